package io.swim.testkit.internal.vrp;

import io.swim.testkit.internal.device.CommandSession;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.LoginText;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.Personality;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.snmp.EntityGroup;
import io.swim.testkit.internal.snmp.PhysicalEntity;
import io.swim.testkit.internal.snmp.SystemGroups;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What VRP and Comware have in common on a switch that stands alone. Keeps no state. */
abstract class VrpFamily implements Personality {
  private final Dialect dialect;

  VrpFamily(Dialect dialect) {
    this.dialect = dialect;
  }

  /** What the ENTITY-MIB says of the switch. */
  abstract PhysicalEntity entity(NetworkDevice device);

  @Override
  public LoginText login(NetworkDevice device) {
    return VrpText.login(device);
  }

  @Override
  public CommandSession session(NetworkDevice device, Terminal terminal, int privilege) {
    return new VrpSession(device, terminal, dialect);
  }

  @Override
  public void configure(NetworkDevice device, String lines) throws IOException {
    new VrpSession(device, Terminal.ofNobody(), dialect).configure(lines);
  }

  @Override
  public String configuration(NetworkDevice device, DeviceConfig config) {
    return VrpShow.configuration(device, config);
  }

  @Override
  public List<MibGroup> mibGroups(NetworkDevice device) {
    List<MibGroup> groups = new ArrayList<>(SystemGroups.of(device));
    groups.add(EntityGroup.of(() -> List.of(entity(device))));
    return groups;
  }
}
