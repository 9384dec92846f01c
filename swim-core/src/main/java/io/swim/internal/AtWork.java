package io.swim.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.spi.InstallStatus;
import java.time.Duration;
import java.time.Instant;

/** A device that is at something, after it was told to reload: it is left alone, not for ever. */
final class AtWork {
  private AtWork() {}

  /**
   * Waits for its end, so long from when the present state was entered.
   *
   * @param kind what it is then
   */
  static StepOutcome wait(InstallStatus status, Work work, Duration time, FailureKind kind) {
    String words = work.device().transcript().scrub(status.underWay().orElseThrow());
    Instant since = work.assignment().enteredAt();
    Instant end = since.plus(time);
    if (work.now().isBefore(end)) {
      return new StepOutcome.Wait(Patience.inAWhile(work, end), "the device is at work: " + words);
    }
    return new StepOutcome.Fail(
        work.failure(
            kind,
            kind == FailureKind.UNCONFIRMED ? DeviceEffect.UNKNOWN : DeviceEffect.APPLIED,
            Aim.words(work)
                + " was to be done with, and the device is at work still, "
                + Duration.between(since, work.now()).toSeconds()
                + " s later: "
                + words
                + AbortTimer.words(work),
            words));
  }
}
