package io.swim.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An order to unpack an image whose answer was lost: the device goes on with it, whoever looks on.
 * It is left alone until it says that it is at nothing, or had the time for it.
 */
final class Unpacking {
  private Unpacking() {}

  /** Whether the device may have begun to unpack, so far. */
  static boolean mayHaveBegun(Assignment assignment) {
    boolean unrecorded =
        assignment.state() == AssignmentState.PREPARING
            && assignment.entries() > assignment.retries() + 1;
    return unrecorded || begun(assignment).findAny().isPresent();
  }

  /** What may have been unpacked by now, when the work on it ends for a reason of ours. */
  static DeviceEffect effect(Assignment assignment) {
    if (!mayHaveBegun(assignment)) {
      return DeviceEffect.NONE;
    }
    return assignment.state() == AssignmentState.PREPARING
        ? DeviceEffect.UNKNOWN
        : DeviceEffect.APPLIED;
  }

  private static Stream<Attempt> begun(Assignment assignment) {
    return assignment.attempts().stream()
        .filter(attempt -> attempt.state() == AssignmentState.PREPARING)
        .filter(Attempts::mayHaveBeenTaken);
  }

  /**
   * Waits for an order whose fate is unknown; empty when there is none, or the device had its time.
   *
   * @param time how long the platform may be at it
   */
  static Optional<StepOutcome> patience(Work work, Duration time) {
    Instant end =
        begun(work.assignment())
            .filter(attempt -> attempt.failure().isPresent())
            .map(attempt -> attempt.startedAt().plus(attempt.duration()).plus(time))
            .max(Instant::compareTo)
            .orElse(Instant.MIN);
    if (!work.now().isBefore(end)) {
      return Optional.empty();
    }
    Instant soon = work.now().plus(work.options().timeouts().confirmationInterval());
    return Optional.of(
        new StepOutcome.Wait(
            soon.isBefore(end) ? soon : end, "the device may be unpacking still; it has its time"));
  }

  /** What becomes of an order that failed, or of a look at what became of it. */
  static StepOutcome failed(Work work, DriverException e, int tries, Duration time) {
    FailureReason reason = unknown(work, Attempts.of(work).reason(e));
    Duration pause = work.options().timeouts().confirmationInterval();
    if (isAtWork(e)) {
      // It takes no other order as long as it is at one; that may be ours.
      return new StepOutcome.Retry(
          work.now().plus(pause), tries + Patience.looks(time, pause), reason);
    }
    return Patience.orderAgain(work, e, reason, tries);
  }

  private static boolean isAtWork(DriverException e) {
    return e.kind() == FailureKind.TIMEOUT && e.effect() == DeviceEffect.NONE;
  }

  /** What failed now says nothing of an order of before. */
  private static FailureReason unknown(Work work, FailureReason reason) {
    return reason.effect() == DeviceEffect.NONE && mayHaveBegun(work.assignment())
        ? reason
            .withEffect(DeviceEffect.UNKNOWN)
            .withMessage(
                "the device may have begun to unpack "
                    + work.origin().target()
                    + ", and what became of that is not known: "
                    + reason.message())
        : reason;
  }
}
