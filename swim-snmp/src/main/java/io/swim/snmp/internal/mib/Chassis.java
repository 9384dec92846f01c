package io.swim.snmp.internal.mib;

import io.swim.fault.DriverException;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The chassis in ENTITY-MIB (RFC 6933): the first entity of class chassis(3), else the first that
 * has a model.
 *
 * <p>Members of a stack are the chassis whose entPhysicalContainedIn is an entity of class
 * stack(11) (recorded on a stack of three Catalyst 2960-X). Several chassis without one, such as
 * those of a router with a shelf, are no stack.
 *
 * @param model entPhysicalModelName
 * @param serialNumber entPhysicalSerialNum
 * @param members of the stack; empty when there is no entity of that class
 */
public record Chassis(Optional<String> model, Optional<String> serialNumber, OptionalInt members) {
  private static final long CHASSIS = 3;
  private static final long STACK = 11;

  /** Reads it; empty when the device has no ENTITY-MIB. */
  public static Optional<Chassis> read(SnmpSession session)
      throws DriverException, InterruptedException {
    Map<String, SnmpValue> classes = Columns.walk(session, MibObject.PHYSICAL_CLASS);
    List<String> all = ofClass(CHASSIS, classes);
    Optional<String> first = all.stream().findFirst();
    if (first.isEmpty()) {
      first = firstWithModel(session);
    }
    if (first.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt members = members(all, ofClass(STACK, classes), session);
    return Optional.of(read(session, first.get(), members));
  }

  private static List<String> ofClass(long wanted, Map<String, SnmpValue> classes) {
    return classes.entrySet().stream()
        .filter(each -> Columns.number(each.getValue()).orElse(0) == wanted)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static OptionalInt members(List<String> chassis, List<String> stacks, SnmpSession session)
      throws DriverException, InterruptedException {
    if (chassis.isEmpty() || stacks.isEmpty()) {
      return OptionalInt.empty();
    }
    Map<String, SnmpValue> containers =
        session.get(chassis.stream().map(MibObject.PHYSICAL_CONTAINED_IN::at).toList());
    int members =
        (int)
            containers.values().stream()
                .filter(container -> stacks.contains(container.text()))
                .count();
    return members == 0 ? OptionalInt.empty() : OptionalInt.of(members);
  }

  private static Optional<String> firstWithModel(SnmpSession session)
      throws DriverException, InterruptedException {
    return Columns.walk(session, MibObject.PHYSICAL_MODEL).entrySet().stream()
        .filter(each -> Columns.text(each.getValue()).isPresent())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Chassis read(SnmpSession session, String index, OptionalInt members)
      throws DriverException, InterruptedException {
    String model = MibObject.PHYSICAL_MODEL.at(index);
    String serial = MibObject.PHYSICAL_SERIAL.at(index);
    Map<String, SnmpValue> values = session.get(List.of(model, serial));
    return new Chassis(Columns.text(values.get(model)), Columns.text(values.get(serial)), members);
  }
}
