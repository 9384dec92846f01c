package io.swim.snmp.internal.mib;

import io.swim.device.BootMark;
import io.swim.spi.SnmpValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells when a device started from snmpEngineTime (seconds, does not wrap; RFC 3411, section 5) and
 * sysUpTime (hundredths of a second, wraps after 497 days; RFC 3418).
 *
 * <p>Both start again when only the agent does, so the longer one is the true one. The engine may
 * begin minutes after the system (recorded on a Catalyst 9500); as long as the two agree within an
 * hour, sysUpTime is taken for its precision, and snmpEngineTime says how often it wrapped.
 */
public final class BootTime {
  private static final Duration AGREEMENT = Duration.ofHours(1);
  private static final Duration PRECISION = Duration.ofSeconds(2);

  /** TimeTicks has 32 bits (RFC 2578, section 7.1.8), and the engine's seconds have 31. */
  private static final long MAX_TIME = 0xffffffffL;

  private BootTime() {}

  /**
   * The boot mark, if the device tells any uptime.
   *
   * @param values sysUpTime.0, snmpEngineTime.0 and snmpEngineBoots.0, as far as they are there
   * @param asked when they were asked for
   * @param answered when the answer was there
   */
  public static Optional<BootMark> mark(
      Map<String, SnmpValue> values, Instant asked, Instant answered) {
    Optional<Duration> engine =
        duration(values, MibObject.ENGINE_TIME, 1000).filter(it -> !it.isZero());
    Optional<Duration> system = duration(values, MibObject.SYS_UP_TIME, 10);
    OptionalLong boots =
        engine.isPresent()
            ? Columns.number(values.get(MibObject.ENGINE_BOOTS.scalar()))
            : OptionalLong.empty();
    Duration halfway = Duration.between(asked, answered).dividedBy(2);
    return uptime(engine, system)
        .map(
            it ->
                new BootMark(
                    it.source,
                    asked.plus(halfway).minus(it.value),
                    PRECISION.plus(halfway),
                    boots,
                    it.wrapsAfter));
  }

  private record Uptime(String source, Duration value, Duration wrapsAfter) {}

  private static Optional<Uptime> uptime(Optional<Duration> engine, Optional<Duration> system) {
    if (engine.isEmpty()) {
      return system.map(it -> new Uptime("sysUpTime", it, BootMark.SYS_UP_TIME_WRAP));
    }
    if (system.isEmpty()) {
      return engine.map(it -> new Uptime("snmpEngineTime", it, Duration.ZERO));
    }
    Duration unwrapped = unwrapped(system.get(), engine.get());
    if (unwrapped.minus(engine.get()).abs().compareTo(AGREEMENT) <= 0) {
      return Optional.of(new Uptime("sysUpTime and snmpEngineTime", unwrapped, Duration.ZERO));
    }
    return engine.get().compareTo(system.get()) > 0
        ? Optional.of(new Uptime("snmpEngineTime", engine.get(), Duration.ZERO))
        : Optional.of(new Uptime("sysUpTime", system.get(), BootMark.SYS_UP_TIME_WRAP));
  }

  /** The system's uptime with so many wraps that it comes closest to the engine's. */
  private static Duration unwrapped(Duration system, Duration engine) {
    double behind = engine.minus(system).toMillis();
    long wraps = Math.max(0, Math.round(behind / BootMark.SYS_UP_TIME_WRAP.toMillis()));
    return system.plus(BootMark.SYS_UP_TIME_WRAP.multipliedBy(wraps));
  }

  private static Optional<Duration> duration(
      Map<String, SnmpValue> values, MibObject object, int unitMillis) {
    OptionalLong value = Columns.number(values.get(object.scalar()));
    return value.isPresent() && value.getAsLong() >= 0 && value.getAsLong() <= MAX_TIME
        ? Optional.of(Duration.ofMillis(value.getAsLong() * unitMillis))
        : Optional.empty();
  }
}
