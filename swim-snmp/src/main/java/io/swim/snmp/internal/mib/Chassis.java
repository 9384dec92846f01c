package io.swim.snmp.internal.mib;

import io.swim.fault.DriverException;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chassis in ENTITY-MIB (RFC 6933): the first entity of class chassis(3), else the first that
 * has a model.
 *
 * @param model entPhysicalModelName
 * @param serialNumber entPhysicalSerialNum
 */
public record Chassis(Optional<String> model, Optional<String> serialNumber) {
  private static final long CHASSIS = 3;

  /** Reads it; empty when the device has no ENTITY-MIB. */
  public static Optional<Chassis> read(SnmpSession session)
      throws DriverException, InterruptedException {
    Map<String, SnmpValue> classes = Columns.walk(session, MibObject.PHYSICAL_CLASS);
    List<String> candidates = new ArrayList<>();
    for (Map.Entry<String, SnmpValue> each : classes.entrySet()) {
      if (Columns.number(each.getValue()).orElse(0) == CHASSIS) {
        candidates.add(each.getKey());
      }
    }
    if (candidates.isEmpty()) {
      candidates.addAll(firstWithModel(session).stream().toList());
    }
    return candidates.isEmpty() ? Optional.empty() : Optional.of(read(session, candidates.get(0)));
  }

  private static Optional<String> firstWithModel(SnmpSession session)
      throws DriverException, InterruptedException {
    return Columns.walk(session, MibObject.PHYSICAL_MODEL).entrySet().stream()
        .filter(each -> Columns.text(each.getValue()).isPresent())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Chassis read(SnmpSession session, String index)
      throws DriverException, InterruptedException {
    String model = MibObject.PHYSICAL_MODEL.at(index);
    String serial = MibObject.PHYSICAL_SERIAL.at(index);
    Map<String, SnmpValue> values = session.get(List.of(model, serial));
    return new Chassis(Columns.text(values.get(model)), Columns.text(values.get(serial)));
  }
}
