package io.swim.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.job.AssignmentBuilder;
import io.swim.job.Timeouts;
import java.time.Duration;
import java.time.Instant;

/** A device that is back, and not yet what it is to be: it is looked at again, but not for ever. */
final class Unconfirmed {
  private Unconfirmed() {}

  /** So often as the job says. */
  static StepOutcome again(Work work, String message, String deviceWords) {
    // Whoever said that it goes on may reboot all the same.
    int tries =
        PartSteps.goesOn(work)
            ? Patience.triesThroughABoot(work.options().timeouts())
            : work.options().timeouts().confirmationTries();
    return again(work, FailureKind.UNCONFIRMED, message, deviceWords, tries);
  }

  /**
   * A member joins the others some time after they are up. One that is on its way has the time that
   * its platform gives it, and is no try; one that is not there, or says nothing of the kind, has
   * that of a reboot, which may be one that it does by itself with software of the others.
   *
   * @param reboot how long the device may take for one, from the order on
   */
  static StepOutcome members(Work work, StackProof doubt, Duration reboot) {
    Instant now = work.now();
    Instant end =
        work.assignment()
            .reloadOrderedAt()
            .orElseThrow()
            .plus(reboot)
            .plus(doubt.joinTime().orElse(Duration.ZERO));
    if (doubt.joinTime().isPresent() && !work.isLate() && now.isBefore(end)) {
      String why = "members are on their way: " + doubt.message();
      work.comment(why);
      work.save(AssignmentBuilder::answered);
      return new StepOutcome.Wait(now.plus(work.options().timeouts().confirmationInterval()), why);
    }
    return again(
        work,
        doubt.kind(),
        doubt.message(),
        doubt.deviceWords(),
        Patience.triesThroughABoot(work.options().timeouts()));
  }

  private static StepOutcome again(
      Work work, FailureKind kind, String message, String deviceWords, int tries) {
    Timeouts timeouts = work.options().timeouts();
    return new StepOutcome.Retry(
        work.now().plus(timeouts.confirmationInterval()),
        work.isLate() ? 1 : tries,
        work.failure(
            kind,
            kind == FailureKind.UNCONFIRMED ? DeviceEffect.UNKNOWN : DeviceEffect.APPLIED,
            message
                + " ("
                + (work.assignment().retries() + 1)
                + " of "
                + tries
                + " tries, "
                + Duration.between(work.assignment().reloadOrderedAt().orElseThrow(), work.now())
                    .toSeconds()
                + " s after the reload)",
            deviceWords));
  }
}
