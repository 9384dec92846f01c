package io.swim.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.AssignmentState;
import io.swim.job.Commit;
import io.swim.job.FailureReason;
import io.swim.job.SoftwareChange;
import io.swim.job.Task;
import io.swim.spi.InstallStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Software that is installed: unpacked before the reload, and committed after it. What a device
 * says of its packages decides, before and after each order.
 */
final class InstallSteps {
  private static final int TRIES = 3;

  /** Twice as long as a platform may be silent while it commits. */
  private static final Duration COMMIT_TIME = Duration.ofMinutes(30);

  private final Engine engine;
  private final Installer installer;
  private final InstallLog log;
  private final NextBoot nextBoot;
  private final AccessPointSteps accessPoints;

  InstallSteps(
      Engine engine,
      Installer installer,
      InstallLog log,
      NextBoot nextBoot,
      AccessPointSteps accessPoints) {
    this.engine = engine;
    this.installer = installer;
    this.log = log;
    this.nextBoot = nextBoot;
    this.accessPoints = accessPoints;
  }

  /** Unpacks the image, unless that is done. */
  StepOutcome prepare(Work work) throws InterruptedException {
    try {
      InstallStatus before = installer.status(work);
      Optional<StepOutcome> notFree = notFree(before, work);
      if (notFree.isPresent()) {
        return notFree.get();
      }
      if (Aim.isRemoval(work)) {
        return new StepOutcome.Done(Aim.words(work) + " is to be taken away");
      }
      if (isThere(before, work)) {
        return prepared(work, Aim.words(work) + " is on the device, and can be activated");
      }
      if (work.task() instanceof Task.RollBack && installer.canReturn(work)) {
        return prepared(work, "the device can go back to " + Aim.words(work) + " by itself");
      }
      if (work.task() instanceof Task.RollBack) {
        return new StepOutcome.Fail(
            work.failure(
                FailureKind.CHANGED,
                DeviceEffect.NONE,
                "the packages of " + Aim.words(work) + " are not on the device any more"));
      }
      Optional<StepOutcome> patience = Unpacking.patience(work, installer.activationTime(work));
      if (patience.isPresent()) {
        return patience.get();
      }
      if (hasUncountedOrder(work)) {
        // It went on with the order for a while, and is at nothing any more.
        return again(work, Unpacking.cameToNothing(work) + OthersChange.left(before, work));
      }
      work.comment("unpacking " + work.origin().target());
      installer.prepare(work);
      InstallStatus after = installer.status(work);
      return isThere(after, work)
          ? prepared(work, Aim.words(work) + " is unpacked")
          : after.underWay().isPresent()
              ? later(work, after)
              : again(work, Unpacking.cameToNothing(work) + OthersChange.left(after, work));
    } catch (DriverException e) {
      DriverException told = withWhatWaits(work, log.explained(work, e));
      return Unpacking.failed(work, told, TRIES, installer.activationTime(work));
    }
  }

  /**
   * A device that refused an order may do so for a change that waits; a silent one is not asked.
   */
  private DriverException withWhatWaits(Work work, DriverException e) throws InterruptedException {
    if (e.kind() != FailureKind.REJECTED && e.kind() != FailureKind.CAPACITY) {
      return e;
    }
    try {
      String left = OthersChange.left(installer.status(work), work);
      return left.isEmpty()
          ? e
          : new DriverException(e.kind(), e.effect(), e.getMessage() + left, e.deviceWords())
              .withCause(e);
    } catch (DriverException unread) {
      return e;
    }
  }

  /** Whether the device took an order whose end was not counted as a try that failed yet. */
  private static boolean hasUncountedOrder(Work work) {
    return Unpacking.taken(work.assignment()) > Math.min(work.assignment().retries(), TRIES - 1);
  }

  private StepOutcome prepared(Work work, String what) {
    String note = what + nextBoot.note(work);
    return accessPoints.areDueFor(work)
        ? new StepOutcome.Jump(AssignmentState.PREDOWNLOADING, note)
        : new StepOutcome.Done(note);
  }

  /** Whether the packages of the device are as the assignment wants them. */
  boolean isReached(InstallStatus status, Work work) {
    return aim(work).isReached(status);
  }

  /** The same, as the device says now, and that it is at nothing. */
  boolean isReached(Work work) throws DriverException, InterruptedException {
    InstallStatus now = installer.status(work);
    return now.underWay().isEmpty() && isReached(now, work);
  }

  /** Whether what is wanted is on the device, and does not run. */
  boolean isPrepared(InstallStatus status, Work work) {
    return aim(work).isPrepared(status);
  }

  /** Whether they will be so after every boot from now on, too. */
  boolean isKept(InstallStatus status, Work work) {
    return aim(work).isKept(status);
  }

  /** The device is at nothing any more, and its packages are not as wanted. */
  StepOutcome notReached(InstallStatus status, Work work) throws InterruptedException {
    return new StepOutcome.Fail(
        InstallLog.because(
            work,
            FailureKind.REJECTED,
            Aim.words(work)
                + (Aim.isRemoval(work) ? " still runs: " : " does not run: ")
                + status.packages(),
            log.reason(work)));
  }

  private Aim aim(Work work) {
    return Aim.of(work, engine.platforms());
  }

