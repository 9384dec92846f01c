package io.swim.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.job.FailureReason;
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
      Instant soon = work.now().plus(work.options().timeouts().confirmationInterval());
      return new StepOutcome.Wait(
          soon.isBefore(end) ? soon : end, "the device is at work: " + words);
    }
    return new StepOutcome.Fail(
        new FailureReason(
            kind,
            Aim.words(work)
                + " was to be done with, and the device is at work still, "
                + Duration.between(since, work.now()).toSeconds()
                + " s later: "
                + words
                + AbortTimer.words(work),
            words,
            work.assignment().state(),
            kind == FailureKind.UNCONFIRMED ? DeviceEffect.UNKNOWN : DeviceEffect.APPLIED));
  }
}
