package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.FlashPath;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageKind;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.Origin;
import io.swim.job.SoftwareChange;
import io.swim.job.Takeover;
import io.swim.job.Task;
import io.swim.spi.InstallDriver;
import io.swim.spi.InstallOrder;
import io.swim.spi.InstallStatus;
import io.swim.spi.PartImpact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Software that is installed: unpacked before the reload, and committed after it. What a device
 * says of its packages decides, before and after each order.
 */
final class InstallSteps {
  private static final int TRIES = 3;
  private static final Set<ImageKind> INSTALLED_BESIDE =
      EnumSet.of(ImageKind.KICKSTART, ImageKind.PACKAGE, ImageKind.SMU);

  private final Engine engine;
  private final AccessPointSteps accessPoints;
  private final InstallLog log;
  private final NextBoot nextBoot;

  InstallSteps(Engine engine, AccessPointSteps accessPoints) {
    this.engine = engine;
    this.accessPoints = accessPoints;
    this.log = new InstallLog(engine);
    this.nextBoot = new NextBoot(engine, this);
  }

  /** What the next reboot takes of what these steps do. */
  NextBoot nextBoot() {
    return nextBoot;
  }

  /** Whether the device of that work installs its software. */
  static boolean isInstalled(Work work) {
    return work.origin().change() != SoftwareChange.BOOT_LIST;
  }

  /** Unpacks the image, unless that is done. */
  StepOutcome prepare(Work work) throws InterruptedException {
    try {
      InstallStatus before = status(work);
      if (before.underWay().isPresent()) {
        return later(work, before);
      }
      if (Aim.isRemoval(work)) {
        return new StepOutcome.Done(Aim.words(work) + " is to be taken away");
      }
      if (isThere(before, work)) {
        return prepared(work, Aim.words(work) + " is on the device, and can be activated");
      }
      if (work.task() instanceof Task.RollBack && canReturn(work)) {
        return prepared(work, "the device can go back to " + target(work) + " by itself");
      }
      if (work.task() instanceof Task.RollBack) {
        return new StepOutcome.Fail(
            work.failure(
                FailureKind.CHANGED,
                DeviceEffect.NONE,
                "the packages of " + target(work) + " are not on the device any more"));
      }
      Optional<StepOutcome> patience = Unpacking.patience(work, activationTime(work));
      if (patience.isPresent()) {
        return patience.get();
      }
      if (Unpacking.taken(work.assignment()) > Math.min(work.assignment().retries(), TRIES - 1)) {
        // It went on with the order for a while, and is at nothing any more.
        return again(work, Unpacking.cameToNothing(work));
      }
      work.comment("unpacking " + work.origin().target());
      order(
          "unpack the image",
          work,
          (driver, access) ->
              Unpacking.order(work, () -> driver.prepare(order(work), access, work.device())));
      InstallStatus after = status(work);
      return isThere(after, work)
          ? prepared(work, Aim.words(work) + " is unpacked")
          : after.underWay().isPresent()
              ? later(work, after)
              : again(work, Unpacking.cameToNothing(work));
    } catch (DriverException e) {
      return Unpacking.failed(work, log.explained(work, e), TRIES, activationTime(work));
    }
  }

  /** Has the next reboot take what runs. */
  void takeBack(Work work) throws DriverException, InterruptedException {
    order(
        "have it boot what it runs",
        work,
        (driver, access) -> driver.takeBack(access, work.device()));
  }

  private StepOutcome prepared(Work work, String what) {
    String note = what + nextBoot.note(work);
    return accessPoints.areDueFor(work)
        ? new StepOutcome.Jump(AssignmentState.PREDOWNLOADING, note)
        : new StepOutcome.Done(note);
  }

  /** Whether the new software takes over without a reload that could be seen. */
  static boolean isInService(Work work) {
    return isInstalled(work) && work.options().takeover() == Takeover.IN_SERVICE;
  }

  /** Why it can't take over in service after all, as the device says; empty when it can. */
  Optional<String> interruption(Work work) throws DriverException, InterruptedException {
    return Attempts.quietly(work)
        .first(
            "ask what would become of traffic",
            work.device().configOrder(),
            activators(work),
            (driver, access) -> driver.interruption(order(work), access, work.device()));
  }

  /** Orders the activation: the device reloads by itself. */
  void activate(Work work) throws DriverException, InterruptedException {
    log.note(work);
    Attempts.of(work)
        .<InstallDriver>order(
            "activate the software",
            work.device().configOrder(),
            activators(work),
            (driver, access) -> driver.activate(order(work), access, work.device()));
  }

  /** Has a part activated or taken away; what the device says becomes of it. */
  PartImpact changePart(Work work) throws DriverException, InterruptedException {
    List<PartImpact> told = new ArrayList<>();
    order(
        Aim.isRemoval(work) ? "take a part away" : "activate a part",
        work,
        (driver, access) ->
            told.add(
                Aim.isRemoval(work)
                    ? driver.deactivatePart(order(work), access, work.device())
                    : driver.activatePart(order(work), access, work.device())));
    return told.get(0);
  }

