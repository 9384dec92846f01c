package io.swim.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.FailureReason;
import io.swim.job.Timeouts;
import java.time.Duration;
import java.time.Instant;

/** How long a device that was or will be changed is waited for before that counts as a failure. */
final class Patience {
  private static final int REFUSALS = 3;
  private static final int SILENCES = 3;
  private static final long MOST = 1000;

  private Patience() {}

  /**
   * Tries again. A device that does not answer may be booting: it gets the time for that, whoever
   * rebooted it. One that refuses a login may not reach its AAA server. What else it refused, it
   * will refuse again.
   */
  static StepOutcome again(Work work, FailureReason reason) {
    return again(work, reason, Duration.ZERO);
  }

  /** The same; what may pass is tried for so much longer. */
  static StepOutcome again(Work work, FailureReason reason, Duration more) {
    Timeouts timeouts = work.options().timeouts();
    Instant inAWhile = work.now().plus(timeouts.confirmationInterval());
    if (reason.kind().mayPass()) {
      int tries = triesThroughABoot(timeouts) + looks(more, timeouts.confirmationInterval());
      return new StepOutcome.Retry(inAWhile, tries, reason);
    }
    return reason.kind() == FailureKind.AUTHENTICATION
        ? new StepOutcome.Retry(inAWhile, REFUSALS, reason)
        : new StepOutcome.Retry(work.now().plus(timeouts.pollInterval()), REFUSALS, reason);
  }

  /**
   * After an order that failed: one that the device refused for good and did not begin has failed,
   * any other is looked at again, so often. What the device says by then tells whether it began.
   */
  static StepOutcome orderAgain(Work work, DriverException e, int tries) {
    return orderAgain(work, e, Attempts.of(work).reason(e), tries);
  }

  /** The same, told in that way. */
  static StepOutcome orderAgain(Work work, DriverException e, FailureReason reason, int tries) {
    return e.effect() == DeviceEffect.NONE && !reason.kind().mayPass()
        ? new StepOutcome.Fail(reason)
        : new StepOutcome.Retry(
            work.now().plus(work.options().timeouts().confirmationInterval()), tries, reason);
  }

  /**
   * Before the device is changed for good: what fails only because it did not answer is tried
   * again, three times; what it refused is not.
   */
  static StepOutcome unlessRefused(Work work, FailureReason reason) {
    return reason.kind().mayPass()
        ? new StepOutcome.Retry(
            work.now().plus(work.options().timeouts().pollInterval()), SILENCES, reason)
        : new StepOutcome.Fail(reason);
  }

  /**
   * When it is looked at again, at that time at the latest: soon, since it may be done any moment.
   */
  static Instant soon(Work work, Instant atLatest) {
    return earlier(work.now().plus(work.options().timeouts().pollInterval()), atLatest);
  }

  /** The same for a device that is at something long, or is better left alone. */
  static Instant inAWhile(Work work, Instant atLatest) {
    return earlier(work.now().plus(work.options().timeouts().confirmationInterval()), atLatest);
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** As often as a device may need until it has booted, and some tries more. */
  static int triesThroughABoot(Timeouts timeouts) {
    return timeouts.confirmationTries()
        + looks(timeouts.rebootWait(), timeouts.confirmationInterval());
  }

  /** How often a device is looked at in that time, with such pauses; within reason. */
  static int looks(Duration time, Duration pause) {
    return Math.toIntExact(Math.min(time.dividedBy(pause), MOST));
  }
}
