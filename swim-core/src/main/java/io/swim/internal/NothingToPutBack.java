package io.swim.internal;

import io.swim.device.DeviceFacts;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;

/**
 * Without a boot list of before there is nothing to put back, whatever was installed. Where
 * software is installed it is looked at first what runs: a reload that was refused may have
 * happened all the same, by whomever. In service a boot proves nothing, so there it is not.
 */
final class NothingToPutBack {
  private final Engine engine;
  private final FactsReader facts;
  private final NextBoot nextBoot;
  private final InstallSteps install;

  NothingToPutBack(Engine engine, FactsReader facts, NextBoot nextBoot, InstallSteps install) {
    this.engine = engine;
    this.facts = facts;
    this.nextBoot = nextBoot;
    this.install = install;
  }

  /** The end of an upgrade that failed; or it goes on, where the device runs the image by now. */
  StepOutcome toPutBack(Work work) throws InterruptedException {
    try {
      if (Installer.isInstalled(work)
          && !Installer.isInService(work)
          && runs(work)
          && install.isReached(work)) {
        return install.running(work, "it has rebooted since PRECHECK, and runs the image");
      }
    } catch (DriverException e) {
      return Patience.again(work, notKnown(work, Attempts.of(work).reason(e)));
    }
    nextBoot.tellWhatWaits(work);
    return new StepOutcome.Jump(AssignmentState.FAILED, words(work));
  }

  /** Whether it has rebooted since PRECHECK and runs the image; of a stack, all of its members. */
  boolean runs(Work work) throws DriverException, InterruptedException {
    DeviceFacts read = facts.read(work.device(), Attempts.quietly(work));
    boolean booted =
        read.bootMark().filter(mark -> BootProof.hasRebootedSincePrecheck(mark, work)).isPresent();
    boolean runs =
        booted
            && Identity.stranger(read, work).isEmpty()
            && RunningImage.isTheOne(read, work)
            && StackProof.doubt(read, work, engine.platforms()).isEmpty();
    if (runs) {
      work.save(a -> a.toVersion(read.version().orElseThrow()));
    }
    return runs;
  }

  private static FailureReason notKnown(Work work, FailureReason why) {
    String first = work.assignment().failure().map(FailureReason::message).orElse("");
    return why.withMessage(first + "; what it runs by now is not known: " + why.message())
        .withEffect(DeviceEffect.UNKNOWN);
  }

  private static String words(Work work) {
    if (!Installer.isInstalled(work)) {
      return "what it boots was not changed; only files were";
    }
    return work.assignment().reloadOrderedAt().isPresent()
        ? "its software is installed, not booted from a list, so nothing was put back; what became"
            + " of its packages since the activation was ordered, the device tells"
        : "the activation of its software was not ordered, so nothing was put back; what it"
            + " has unpacked is left on it";
  }
}
