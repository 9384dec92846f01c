package io.swim.snmp.internal.mib;

import io.swim.device.DeviceFacts.Configuration;
import io.swim.spi.SnmpValue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether the running configuration is saved, by the history scalars of CISCO-CONFIG-MAN-MIB. Each
 * is the value of sysUpTime at its event, 0 when there was none since boot.
 *
 * <p>By the MIB, a configuration is unsaved when it was changed after ccmHistoryRunningLastSaved;
 * but any write counts as a save there, to a terminal or a server too, so that
 * ccmHistoryStartupLastChanged must not be older either. Loading the configuration at boot is a
 * change (recorded on a Catalyst 3560: changed at 161 s, never saved), and so is leaving
 * configuration mode without one.
 */
public final class ConfigurationHistory {
  /** A change so soon may be the boot itself, on large stacks too. */
  private static final long BOOT_TICKS = Duration.ofMinutes(10).toMillis() / 10;

  /** TimeTicks wrap (RFC 2578, section 7.1.8); from then on the values can't be compared. */
  private static final long WRAP_SECONDS = (1L << 32) / 100;

  private ConfigurationHistory() {}

  /**
   * What is certain.
   *
   * @param values the three scalars, sysUpTime.0 and snmpEngineTime.0, as far as they are there
   */
  public static Optional<Configuration> read(Map<String, SnmpValue> values) {
    OptionalLong changed = number(values, MibObject.RUNNING_CHANGED);
    OptionalLong startup = number(values, MibObject.STARTUP_CHANGED);
    long upTime = number(values, MibObject.SYS_UP_TIME).orElse(0);
    if (changed.isEmpty() || startup.isEmpty() || changed.getAsLong() <= 0) {
      return Optional.empty();
    }
    long engineTime = number(values, MibObject.ENGINE_TIME).orElse(0);
    long latest = Math.max(changed.getAsLong(), startup.getAsLong());
    if (latest > upTime || engineTime >= WRAP_SECONDS) {
      return Optional.empty();
    }
    long saved =
        Math.min(
            startup.getAsLong(),
            number(values, MibObject.RUNNING_SAVED).orElse(startup.getAsLong()));
    if (changed.getAsLong() <= saved) {
      return Optional.of(Configuration.SAVED);
    }
    return changed.getAsLong() > BOOT_TICKS
        ? Optional.of(Configuration.UNSAVED_CHANGES)
        : Optional.empty();
  }

  private static OptionalLong number(Map<String, SnmpValue> values, MibObject object) {
    return Columns.number(values.get(object.scalar()));
  }
}
