package io.swim.snmp.internal.mib;

import io.swim.fault.DriverException;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of entPhysicalTable (RFC 6933).
 *
 * @param index entPhysicalIndex
 * @param container entPhysicalContainedIn; 0 for what is in nothing
 * @param name entPhysicalName
 * @param model entPhysicalModelName
 * @param serialNumber entPhysicalSerialNum
 * @param software entPhysicalSoftwareRev
 * @param isEmptySlot whether it tells all of those, and each is blank: a place where a member of a
 *     stack may be (recorded on a CBS350)
 */
record PhysicalEntity(
    String index,
    Optional<String> container,
    Optional<String> name,
    Optional<String> model,
    Optional<String> serialNumber,
    Optional<String> software,
    boolean isEmptySlot) {
  /** More than that are cards and ports, not boxes. */
  private static final int MAX_ENTITIES = 64;

  /** Port extenders of a Nexus are chassis of their own in ENTITY-MIB, and no members. */
  private static final Pattern EXTENDER = Pattern.compile("(?i)fex\\b.*");

  private static final List<MibObject> COLUMNS =
      List.of(
          MibObject.PHYSICAL_CONTAINED_IN,
          MibObject.PHYSICAL_NAME,
          MibObject.PHYSICAL_SOFTWARE,
          MibObject.PHYSICAL_SERIAL,
          MibObject.PHYSICAL_MODEL);

  static List<PhysicalEntity> read(List<String> indexes, SnmpSession session)
      throws DriverException, InterruptedException {
    List<String> some = indexes.subList(0, Math.min(MAX_ENTITIES, indexes.size()));
    List<String> objects = new ArrayList<>();
    for (String index : some) {
      COLUMNS.forEach(column -> objects.add(column.at(index)));
    }
    Map<String, SnmpValue> values = objects.isEmpty() ? Map.of() : session.get(objects);
    return some.stream().map(index -> of(index, values)).toList();
  }

  private static PhysicalEntity of(String index, Map<String, SnmpValue> values) {
    @Nullable SnmpValue name = values.get(MibObject.PHYSICAL_NAME.at(index));
    @Nullable SnmpValue model = values.get(MibObject.PHYSICAL_MODEL.at(index));
    @Nullable SnmpValue serial = values.get(MibObject.PHYSICAL_SERIAL.at(index));
    OptionalLong container = Columns.number(values.get(MibObject.PHYSICAL_CONTAINED_IN.at(index)));
    return new PhysicalEntity(
        index,
        container.isPresent()
            ? Optional.of(Long.toString(container.getAsLong()))
            : Optional.empty(),
        Told.word(name),
        Told.word(model),
        Told.word(serial),
        Told.word(values.get(MibObject.PHYSICAL_SOFTWARE.at(index))),
        isBlank(name) && isBlank(model) && isBlank(serial));
  }

  private static boolean isBlank(@Nullable SnmpValue value) {
    return value instanceof SnmpValue.Octets it && it.text().isBlank();
  }

  /** Whether it is in nothing, as far as it tells. */
  boolean isRoot() {
    return container.map(it -> it.equals("0")).orElse(false);
  }

  boolean isExtender() {
    return name.map(it -> EXTENDER.matcher(it).matches()).orElse(false);
  }
}
