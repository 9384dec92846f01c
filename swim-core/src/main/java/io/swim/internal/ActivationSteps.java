package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.BootConfiguration;
import io.swim.device.DeviceFacts;
import io.swim.device.FileSystem;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageKind;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.Origin;
import io.swim.job.PreviousSoftware;
import io.swim.job.SoftwareChange;
import io.swim.job.Task;
import io.swim.job.UpgradeScope;
import io.swim.spi.ConfigDriver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the device will boot: the new image first, the old one kept as second choice; and back. */
final class ActivationSteps {
  private static final Duration ROLL_BACK_TIME = Duration.ofMinutes(10);

  private final Engine engine;
  private final DeviceFiles files;
  private final FactsReader facts;
  private final AccessPointSteps accessPoints;
  private final SlotSteps slots;
  private final NextBoot nextBoot;
  private final InstallSteps install;
  private final NothingToPutBack nothing;

  ActivationSteps(
      Engine engine,
      DeviceFiles files,
      FactsReader facts,
      AccessPointSteps accessPoints,
      SlotSteps slots,
      NextBoot nextBoot,
      InstallSteps install) {
    this.install = install;
    this.nextBoot = nextBoot;
    this.accessPoints = accessPoints;
    this.slots = slots;
    this.engine = engine;
    this.facts = facts;
    this.files = files;
    this.nothing = new NothingToPutBack(engine, facts, nextBoot, install);
  }

  StepOutcome staged(Work work) {
    if (work.task() instanceof Task.TestCopy) {
      return new StepOutcome.Jump(
          AssignmentState.CLEARING, "the test file arrived; it is deleted again");
    }
    if (work.options().scope() == UpgradeScope.DISTRIBUTE) {
      return new StepOutcome.Jump(
          AssignmentState.SUCCESS, "the image is on the device; nothing else was asked for");
    }
    if (work.origin().change() == SoftwareChange.INSTALL || Aim.isPart(work)) {
      return new StepOutcome.Jump(AssignmentState.PREPARING, "the image is on the device");
    }
    return work.origin().change() == SoftwareChange.SLOT && accessPoints.areDueFor(work)
        ? new StepOutcome.Jump(AssignmentState.PREDOWNLOADING, "the image is on the device")
        : new StepOutcome.Done("the image is on the device");
  }

  StepOutcome activate(Work work) throws InterruptedException {
    try {
      Optional<String> first = firstToBoot(work);
      if (first.isEmpty()) {
        return new StepOutcome.Done("the order itself says what is booted");
      }
      List<FileSystem> flashes = SlotSteps.isFor(work) ? List.of() : flashes(work);
      return Attempts.of(work)
          .<ConfigDriver, StepOutcome>first(
              "set what it boots",
              work.device().configOrder(),
              access -> engine.drivers().configDriver(work.platform(), access),
              (driver, access) -> {
                BootConfiguration before = driver.boot(access, work.device());
                BootSettings.check(before, engine.platforms().bootRegister(work.platform()));
                if (work.origin().boot().isEmpty()) {
                  StackBoot.checkAlike(before, work, engine.platforms());
                  work.save(a -> a.origin(work.origin().withBoot(before)));
                }
                int most = driver.mostImages(work.platform(), work.origin().model());
                List<String> wanted = firstOfAll(first.get(), flashes, most, work);
                // Also when the list is right already: it may be set and not saved.
                WantedBoot.set(wanted, driver, access, work);
                Optional<String> manager = deviceManager(work);
                if (manager.isPresent()) {
                  driver.setDeviceManager(manager.get(), access, work.device());
                }
                return done(work, wanted);
              });
    } catch (DriverException e) {
      FailureReason reason = Attempts.of(work).reason(e);
      if (e.effect() != DeviceEffect.NONE) {
        return Patience.again(work, reason);
      }
      Duration more = Pair.joinTime(work, engine.platforms());
      if (aTryWasBrokenOff(work)
          || !Attempts.mayHaveBeenTaken(work, AssignmentState.ACTIVATING).isEmpty()) {
        return Patience.again(work, reason.withEffect(DeviceEffect.UNKNOWN), more);
      }
      return more.isZero() || !reason.kind().mayPass()
          ? new StepOutcome.Fail(reason)
          : Patience.again(work, reason, more);
    }
  }

