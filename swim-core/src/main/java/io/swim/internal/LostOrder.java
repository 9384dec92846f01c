package io.swim.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import io.swim.job.SoftwareChange;
import io.swim.job.Task;
import io.swim.spi.InstallStatus;
import java.util.List;
import java.util.Optional;

/**
 * An order to reload whose answer was lost, with its session or with the process. It is given once
 * more only when the device had its time, and is known not to have taken it: it has not booted
 * since, is at nothing, and its packages are as before. As long as that is not known, it is looked
 * at with pauses until its time is over; then nobody knows, which is no failure.
 */
final class LostOrder {
  private static final int MAX_ORDERS = 2;

  private final Installer installer;
  private final InstallSteps install;
  private final ReloadTimes times;

  LostOrder(Installer installer, InstallSteps install, ReloadTimes times) {
    this.installer = installer;
    this.install = install;
    this.times = times;
  }

  /** Whether a device that has not booted since may be told again, or is at work on it still. */
  boolean mayBeGivenAgain(Work work) throws InterruptedException {
    List<Attempt> orders = Attempts.mayHaveBeenTaken(work, AssignmentState.REBOOTING);
    boolean answered = orders.stream().anyMatch(attempt -> attempt.failure().isEmpty());
    if (answered || orders.size() >= MAX_ORDERS || work.now().isBefore(times.graceEnds(work))) {
      return false;
    }
    if (!Installer.isInstalled(work) || Aim.isPart(work)) {
      return true;
    }
    try {
      InstallStatus now = installer.poll(work);
      return now.underWay().isPresent() || !isTaken(now, work);
    } catch (DriverException e) {
      return false;
    }
  }

  /**
   * Why a device that has not booted since is not told once more; empty when it is known that it
   * has not begun.
   */
  Optional<StepOutcome> hasBegun(Work work) throws InterruptedException {
    if (!Installer.isInstalled(work)) {
      return Optional.empty();
    }
    try {
      InstallStatus now = installer.status(work);
      if (now.underWay().isPresent()) {
        return Optional.of(atWork(now, work));
      }
      Optional<StepOutcome> others = OthersChange.waits(now, work);
      if (others.isPresent()) {
        return others;
      }
      if (Aim.isPart(work)) {
        return install.isReached(now, work)
            ? Optional.of(
                InstallSteps.withoutReload(work, "no reload has happened within its time"))
            : Optional.empty();
      }
      return isTaken(now, work)
          ? Optional.of(
              new StepOutcome.Done("the activation was taken; the reload is not seen yet"))
          : Optional.empty();
    } catch (DriverException e) {
      FailureReason reason = Attempts.of(work).reason(e);
      return Optional.of(
          new StepOutcome.Retry(
              work.now().plus(work.options().timeouts().confirmationInterval()),
              work.isLate() ? 1 : Patience.triesThroughABoot(work.options().timeouts()),
              unknown(
                  work, "its packages can't be read: " + reason.message(), reason.deviceWords())));
    }
  }

  private static StepOutcome atWork(InstallStatus now, Work work) {
    String words = work.device().transcript().scrub(now.underWay().orElseThrow());
    return work.isLate()
        ? new StepOutcome.Fail(
            unknown(work, "it is at work, and the time for it is over: " + words, words))
        : InstallSteps.later(work, now);
  }

  private static FailureReason unknown(Work work, String why, String words) {
    return work.failure(
        FailureKind.UNCONFIRMED,
        DeviceEffect.UNKNOWN,
        "the activation of "
            + Aim.words(work)
            + " was ordered at "
            + work.assignment().reloadOrderedAt().orElseThrow()
            + ", no reload is seen, and what became of it is not known: "
            + why,
        words);
  }

  /**
   * Whether its packages are not those of before the order. What is unpacked and activated by one
   * order was not among them; what the device itself goes back to, need not have been.
   */
  private boolean isTaken(InstallStatus now, Work work) {
    boolean wasThere =
        work.origin().change() != SoftwareChange.INSTALL_AT_ONCE
            && !(work.task() instanceof Task.RollBack);
    return install.isReached(now, work) || wasThere && !install.isPrepared(now, work);
  }
}
