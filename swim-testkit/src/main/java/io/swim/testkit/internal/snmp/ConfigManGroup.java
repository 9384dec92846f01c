package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.mib.ObjectMap;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;

/**
 * CISCO-CONFIG-MAN-MIB, history scalars: the configuration has unsaved changes when
 * ccmHistoryRunningLastChanged is later than ccmHistoryStartupLastChanged; loading it at boot
 * counts as a change, as on real devices.
 */
final class ConfigManGroup implements MibGroup {
  private static final OID ROOT = new OID("1.3.6.1.4.1.9.9.43.1.1");

  private final NetworkDevice device;

  ConfigManGroup(NetworkDevice device) {
    this.device = device;
  }

  @Override
  public OID root() {
    return ROOT;
  }

  @Override
  public NavigableMap<OID, Variable> objects() {
    Instant booted =
        device.software().map(NetworkDevice.Software::since).orElse(device.clock().instant());
    return new ObjectMap(ROOT)
        .put("1.0", upTime(booted, device.nvram().changedAt()))
        .put("2.0", upTime(booted, device.nvram().savedAt()))
        .put("3.0", upTime(booted, device.nvram().savedAt()))
        .objects();
  }

  /** 0 when it did not happen since. */
  private static Variable upTime(Instant booted, Instant event) {
    return SystemGroups.ticks(
        event.isBefore(booted) ? Duration.ZERO : Duration.between(booted, event));
  }
}