  /** More tries were begun than have failed: the process ended in one of them. */
  private static boolean aTryWasBrokenOff(Work work) {
    return work.assignment().entries() > work.assignment().retries() + 1;
  }

  /** The flash of the device, and of both units of a pair; none while the mate tells nothing. */
  private List<FileSystem> flashes(Work work) throws DriverException, InterruptedException {
    String name = work.origin().target().fileSystem();
    FileSystem own = files.fileSystem(work, name);
    if (!Pair.isFor(work)) {
      return List.of(own);
    }
    try {
      return List.of(own, work.device().toMate(() -> files.fileSystem(work, name)));
    } catch (DriverException e) {
      work.comment(
          "which files the other unit of the pair has is not known, so the old boot list is kept"
              + " whole: "
              + e.getMessage());
      return List.of();
    }
  }

  /** The file; or the slot, where one can be chosen; or what lists the packages of the image. */
  private Optional<String> firstToBoot(Work work) throws DriverException, InterruptedException {
    Origin origin = work.origin();
    if (SlotSteps.isFor(work) && engine.drivers().hasConfigDriver(origin.platform())) {
      return Optional.of(slots.named(work));
    }
    return origin.change() == SoftwareChange.BOOT_LIST
        ? Optional.of(origin.target().toString())
        : engine.platforms().packageList(origin.platform(), origin.target().fileSystem());
  }

  /** What is to manage it from now on; empty where that is not changed. */
  private static Optional<String> deviceManager(Work work) {
    if (work.task() instanceof Task.RollBack back) {
      return Optional.ofNullable(back.previous().get(work.assignment().id().device()))
          .flatMap(PreviousSoftware::deviceManager);
    }
    return work.images().stream()
        .filter(image -> image.kind() == ImageKind.DEVICE_MANAGER)
        .map(image -> work.origin().target().fileSystem() + image.fileName())
        .findFirst();
  }

  private StepOutcome done(Work work, List<String> wanted) {
    String note = "it will boot " + String.join(", then ", wanted);
    Origin origin = work.origin();
    boolean runsIt =
        origin
                .runningImage()
                .map(path -> work.isSameImage(path, origin.target().toString()))
                .orElse(false)
            && origin.version().isPresent()
            && work.versions().same(origin.version().get(), origin.targetVersion().orElseThrow());
    if (runsIt && Pair.areAllDone(work)) {
      return new StepOutcome.Jump(
          AssignmentState.SKIPPED, "it runs " + origin.running() + " already; now " + note);
    }
    return work.options().scope() == UpgradeScope.ACTIVATE
        ? new StepOutcome.Jump(AssignmentState.SUCCESS, note + ", at its next reboot")
        : new StepOutcome.Done(note);
  }

  /**
   * Then what it ran, and the other unit of a pair; then what else it would have booted, but for
   * files that are gone: without that the list of a device that is upgraded for years has no end.
   * The units of a pair have one list, so of theirs only what neither has is gone.
   */
  private static List<String> firstOfAll(
      String first, List<FileSystem> flashes, int most, Work work) {
    Origin origin = work.origin();
    List<String> wanted = new ArrayList<>();
    add(wanted, first, work);
    origin.runningImage().ifPresent(path -> add(wanted, path, work));
    origin.pair().stream()
        .flatMap(unit -> unit.runningImage().stream())
        .forEach(path -> add(wanted, path, work));
    origin.bootList().stream()
        .filter(each -> flashes.isEmpty() || flashes.stream().anyMatch(flash -> !flash.lacks(each)))
        .forEach(each -> add(wanted, each, work));
    return List.copyOf(wanted.subList(0, Math.min(most, wanted.size())));
  }

  private static void add(List<String> list, String path, Work work) {
    if (list.stream().noneMatch(each -> work.isSameImage(each, path))) {
      list.add(path);
    }
  }

