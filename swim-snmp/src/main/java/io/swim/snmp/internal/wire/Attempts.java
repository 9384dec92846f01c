package io.swim.snmp.internal.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a request is sent, and how long each time is waited for.
 *
 * @param timeout for the answer to each
 * @param tries how often it is sent
 * @param start how the first of them begins
 */
public record Attempts(Duration timeout, int tries, Start start) {
  /** How long the first message is waited for. */
  public enum Start {
    /** As long as any. */
    PATIENT,
    /**
     * A quarter of that; then the wait grows to what it would have been anyway. One lost message
     * costs little then, such as one that fell into a reboot.
     */
    QUICK
  }

  private static final int FIRST_PART = 4;

  public Attempts {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("the SNMP timeout must be longer than " + timeout);
    }
    if (tries < 1) {
      throw new IllegalArgumentException("SNMP needs at least 1 try, not " + tries);
    }
  }

  /** With a patient start. */
  public Attempts(Duration timeout, int tries) {
    this(timeout, tries, Start.PATIENT);
  }

  /**
   * The same time in all, for a request that an agent answers at once or never. Not for walks: an
   * old device may need a second for a page, and would work off every repetition.
   */
  public Attempts quick() {
    return new Attempts(timeout, tries, Start.QUICK);
  }

  /** The same time in all, for a request that must not be sent twice. */
  public Attempts once() {
    return new Attempts(timeout.multipliedBy(tries), 1);
  }

  /** How long each message is waited for, in order; together always tries times the timeout. */
  List<Duration> waits() {
    List<Duration> waits = new ArrayList<>();
    if (start == Start.QUICK) {
      Duration quarter = timeout.dividedBy(FIRST_PART);
      Duration half = quarter.multipliedBy(2);
      waits.addAll(List.of(quarter, quarter, timeout.minus(half)));
    } else {
      waits.add(timeout);
    }
    for (int more = 1; more < tries; more++) {
      waits.add(timeout);
    }
    return waits;
  }

  /** Such as {@code 3 tries of 2 s}. */
  @Override
  public String toString() {
    long millis = timeout.toMillis();
    String each = millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    return tries == 1 ? each : tries + " tries of " + each;
  }
}
