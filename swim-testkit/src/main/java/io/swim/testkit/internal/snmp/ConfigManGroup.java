package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.device.IosDevice;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;

/**
 * CISCO-CONFIG-MAN-MIB, history scalars: the configuration has unsaved changes when
 * ccmHistoryRunningLastChanged is later than ccmHistoryStartupLastChanged.
 */
final class ConfigManGroup implements MibGroup {
  private static final OID ROOT = new OID("1.3.6.1.4.1.9.9.43.1.1");

  private final IosDevice device;

  ConfigManGroup(IosDevice device) {
    this.device = device;
  }

  @Override
  public OID root() {
    return ROOT;
  }

  @Override
  public NavigableMap<OID, Variable> objects() {
    return new ObjectMap(ROOT)
        .put("1.0", sinceBoot(device.nvram().changedAt()))
        .put("2.0", sinceBoot(device.nvram().savedAt()))
        .put("3.0", sinceBoot(device.nvram().savedAt()))
        .objects();
  }

  private Variable sinceBoot(Instant instant) {
    Duration uptime = device.uptime();
    Duration ago = Duration.between(instant, device.clock().instant());
    return SystemGroups.ticks(ago.compareTo(uptime) > 0 ? Duration.ZERO : uptime.minus(ago));
  }
}