  /** Puts the boot list back as it was. Never reboots. */
  StepOutcome rollBack(Work work) throws InterruptedException {
    boolean chosen =
        work.assignment().passages().stream()
            .anyMatch(passage -> passage.state() == AssignmentState.ACTIVATING);
    boolean byItself = nextBoot.isSetByItself(work) && !chosen;
    work.device().deadline(work.now().plus(ROLL_BACK_TIME));
    if (!byItself && work.origin().boot().isEmpty()) {
      return nothing.toPutBack(work);
    }
    List<String> wanted = work.origin().bootList();
    if (runsItByNow(work)) {
      return install.running(
          work, "nothing is put back, since it has rebooted by itself and runs the image");
    }
    if (byItself) {
      return nextBoot.putBack(work);
    }
    String answers = "";
    if (Pair.isFor(work) && PairSteps.mayHaveTakenReload(work)) {
      try {
        DeviceFacts read = facts.read(work.device(), Attempts.quietly(work));
        if (RunningImage.isTheOne(read, work)) {
          return PairSteps.notPutBack(work, read);
        }
        answers = PairSteps.answers(read);
      } catch (DriverException e) {
        return Patience.again(work, couldNotRollBack(work, Attempts.of(work).reason(e)));
      }
    }
    String active = answers;
    try {
      return Attempts.of(work)
          .<ConfigDriver, StepOutcome>first(
              "put the boot list back",
              work.device().configOrder(),
              access -> engine.drivers().configDriver(work.platform(), access),
              (driver, access) -> {
                BootConfiguration now = driver.boot(access, work.device());
                if (BootListWatch.isTheirs(now, work)) {
                  return new StepOutcome.Jump(
                      AssignmentState.FAILED,
                      "what it boots is left as it is: " + BootListWatch.text(now));
                }
                putBack(now, wanted, driver, access, work);
                return Pair.isFor(work) && PairSteps.mayHaveTakenReload(work)
                    ? PairSteps.putBack(work, wanted, active)
                    : new StepOutcome.Done(
                        "it will boot as before: " + wanted + Pair.foundWith(work));
              });
    } catch (DriverException e) {
      FailureReason reason = couldNotRollBack(work, Attempts.of(work).reason(e));
      return Patience.again(work, reason, Pair.joinTime(work, engine.platforms()));
    }
  }

  /** It may have crashed, or somebody reloaded it, after what it boots had been set. */
  private boolean runsItByNow(Work work) throws InterruptedException {
    if (work.assignment().mayHaveReloaded() || Pair.isFor(work)) {
      return false;
    }
    try {
      return nothing.runs(work);
    } catch (DriverException e) {
      return false;
    }
  }

  /** Also when the list is right: it may not be saved. One that never was touched needs nothing. */
  private static void putBack(
      BootConfiguration now, List<String> wanted, ConfigDriver driver, Access access, Work work)
      throws DriverException, InterruptedException {
    boolean asBefore = StackBoot.isOfAll(now, wanted, work);
    boolean untouched =
        work.assignment()
            .failure()
            .filter(reason -> reason.effect() == DeviceEffect.NONE)
            .isPresent();
    if (asBefore && untouched) {
      return;
    }
    Optional<String> manager = work.origin().boot().flatMap(BootConfiguration::deviceManager);
    if (manager.isPresent() && deviceManager(work).isPresent()) {
      driver.setDeviceManager(manager.get(), access, work.device());
    }
    try {
      WantedBoot.set(wanted, driver, access, work);
    } catch (DriverException e) {
      if (!asBefore || e.kind() != FailureKind.REJECTED || e.effect() != DeviceEffect.NONE) {
        throw e;
      }
      work.comment("it shows the old list, and refused to be given it: " + e.getMessage());
    }
  }

  private static FailureReason couldNotRollBack(Work work, FailureReason why) {
    String first = work.assignment().failure().map(FailureReason::message).orElse("");
    return why.withMessage(
            first
                + "; and the boot list could not be put back to "
                + work.origin().bootList()
                + ": "
                + why.message())
        .withEffect(DeviceEffect.APPLIED);
  }
}
