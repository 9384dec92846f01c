package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.fault.DriverException;
import io.swim.image.ImageKind;
import io.swim.job.Origin;
import io.swim.job.SoftwareChange;
import io.swim.job.Takeover;
import io.swim.job.Task;
import io.swim.spi.Driver;
import io.swim.spi.InstallDriver;
import io.swim.spi.InstallOrder;
import io.swim.spi.InstallStatus;
import io.swim.spi.PartDriver;
import io.swim.spi.PartImpact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is asked of the software that a device has installed, and ordered there: over one access
 * after the other, by whoever installs on its platform. What comes of it, others decide.
 */
final class Installer {
  private static final Set<ImageKind> INSTALLED_BESIDE =
      EnumSet.of(ImageKind.KICKSTART, ImageKind.PACKAGE, ImageKind.SMU);

  private final Engine engine;
  private final InstallLog log;

  Installer(Engine engine, InstallLog log) {
    this.engine = engine;
    this.log = log;
  }

  /** Whether the device of that work installs its software. */
  static boolean isInstalled(Work work) {
    return work.origin().change() != SoftwareChange.BOOT_LIST;
  }

  /** Whether the new software takes over without a reload that could be seen. */
  static boolean isInService(Work work) {
    return isInstalled(work) && work.options().takeover() == Takeover.IN_SERVICE;
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

  /** How long the device may be at it before it goes down. */
  Duration activationTime(Work work) {
    return engine
        .drivers()
        .installDriver(work.platform())
        .orElseThrow()
        .activationTime(work.platform());
  }

  /** Whether the next reboot takes what was unpacked there, whoever orders it. */
  boolean bootsNext(PlatformId platform) {
    return can(platform, driver -> driver.bootsNext(platform));
  }

  /** Whether it takes an image as soon as that is copied there. */
  boolean bootsCopied(PlatformId platform) {
    return can(platform, driver -> driver.bootsCopied(platform));
  }

  private boolean can(PlatformId platform, Predicate<InstallDriver> what) {
    return engine.drivers().installDriver(platform).filter(what).isPresent();
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

  /** Whether the device itself can go back to what it is to run. */
  boolean canReturn(Work work) throws DriverException, InterruptedException {
    return Attempts.quietly(work)
        .first(
            "look for a way back",
            work.device().configOrder(),
            drivers(work),
            (driver, access) -> driver.canReturnTo(version(work), access, work.device()));
  }

  /** Has the image, or part, unpacked; each order for that is stored before it is given. */
  void prepare(Work work) throws DriverException, InterruptedException {
    String what = "unpack the image";
    if (Aim.isPart(work)) {
      order(
          what,
          work,
          partDrivers(work),
          (driver, access) ->
              Unpacking.order(work, () -> driver.preparePart(order(work), access, work.device())));
    } else {
      order(
          what,
          work,
          drivers(work),
          (driver, access) ->
              Unpacking.order(work, () -> driver.prepare(order(work), access, work.device())));
    }
  }

  /** Has the next reboot take what runs. */
  void takeBack(Work work) throws DriverException, InterruptedException {
    InstallOrder whole = order(work, Optional.of(work.origin().target()));
    InstallOrder order = bootsCopied(work.platform()) ? copied(whole, work) : whole;
    order(
        "have it boot what it runs",
        work,
        drivers(work),
        (driver, access) -> driver.takeBack(order, access, work.device()));
  }

  /** Without the files that were there before: those are the choice of others. */
  private static InstallOrder copied(InstallOrder order, Work work) {
    List<FlashPath> copied = TransferWays.copied(work);
    return new InstallOrder(
        order.change(),
        order.image().filter(copied::contains),
        order.beside().stream().filter(copied::contains).toList(),
        order.version(),
        order.takeover());
  }

  /** Orders the activation: the device reloads by itself. */
  void activate(Work work) throws DriverException, InterruptedException {
    order(
        "activate the software",
        work,
        activators(work),
        (driver, access) -> driver.activate(order(work), access, work.device()));
  }

  /** Has a part activated or taken away; what the device says becomes of it. */
  PartImpact changePart(Work work) throws DriverException, InterruptedException {
    List<PartImpact> told = new ArrayList<>();
    order(
        Aim.isRemoval(work) ? "take a part away" : "activate a part",
        work,
        partDrivers(work),
        (driver, access) ->
            told.add(
                Aim.isRemoval(work)
                    ? driver.deactivatePart(order(work), access, work.device())
                    : driver.activatePart(order(work), access, work.device())));
    return told.get(0);
  }

  /** Makes what runs what is booted from now on. */
  void commit(Work work) throws DriverException, InterruptedException {
    order("commit", work, drivers(work), (driver, access) -> driver.commit(access, work.device()));
  }

  private <D extends Driver> void order(
      String what, Work work, Function<Access, Optional<D>> drivers, Attempts.Order<D> order)
      throws DriverException, InterruptedException {
    log.note(work);
    Attempts.of(work).order(what, work.device().configOrder(), drivers, order);
  }

  private Function<Access, Optional<PartDriver>> partDrivers(Work work) {
    return access -> engine.drivers().partDriver(work.platform(), access);
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

  private static InstallOrder order(Work work) {
    Origin origin = work.origin();
    boolean isUnpacked =
        work.task() instanceof Task.RollBack
            && origin.change() != SoftwareChange.INSTALL_AT_ONCE
            && !Aim.isPart(work);
    return order(work, isUnpacked ? Optional.empty() : Optional.of(origin.target()));
  }

  private static InstallOrder order(Work work, Optional<FlashPath> image) {
    return new InstallOrder(
        work.origin().change(), image, beside(work), version(work), work.options().takeover());
  }

  /** What is installed with it; other companions are only copied. */
  private static List<FlashPath> beside(Work work) {
    return work.images().stream()
        .filter(image -> INSTALLED_BESIDE.contains(image.kind()))
        .map(image -> new FlashPath(work.origin().target().fileSystem(), image.fileName()))
        .toList();
  }

  private static String version(Work work) {
    return work.origin().targetVersion().orElseThrow();
  }
}
