package io.swim.internal;

import io.swim.job.FailureReason;
import io.swim.job.Timeouts;

/** How long a device that was or will be changed is waited for before that counts as a failure. */
final class Patience {
  private static final int REFUSALS = 3;
  private static final long MOST = 1000;

  private Patience() {}

  /**
   * Tries again. A device that does not answer may be booting: it gets the time for that, whoever
   * rebooted it. One that refuses a login may not reach its AAA server. What else it refused, it
   * will refuse again.
   */
  static StepOutcome again(Work work, FailureReason reason) {
    Timeouts timeouts = work.options().timeouts();
    return switch (reason.kind()) {
      case UNREACHABLE, TIMEOUT, PROTOCOL ->
          new StepOutcome.Retry(
              work.now().plus(timeouts.confirmationInterval()),
              triesThroughABoot(timeouts),
              reason);
      case AUTHENTICATION ->
          new StepOutcome.Retry(work.now().plus(timeouts.confirmationInterval()), REFUSALS, reason);
      case UNTRUSTED,
          REJECTED,
          CAPACITY,
          INTEGRITY,
          UNSUPPORTED,
          VALIDATION,
          CHANGED,
          WRONG_VERSION,
          UNCONFIRMED,
          INTERNAL ->
          new StepOutcome.Retry(work.now().plus(timeouts.pollInterval()), REFUSALS, reason);
    };
  }

  private static int triesThroughABoot(Timeouts timeouts) {
    long boot = timeouts.rebootWait().dividedBy(timeouts.confirmationInterval());
    return timeouts.confirmationTries() + Math.toIntExact(Math.min(boot, MOST));
  }
}
