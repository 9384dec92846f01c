package io.swim.snmp.internal.mib;

import io.swim.device.StackMember;
import io.swim.fault.DriverException;
import io.swim.spi.SnmpSession;
import io.swim.spi.SnmpValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of a virtual chassis of Juniper, by jnxVirtualChassisMemberTable, whose index is
 * their number: a device alone is member 0.
 *
 * @param members all of them
 */
public record VirtualChassis(List<StackMember> members) {
  private static final List<String> ROLES = List.of("Master", "Backup", "Linecard");

  /** Reads it; empty where that MIB is not there. */
  public static VirtualChassis read(SnmpSession session)
      throws DriverException, InterruptedException {
    Map<String, SnmpValue> roles = Columns.walk(session, MibObject.VC_ROLE);
    if (roles.isEmpty()) {
      return new VirtualChassis(List.of());
    }
    Map<String, SnmpValue> versions = Columns.walk(session, MibObject.VC_VERSION);
    Map<String, SnmpValue> serials = Columns.walk(session, MibObject.VC_SERIAL);
    Map<String, SnmpValue> models = Columns.walk(session, MibObject.VC_MODEL);
    List<StackMember> members = new ArrayList<>();
    for (String index : roles.keySet()) {
      long role = Columns.number(roles.get(index)).orElse(0);
      if (role >= 1 && role <= ROLES.size() && index.matches("\\d{1,3}")) {
        members.add(
            new StackMember(
                Integer.parseInt(index),
                Optional.of(ROLES.get((int) role - 1)),
                Told.word(models.get(index)),
                Told.word(serials.get(index)),
                Told.word(versions.get(index)),
                Optional.empty(),
                Optional.empty()));
      }
    }
    return new VirtualChassis(members);
  }

  /** What its master runs: the release, where sysDescr tells that of the kernel. */
  public Optional<String> version() {
    return members.stream()
        .filter(each -> each.role().equals(Optional.of("Master")))
        .findFirst()
        .flatMap(StackMember::version);
  }
}
