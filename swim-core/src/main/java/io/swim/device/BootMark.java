package io.swim.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Proof of which boot this is. A small uptime proves nothing; a boot that began later than the one
 * seen before does.
 *
 * @param source how it was read, for messages
 * @param bootedAt when the device started, on SWIM's clock: the time of reading less the uptime
 * @param precision how wrong {@code bootedAt} may be, either way
 * @param bootCount snmpEngineBoots, where there is one
 * @param wrapsAfter after this uptime the counter starts again at zero (sysUpTime: 2^32 hundredths
 *     of a second, 497 days); {@link Duration#ZERO} for one that does not wrap
 */
public record BootMark(
    String source,
    Instant bootedAt,
    Duration precision,
    OptionalLong bootCount,
    Duration wrapsAfter) {
  /** sysUpTime of RFC 3418 wraps after 2^32 hundredths of a second. */
  public static final Duration SYS_UP_TIME_WRAP = Duration.ofMillis(10L << 32);

  public BootMark {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(bootedAt, "bootedAt");
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(bootCount, "bootCount");
    Objects.requireNonNull(wrapsAfter, "wrapsAfter");
  }

  /** What two marks say about each other. */
  public enum Verdict {
    /** The device has booted since. */
    REBOOTED,
    /** It is certain that it has not. */
    SAME_BOOT,
    /** The marks are too coarse, or the clock was set: nothing is known. */
    UNDECIDED
  }

  /**
   * Whether the device has booted again since {@code before} was read.
   *
   * <p>REBOOTED needs a boot that began later by more than both precisions together. A difference
   * of whole wraps is the counter's own, unless the boot count differs too. A boot count alone is
   * no proof: an SNMP agent that restarts counts as well. SAME_BOOT needs two marks of one source
   * that agree within their precisions.
   */
  public Verdict since(BootMark before) {
    Duration margin = precision.plus(before.precision);
    Duration later = Duration.between(before.bootedAt, bootedAt);
    if (later.compareTo(margin) > 0) {
      Duration wrap = wrapsAfter.isZero() ? before.wrapsAfter : wrapsAfter;
      if (wrap.isZero() || !isWholeWraps(later, wrap, margin) || countsDiffer(before)) {
        return Verdict.REBOOTED;
      }
      return countsAgree(before) ? Verdict.SAME_BOOT : Verdict.UNDECIDED;
    }
    boolean agree = later.abs().compareTo(margin) <= 0 && source.equals(before.source);
    return agree && !countsDiffer(before) ? Verdict.SAME_BOOT : Verdict.UNDECIDED;
  }

  /** Whether this boot may have begun after {@code when}, as far as the precision tells. */
  public boolean isNotBefore(Instant when) {
    return !bootedAt.plus(precision).isBefore(when);
  }

  private boolean countsDiffer(BootMark before) {
    return bootCount.isPresent()
        && before.bootCount.isPresent()
        && bootCount.getAsLong() != before.bootCount.getAsLong();
  }

  private boolean countsAgree(BootMark before) {
    return bootCount.isPresent() && bootCount.equals(before.bootCount);
  }

  private static boolean isWholeWraps(Duration later, Duration wrap, Duration margin) {
    long rest = later.toMillis() % wrap.toMillis();
    long distance = Math.min(rest, wrap.toMillis() - rest);
    return later.compareTo(wrap.minus(margin)) >= 0 && distance <= margin.toMillis();
  }

  @Override
  public String toString() {
    return "booted at "
        + bootedAt
        + (bootCount.isPresent() ? ", boot " + bootCount.getAsLong() : "")
        + " ("
        + source
        + ")";
  }
}
