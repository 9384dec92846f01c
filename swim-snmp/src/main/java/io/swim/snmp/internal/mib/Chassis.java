package io.swim.snmp.internal.mib;

import io.swim.device.StackMember;
import io.swim.fault.DriverException;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The chassis in ENTITY-MIB (RFC 6933): the first entity of class chassis(3) that has a model and
 * is in no other chassis. Without one, what is in nothing and has a model; a module, a port or a
 * power supply is never taken for the device. Where no class is told (a narrow view), the models
 * must agree or be told of what is in nothing.
 *
 * <p>Members of a stack are the chassis whose entPhysicalContainedIn is an entity of class
 * stack(11) (recorded on a stack of three Catalyst 2960-X), or the rows of CISCO-STACKWISE-MIB.
 * Several chassis without either, such as those of a router with a shelf, are no stack.
 *
 * @param model entPhysicalModelName
 * @param serialNumber entPhysicalSerialNum
 * @param software entPhysicalSoftwareRev
 * @param members of the stack; empty when it does not tell of one
 * @param stack what is told of them; empty when their numbers are not told
 */
public record Chassis(
    Optional<String> model,
    Optional<String> serialNumber,
    Optional<String> software,
    OptionalInt members,
    List<StackMember> stack) {
  private static final long CHASSIS = 3;
  private static final long STACK = 11;

  /** stack, container, power supply, fan, sensor, port, CPU: nothing that a device could be. */
  private static final Set<Long> PARTS = Set.of(STACK, 5L, 6L, 7L, 8L, 10L, 12L);

  /** Reads it; all is empty when the device has no ENTITY-MIB. */
  public static Chassis read(SnmpSession session) throws DriverException, InterruptedException {
    Map<String, SnmpValue> classes = Columns.walk(session, MibObject.PHYSICAL_CLASS);
    List<String> stacks = indexes(classes, STACK);
    List<PhysicalEntity> boxes =
        PhysicalEntity.read(indexes(classes, CHASSIS), session).stream()
            .filter(each -> !each.isExtender())
            .toList();
    Optional<PhysicalEntity> chosen =
        chosen(boxes).or(() -> boxes.stream().filter(each -> !each.isEmptySlot()).findFirst());
    if (chosen.flatMap(PhysicalEntity::model).isEmpty()) {
      Optional<PhysicalEntity> other = withoutChassis(classes, session);
      chosen = other.isPresent() ? other : chosen;
    }
    StackTable table = StackTable.read(session);
    List<PhysicalEntity> members =
        table.isEmpty()
            ? boxes.stream()
                .filter(each -> each.container().map(stacks::contains).orElse(false))
                .filter(each -> !each.isEmptySlot())
                .toList()
            : PhysicalEntity.read(table.members(), session);
    return new Chassis(
        chosen.flatMap(PhysicalEntity::model),
        chosen.flatMap(PhysicalEntity::serialNumber),
        chosen.flatMap(PhysicalEntity::software),
        members.isEmpty() ? OptionalInt.empty() : OptionalInt.of(members.size()),
        table.describe(members));
  }

  /** The outermost comes first: a shelf is in the chassis of its router. */
  private static Optional<PhysicalEntity> chosen(List<PhysicalEntity> boxes) {
    List<String> all = boxes.stream().map(PhysicalEntity::index).toList();
    List<PhysicalEntity> withModel =
        boxes.stream().filter(each -> each.model().isPresent()).toList();
    return Stream.concat(
            withModel.stream()
                .filter(each -> each.container().map(it -> !all.contains(it)).orElse(true)),
            withModel.stream())
        .findFirst();
  }

  private static Optional<PhysicalEntity> withoutChassis(
      Map<String, SnmpValue> classes, SnmpSession session)
      throws DriverException, InterruptedException {
    Map<String, SnmpValue> models = Columns.walk(session, MibObject.PHYSICAL_MODEL);
    List<String> candidates =
        models.entrySet().stream()
            .filter(each -> Told.word(each.getValue()).isPresent())
            .map(Map.Entry::getKey)
            .filter(index -> !PARTS.contains(Columns.number(classes.get(index)).orElse(0)))
            .toList();
    List<PhysicalEntity> entities = PhysicalEntity.read(candidates, session);
    Optional<PhysicalEntity> root = entities.stream().filter(PhysicalEntity::isRoot).findFirst();
    if (root.isPresent() || !classes.isEmpty()) {
      return root;
    }
    boolean oneModel = entities.stream().map(PhysicalEntity::model).distinct().count() == 1;
    return oneModel ? Optional.of(entities.get(0)) : Optional.empty();
  }

  private static List<String> indexes(Map<String, SnmpValue> classes, long wanted) {
    return classes.entrySet().stream()
        .filter(each -> Columns.number(each.getValue()).orElse(0) == wanted)
        .map(Map.Entry::getKey)
        .toList();
  }
}
