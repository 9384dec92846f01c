package io.swim.snmp.internal.wire;

import java.time.Duration;

/**
 * How often a request is sent, and how long each time is waited for.
 *
 * @param timeout for the answer to each
 * @param tries how often it is sent
 */
public record Attempts(Duration timeout, int tries) {
  public Attempts {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("the SNMP timeout must be longer than " + timeout);
    }
    if (tries < 1) {
      throw new IllegalArgumentException("SNMP needs at least 1 try, not " + tries);
    }
  }

  /** The same time in all, for a request that must not be sent twice. */
  public Attempts once() {
    return new Attempts(timeout.multipliedBy(tries), 1);
  }

  /** Such as {@code 3 tries of 2 s}. */
  @Override
  public String toString() {
    long millis = timeout.toMillis();
    String each = millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    return tries == 1 ? each : tries + " tries of " + each;
  }
}