  /** Whether the packages of the device are as the assignment wants them. */
  boolean isReached(InstallStatus status, Work work) {
    return aim(work).isReached(status);
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

  /** How long the device may be at it before it goes down. */
  Duration activationTime(Work work) {
    return driver(work).activationTime(work.platform());
  }

  /**
   * Why the activation is not ordered once more; empty when it is certain that it has not begun.
   */
  Optional<StepOutcome> hasBegun(Work work) throws InterruptedException {
    try {
      InstallStatus now = status(work);
      if (now.underWay().isPresent()) {
        return Optional.of(later(work, now));
      }
      boolean isReturn = work.task() instanceof Task.RollBack;
      Aim aim = aim(work);
      if (Aim.isPart(work)) {
        return aim.isReached(now)
            ? Optional.of(withoutReload(work, "no reload has happened within its time"))
            : Optional.empty();
      }
      if (aim.isReached(now) || !isReturn && !aim.isPrepared(now)) {
        return Optional.of(
            new StepOutcome.Done("the activation was taken; the reload is not seen yet"));
      }
      return Optional.empty();
    } catch (DriverException e) {
      return Optional.of(new StepOutcome.Done("its packages can't be read: " + e.getMessage()));
    }
  }

  /** The device changes a part of its software, and goes on: its packages are the proof. */
  static StepOutcome withoutReload(Work work, String why) {
    return new StepOutcome.Jump(
        AssignmentState.CONFIRMING, Aim.words(work) + " takes no reload: " + why);
  }

  /** Makes what runs what is booted from now on, unless it is. */
  StepOutcome commit(Work work) throws InterruptedException {
    try {
      InstallStatus before = status(work);
      if (before.underWay().isPresent()) {
        return later(work, before);
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
      String limit = AbortTimer.words(before, work);
      work.comment("committing " + Aim.words(work) + limit);
      order("commit", work, (driver, access) -> driver.commit(access, work.device()));
      InstallStatus after = status(work);
      return aim.isKept(after)
          ? new StepOutcome.Done(committed(work))
          : again(
              work,
              "the device was told to commit, and does not show that "
                  + committed(work)
                  + ": "
                  + after.packages()
                  + limit);
    } catch (DriverException e) {
      FailureReason reason = Attempts.of(work).reason(e).withEffect(DeviceEffect.APPLIED);
      return Patience.again(work, reason);
    }
  }

  private static String committed(Work work) {
    return Aim.words(work) + (Aim.isRemoval(work) ? " is gone, which" : "") + " is committed";
  }

  private boolean canReturn(Work work) throws DriverException, InterruptedException {
    return Attempts.quietly(work)
        .first(
            "look for a way back",
            work.device().configOrder(),
            drivers(work),
            (driver, access) -> driver.canReturnTo(target(work), access, work.device()));
  }

  private void order(String what, Work work, Attempts.Order<InstallDriver> order)
      throws DriverException, InterruptedException {
    log.note(work);
    Attempts.of(work).order(what, work.device().configOrder(), drivers(work), order);
  }

  private Function<Access, Optional<InstallDriver>> drivers(Work work) {
    return access -> engine.drivers().installDriver(work.platform(), access);
  }

  /** Who can order what the job asks for: where traffic is to go on, only who can do that. */
  private Function<Access, Optional<InstallDriver>> activators(Work work) {
    return access ->
        drivers(work)
            .apply(access)
            .filter(
                driver ->
                    !isInService(work)
                        || driver.canInstallInService(work.platform(), work.origin().change()));
  }

  /** What is installed, as the device says. */
  InstallStatus status(Work work) throws DriverException, InterruptedException {
    return status(work, Attempts.quietly(work));
  }

  /** The same, while the device may be silent; nothing of it is recorded. */
  InstallStatus poll(Work work) throws DriverException, InterruptedException {
    return status(work, Attempts.polling(work));
  }

  private InstallStatus status(Work work, Attempts attempts)
      throws DriverException, InterruptedException {
    return attempts.first(
        "read what is installed",
        work.device().configOrder(),
        drivers(work),
        (driver, access) -> driver.status(access, work.device()));
  }

  private boolean isThere(InstallStatus status, Work work) {
    boolean lists = work.origin().change() == SoftwareChange.INSTALL || Aim.isPart(work);
    return lists && (aim(work).isPrepared(status) || aim(work).isReached(status));
  }

  private InstallDriver driver(Work work) {
    return engine.drivers().installDriver(work.platform()).orElseThrow();
  }

  private static InstallOrder order(Work work) {
    Origin origin = work.origin();
    return new InstallOrder(
        origin.change(),
        work.task() instanceof Task.RollBack
                && origin.change() != SoftwareChange.INSTALL_AT_ONCE
                && !Aim.isPart(work)
            ? Optional.empty()
            : Optional.of(origin.target()),
        companions(work),
        target(work),
        work.options().takeover());
  }

  /** What is installed with it; plug-ins are only copied. */
  private static List<FlashPath> companions(Work work) {
    return work.images().stream()
        .filter(image -> INSTALLED_BESIDE.contains(image.kind()))
        .map(image -> new FlashPath(work.origin().target().fileSystem(), image.fileName()))
        .toList();
  }

  private static String target(Work work) {
    return work.origin().targetVersion().orElseThrow();
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
      InstallStatus now = status(work);
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
