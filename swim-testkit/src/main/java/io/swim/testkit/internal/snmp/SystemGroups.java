package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.mib.ObjectMap;
import java.time.Duration;
import java.util.List;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;

/** What the agents of all platforms have: the system group and the SNMP engine. */
public final class SystemGroups {
  private static final long WRAP = 1L << 32;

  private final NetworkDevice device;

  private SystemGroups(NetworkDevice device) {
    this.device = device;
  }

  /** The groups of a device. */
  public static List<MibGroup> of(NetworkDevice device) {
    SystemGroups groups = new SystemGroups(device);
    return List.of(
        new ReadOnlyGroup("1.3.6.1.2.1.1", groups::system),
        new ReadOnlyGroup("1.3.6.1.6.3.10.2.1", groups::engine));
  }

  /** sysUpTime wraps after 497 days (SNMPv2-MIB, TimeTicks). */
  static TimeTicks ticks(Duration uptime) {
    return new TimeTicks(uptime.toMillis() / 10 % WRAP);
  }

  private void system(ObjectMap map) {
    device
        .software()
        .ifPresent(
            software ->
                map.put("1.0", software.image().facts().sysDescription().replace("\n", "\r\n")));
    map.put("2.0", new OID(device.spec().model().sysObjectId()))
        .put("3.0", ticks(device.uptime()))
        .put("4.0", "")
        .put("5.0", device.nvram().running().hostname())
        .put("6.0", "")
        .put("7.0", 6)
        .put("8.0", new TimeTicks(0));
  }

  private void engine(ObjectMap map) {
    map.put("1.0", new OctetString(device.engineId()))
        .put("2.0", device.engineBoots())
        .put("3.0", (int) Math.min(device.uptime().toSeconds(), Integer.MAX_VALUE))
        .put("4.0", 1500);
  }
}
