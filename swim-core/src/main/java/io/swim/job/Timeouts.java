package io.swim.job;

import java.time.Duration;
import java.util.Objects;

/**
 * How long things may take on one device.
 *
 * @param operation the whole upgrade of one device, without the time of copies whose bytes are seen
 *     to move, at SWIM's own server or where SWIM pushes: each may take ten times as long as this
 * @param rebootWait how long a device may take to come back before confirmation tries begin
 * @param confirmationTries how often the version is asked for after that
 * @param confirmationInterval between two tries
 * @param pollInterval between two looks at a device that is rebooting
 * @param reloadGrace how long a device that took a reload may take to go down; within it, nobody
 *     orders another one
 */
public record Timeouts(
    Duration operation,
    Duration rebootWait,
    int confirmationTries,
    Duration confirmationInterval,
    Duration pollInterval,
    Duration reloadGrace) {
  /** 7200 s, 360 s and 3 tries, one minute apart. */
  public static final Timeouts DEFAULT =
      new Timeouts(
          Duration.ofSeconds(7200),
          Duration.ofSeconds(360),
          3,
          Duration.ofSeconds(60),
          Duration.ofSeconds(5),
          Duration.ofSeconds(120));

  public Timeouts {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(rebootWait, "rebootWait");
    Objects.requireNonNull(confirmationInterval, "confirmationInterval");
    Objects.requireNonNull(pollInterval, "pollInterval");
    Objects.requireNonNull(reloadGrace, "reloadGrace");
    if (confirmationTries < 1) {
      throw new IllegalArgumentException("confirmation tries must be at least 1");
    }
    for (Duration each :
        new Duration[] {operation, rebootWait, confirmationInterval, pollInterval, reloadGrace}) {
      if (each.isNegative() || each.isZero()) {
        throw new IllegalArgumentException("a timeout must be longer than " + each);
      }
    }
  }

  public Timeouts withOperation(Duration value) {
    return new Timeouts(
        value, rebootWait, confirmationTries, confirmationInterval, pollInterval, reloadGrace);
  }

  public Timeouts withRebootWait(Duration value) {
    return new Timeouts(
        operation, value, confirmationTries, confirmationInterval, pollInterval, reloadGrace);
  }

  public Timeouts withConfirmation(int tries, Duration interval) {
    return new Timeouts(operation, rebootWait, tries, interval, pollInterval, reloadGrace);
  }

  public Timeouts withPollInterval(Duration value) {
    return new Timeouts(
        operation, rebootWait, confirmationTries, confirmationInterval, value, reloadGrace);
  }

  public Timeouts withReloadGrace(Duration value) {
    return new Timeouts(
        operation, rebootWait, confirmationTries, confirmationInterval, pollInterval, value);
  }
}