  /**
   * Why the activation is not ordered, as the device says right before: it is at something, a
   * change of somebody else waits by now, or what was unpacked is gone. Empty where its packages
   * can be changed.
   */
  Optional<StepOutcome> notNow(Work work) throws InterruptedException {
    if (!isPreparedFirst(work)) {
      return Optional.empty();
    }
    try {
      InstallStatus now = installer.status(work);
      Optional<StepOutcome> notFree = notFree(now, work);
      return notFree.isPresent() || canBeOrdered(now, work)
          ? notFree
          : Optional.of(
              new StepOutcome.Fail(
                  work.failure(
                      FailureKind.CHANGED,
                      Unpacking.effect(work.assignment()),
                      Aim.words(work)
                          + " was on the device, and is not there any more, so nothing was"
                          + " activated; it has "
                          + now.packages())));
    } catch (DriverException e) {
      return Optional.of(Patience.again(work, Attempts.of(work).reason(e)));
    }
  }

  private boolean canBeOrdered(InstallStatus now, Work work)
      throws DriverException, InterruptedException {
    return Aim.isRemoval(work)
        || isThere(now, work)
        || work.task() instanceof Task.RollBack && installer.canReturn(work);
  }

  private static Optional<StepOutcome> notFree(InstallStatus status, Work work) {
    return status.underWay().isPresent()
        ? Optional.of(later(work, status))
        : OthersChange.waits(status, work);
  }

  /** The device changes a part of its software, and goes on: its packages are the proof. */
  static StepOutcome withoutReload(Work work, String why) {
    return new StepOutcome.Jump(
        AssignmentState.CONFIRMING, Aim.words(work) + " takes no reload: " + why);
  }

  /** Where it goes on when the device runs the image: what is installed may be committed later. */
  StepOutcome running(Work work, String note) throws InterruptedException {
    if (!Installer.isInstalled(work)) {
      return new StepOutcome.Jump(AssignmentState.SUCCESS, note);
    }
    return work.options().commit() == Commit.LATER
        ? new StepOutcome.Jump(
            AssignmentState.SUCCESS,
            note + ", which is not committed yet" + AbortTimer.ask(installer, work))
        : new StepOutcome.Jump(AssignmentState.COMMITTING, note);
  }

  /** Makes what runs what is booted from now on, unless it is. */
  StepOutcome commit(Work work) throws InterruptedException {
    giveTime(work);
    try {
      InstallStatus before = installer.status(work);
      if (before.underWay().isEmpty() || before.untilAbort().isPresent()) {
        AbortTimer.note(before, work);
      }
      if (before.underWay().isPresent()) {
        return AtWork.wait(before, work, installer.activationTime(work), FailureKind.TIMEOUT);
      }
      Aim aim = aim(work);
      if (aim.isKept(before)) {
        return new StepOutcome.Done(committed(work));
      }
      if (!aim.isReached(before)) {
        return new StepOutcome.Fail(
            work.failure(
                FailureKind.CHANGED,
                DeviceEffect.APPLIED,
                Aim.words(work)
                    + (Aim.isRemoval(work)
                        ? " runs again: "
                        : " does not run any more and is not committed: ")
                    + before.packages()));
      }
      work.comment("committing " + Aim.words(work) + AbortTimer.words(work));
      installer.commit(work);
      InstallStatus after = installer.status(work);
      AbortTimer.note(after, work);
      return aim.isKept(after)
          ? new StepOutcome.Done(committed(work))
          : again(
              work,
              "the device was told to commit, and does not show that "
                  + committed(work)
                  + ": "
                  + after.packages()
                  + AbortTimer.words(work));
    } catch (DriverException e) {
      FailureReason reason = Attempts.of(work).reason(e).withEffect(DeviceEffect.APPLIED);
      return Patience.again(work, reason.withMessage(reason.message() + AbortTimer.words(work)));
    }
  }

  /** What runs is committed also when the time for the device is over: else it goes back. */
  private static void giveTime(Work work) {
    Instant enough = work.now().plus(COMMIT_TIME);
    Instant end = work.assignment().deadline().filter(enough::isBefore).orElse(enough);
    work.device().deadline(end);
  }

  private static String committed(Work work) {
    return Aim.words(work) + (Aim.isRemoval(work) ? " is gone, which" : "") + " is committed";
  }

  private boolean isThere(InstallStatus status, Work work) {
    return isPreparedFirst(work) && (aim(work).isPrepared(status) || aim(work).isReached(status));
  }

  /** Whether there is an order before the activation, so that the device lists what it brought. */
  private static boolean isPreparedFirst(Work work) {
    return work.origin().change() == SoftwareChange.INSTALL || Aim.isPart(work);
  }

  /** The device is at work: it is left alone for a while. */
  static StepOutcome later(Work work, InstallStatus status) {
    return new StepOutcome.Wait(
        work.now().plus(work.options().timeouts().pollInterval()),
        "the device is at work: " + status.underWay().orElseThrow());
  }

  private StepOutcome again(Work work, String message) throws InterruptedException {
    return new StepOutcome.Retry(
        work.now().plus(work.options().timeouts().confirmationInterval()),
        TRIES,
        InstallLog.because(work, FailureKind.UNCONFIRMED, message, log.reason(work)));
  }

  /**
   * The activation that the device gave up in the background: it is at nothing any more, what was
   * to run does not, and its log says why. Empty otherwise.
   */
  Optional<StepOutcome> givenUp(Work work) throws InterruptedException {
    if (!log.isKept(work)) {
      return Optional.empty();
    }
    try {
      InstallStatus now = installer.status(work);
      Optional<String> why =
          now.underWay().isPresent() || aim(work).isReached(now)
              ? Optional.empty()
              : log.reason(work);
      return why.map(
          words ->
              new StepOutcome.Fail(
                  InstallLog.because(
                      work,
                      FailureKind.REJECTED,
                      "the device gave the activation of " + Aim.words(work) + " up",
                      why)));
    } catch (DriverException e) {
      return Optional.empty();
    }
  }
}
