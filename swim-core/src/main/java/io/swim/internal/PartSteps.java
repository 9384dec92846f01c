package io.swim.internal;

import io.swim.device.DeviceFacts;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.AssignmentState;
import io.swim.job.Commit;
import io.swim.spi.InstallStatus;
import io.swim.spi.PartImpact;
import java.util.Optional;

/**
 * A part of what runs comes or goes. Its packages prove it, since the version stays; where the
 * device says that it reloads, the reload is proven too. RECONNECTING is entered only then: a
 * device that goes on is looked at in CONFIRMING at once, and one that does not say what it does
 * gets the time of an activation before it counts as one that goes on.
 */
final class PartSteps {
  private final Installer installer;
  private final InstallSteps install;

  PartSteps(Installer installer, InstallSteps install) {
    this.installer = installer;
    this.install = install;
  }

  /** In PRECHECK: what is done already is not done again, at most committed. */
  Optional<StepOutcome> doneAlready(Work work) throws DriverException, InterruptedException {
    if (!Aim.isPart(work)) {
      return Optional.empty();
    }
    InstallStatus status = installer.status(work);
    if (!install.isReached(status, work)) {
      return Optional.empty();
    }
    String what = Aim.words(work) + (Aim.isRemoval(work) ? " does not run" : " runs already");
    return install.isKept(status, work)
        ? Optional.of(new StepOutcome.Skip(what))
        : Optional.of(
            work.options().commit() == Commit.LATER
                ? new StepOutcome.Skip(what + ", and is not committed yet")
                : new StepOutcome.Jump(AssignmentState.COMMITTING, what + ", not committed"));
  }

  /** Orders it. What the device says decides where its proof is looked for. */
  StepOutcome order(Work work) throws DriverException, InterruptedException {
    work.comment((Aim.isRemoval(work) ? "taking away " : "activating ") + Aim.words(work));
    PartImpact impact = installer.changePart(work);
    return switch (impact) {
      case RELOAD -> new StepOutcome.Done("the device says that it reloads");
      case NO_RELOAD -> InstallSteps.withoutReload(work, "the device says so");
      case NOT_TOLD -> wait(work);
    };
  }

  /** Whether it took the order, and whether it reloads, is not known: its packages tell, later. */
  static StepOutcome wait(Work work) {
    return new StepOutcome.Wait(
        work.now().plus(work.options().timeouts().pollInterval()),
        "the device does not say whether it reloads");
  }

  /** Whether a reload need not be proven: the device never said that there is one. */
  static boolean goesOn(Work work) {
    return Aim.isPart(work)
        && work.assignment().passages().stream()
            .noneMatch(passage -> passage.state() == AssignmentState.RECONNECTING);
  }

  /** That it has rebooted all the same; empty where the device had said so, or did not. */
  static String unforeseen(DeviceFacts read, Work work) {
    return read.bootMark()
        .filter(mark -> goesOn(work) && BootProof.proves(mark, work))
        .map(mark -> "; it has rebooted, which it had not said that it would: " + mark)
        .orElse("");
  }

  /** What became of a part without the reload that was told of; empty where it is about none. */
  String withoutItsReload(Work work) throws InterruptedException {
    if (!Aim.isPart(work)) {
      return "";
    }
    String told = "; the device did not say that it would go on without one";
    try {
      InstallStatus status = installer.poll(work);
      return told
          + ", and "
          + Aim.words(work)
          + (install.isReached(status, work) == Aim.isRemoval(work) ? " does not run: " : " runs: ")
          + status.packages();
    } catch (DriverException e) {
      return told;
    }
  }

  /** What its packages are instead, or that it is still at work; empty when they are as wanted. */
  Optional<StepOutcome> unfinished(Work work) throws DriverException, InterruptedException {
    if (!Aim.isPart(work)) {
      return Optional.empty();
    }
    InstallStatus status = installer.status(work);
    if (status.underWay().isPresent()) {
      return Optional.of(
          AtWork.wait(status, work, installer.activationTime(work), FailureKind.UNCONFIRMED));
    }
    return install.isReached(status, work)
        ? Optional.empty()
        : Optional.of(install.notReached(status, work));
  }
}
