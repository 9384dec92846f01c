package io.swim.snmp.internal.mib;

import io.swim.device.StackMember;
import io.swim.fault.DriverException;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a stack, by cswSwitchInfoTable of CISCO-STACKWISE-MIB, whose index is entPhysicalIndex.
 * A switch that is provisioned and not there is no member.
 */
final class StackTable {
  private static final List<String> ROLES = List.of("Master", "Member", "Not a member", "Standby");
  private static final List<String> STATES =
      List.of(
          "Waiting",
          "Progressing",
          "Added",
          "Ready",
          "SDM mismatch",
          "Version mismatch",
          "Feature mismatch",
          "New master init",
          "Provisioned",
          "Invalid",
          "Removed");
  private static final List<String> ABSENT = List.of("Provisioned", "Removed");

  /** The last number in a name: 2, Switch 2, Switch 2 Chassis, CBS350-24P-4X Stack Unit 2. */
  private static final Pattern NUMBER = Pattern.compile("(?:.*\\s)?(\\d{1,2})(?:\\s+[A-Za-z]+)?");

  /** Everest 16.6.7, 15.0(2a)EX5. */
  private static final Pattern VERSION = Pattern.compile("(?:[A-Za-z]+ )?(\\d\\S*)");

  private final Map<String, SnmpValue> states;
  private final Map<String, SnmpValue> roles;
  private final Map<String, SnmpValue> numbers;

  private StackTable(
      Map<String, SnmpValue> states, Map<String, SnmpValue> roles, Map<String, SnmpValue> numbers) {
    this.states = states;
    this.roles = roles;
    this.numbers = numbers;
  }

  /** Empty on a device without that MIB. */
  static StackTable read(SnmpSession session) throws DriverException, InterruptedException {
    Map<String, SnmpValue> states = Columns.walk(session, MibObject.STACK_STATE);
    return states.isEmpty()
        ? new StackTable(states, Map.of(), Map.of())
        : new StackTable(
            states,
            Columns.walk(session, MibObject.STACK_ROLE),
            Columns.walk(session, MibObject.STACK_NUMBER));
  }

  boolean isEmpty() {
    return members().isEmpty();
  }

  /** Entities that are there. */
  List<String> members() {
    return states.keySet().stream()
        .filter(index -> !word(states.get(index), STATES).map(ABSENT::contains).orElse(true))
        .filter(index -> !word(roles.get(index), ROLES).equals(Optional.of("Not a member")))
        .toList();
  }

  /** All of them, or none where the number of one is not told. */
  List<StackMember> describe(List<PhysicalEntity> members) {
    List<StackMember> described = new ArrayList<>();
    for (PhysicalEntity each : members) {
      OptionalInt number = number(each);
      if (number.isEmpty()
          || described.stream().anyMatch(other -> other.number() == number.getAsInt())) {
        return List.of();
      }
      described.add(
          new StackMember(
              number.getAsInt(),
              word(roles.get(each.index()), ROLES),
              each.model(),
              each.serialNumber(),
              each.software().flatMap(StackTable::version),
              Optional.empty(),
              word(states.get(each.index()), STATES)));
    }
    return described;
  }

  private OptionalInt number(PhysicalEntity entity) {
    OptionalLong told = Columns.number(numbers.get(entity.index()));
    if (told.isPresent()) {
      return told.getAsLong() >= 1 && told.getAsLong() <= 99
          ? OptionalInt.of((int) told.getAsLong())
          : OptionalInt.empty();
    }
    Matcher name = NUMBER.matcher(entity.name().orElse(""));
    return name.matches() ? OptionalInt.of(Integer.parseInt(name.group(1))) : OptionalInt.empty();
  }

  private static Optional<String> version(String software) {
    Matcher version = VERSION.matcher(software);
    return version.matches() ? Optional.of(version.group(1)) : Optional.empty();
  }

  /** Enumerations of the MIB begin with 1. */
  private static Optional<String> word(@Nullable SnmpValue value, List<String> words) {
    long number = Columns.number(value).orElse(0);
    return number >= 1 && number <= words.size()
        ? Optional.of(words.get((int) number - 1))
        : Optional.empty();
  }
}
