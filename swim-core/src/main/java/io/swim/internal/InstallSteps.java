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
import java.time.Duration;
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
  private final NextBoot nextBoot;

  InstallSteps(Engine engine, AccessPointSteps accessPoints) {
    this.engine = engine;
    this.accessPoints = accessPoints;
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
      if (isThere(before, work)) {
        return prepared(work, target(work) + " is on the device, and can be activated");
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
      work.comment("unpacking " + work.origin().target());
      order(
          "unpack the image",
          work,
          (driver, access) -> driver.prepare(order(work), access, work.device()));
      InstallStatus after = status(work);
      return isThere(after, work)
          ? prepared(work, target(work) + " is unpacked")
          : after.underWay().isPresent()
              ? later(work, after)
              : again(
                  work,
                  "the device was told to unpack "
                      + work.origin().target()
                      + ", and has no "
                      + target(work)
                      + " among its packages");
    } catch (DriverException e) {
      return Unpacking.failed(work, e, TRIES, activationTime(work));
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
    Attempts.of(work)
        .<InstallDriver>order(
            "activate the software",
            work.device().configOrder(),
            activators(work),
            (driver, access) -> driver.activate(order(work), access, work.device()));
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
      if (now.isActivated(target(work), work.versions())
          || !isReturn && !now.isPrepared(target(work), work.versions())) {
        return Optional.of(
            new StepOutcome.Done("the activation was taken; the reload is not seen yet"));
      }
      return Optional.empty();
    } catch (DriverException e) {
      return Optional.of(new StepOutcome.Done("its packages can't be read: " + e.getMessage()));
    }
  }

  /** Makes what runs what is booted from now on, unless it is. */
  StepOutcome commit(Work work) throws InterruptedException {
    try {
      InstallStatus before = status(work);
      if (before.underWay().isPresent()) {
        return later(work, before);
      }
      if (before.isCommitted(target(work), work.versions())) {
        return new StepOutcome.Done(target(work) + " is committed");
      }
      if (!before.isActivated(target(work), work.versions())) {
        return new StepOutcome.Fail(
            work.failure(
                FailureKind.CHANGED,
                DeviceEffect.APPLIED,
                target(work)
                    + " does not run any more and is not committed: "
                    + before.packages()));
      }
      String limit =
          before
              .untilAbort()
              .map(
                  left ->
                      "; else it goes back by itself, with a reload, in " + left.toSeconds() + " s")
              .orElse("");
      work.comment("committing " + target(work) + limit);
      order("commit", work, (driver, access) -> driver.commit(access, work.device()));
      InstallStatus after = status(work);
      return after.isCommitted(target(work), work.versions())
          ? new StepOutcome.Done(target(work) + " is committed")
          : again(
              work,
              "the device was told to commit, and does not show "
                  + target(work)
                  + " as committed"
                  + limit);
    } catch (DriverException e) {
      FailureReason reason = Attempts.of(work).reason(e).withEffect(DeviceEffect.APPLIED);
      return Patience.again(work, reason);
    }
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
    return Attempts.quietly(work)
        .first(
            "read what is installed",
            work.device().configOrder(),
            drivers(work),
            (driver, access) -> driver.status(access, work.device()));
  }

  private boolean isThere(InstallStatus status, Work work) {
    return work.origin().change() == SoftwareChange.INSTALL
        && (status.isPrepared(target(work), work.versions())
            || status.isActivated(target(work), work.versions()));
  }

  private InstallDriver driver(Work work) {
    return engine.drivers().installDriver(work.platform()).orElseThrow();
  }

  private static InstallOrder order(Work work) {
    Origin origin = work.origin();
    return new InstallOrder(
        origin.change(),
        work.task() instanceof Task.RollBack && origin.change() != SoftwareChange.INSTALL_AT_ONCE
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

  private static StepOutcome again(Work work, String message) {
    return new StepOutcome.Retry(
        work.now().plus(work.options().timeouts().confirmationInterval()),
        TRIES,
        work.failure(FailureKind.UNCONFIRMED, DeviceEffect.APPLIED, message));
  }
}
