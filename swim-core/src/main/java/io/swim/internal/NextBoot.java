package io.swim.internal;

import io.swim.device.BootConfiguration;
import io.swim.device.PlatformId;
import io.swim.device.SoftwarePackage;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.Origin;
import io.swim.job.SoftwareChange;
import io.swim.job.TransferState;
import io.swim.spi.ConfigDriver;
import io.swim.spi.InstallStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the next reboot takes, before anybody ordered one: some devices boot a slot as soon as it
 * was written, or what was unpacked, whoever reloads them. A copy leaves what runs to be booted,
 * and so does an upgrade that ends before its reload.
 */
final class NextBoot {
  private final Engine engine;
  private final DeviceFiles files;
  private final Installer installer;

  NextBoot(Engine engine, DeviceFiles files, Installer installer) {
    this.engine = engine;
    this.files = files;
    this.installer = installer;
  }

  /** What has to be said of software that was unpacked; empty where nobody boots that by chance. */
  String note(Work work) {
    return bootsUnpacked(work.assignment())
        ? "; its next reboot takes that, whoever orders it"
        : "";
  }

  /** Whether the device itself may have set what the next reboot takes, and nobody else. */
  boolean isSetByItself(Work work) {
    return bootsUnpacked(work.assignment()) || canChooseSlot(work.assignment());
  }

  /** Whether the next reboot takes an image as soon as it is unpacked. */
  private boolean bootsUnpacked(Assignment assignment) {
    return platform(assignment, SoftwareChange.INSTALL).filter(installer::bootsNext).isPresent();
  }

  /** Whether the next reboot takes an image as soon as it is copied. */
  private boolean bootsCopied(Assignment assignment) {
    return platform(assignment, SoftwareChange.INSTALL).filter(installer::bootsCopied).isPresent();
  }

  /**
   * Whether the next reboot may take something else than before, when a step fails so. A driver is
   * asked only where the device may have something of this assignment.
   */
  boolean mayBeChanged(Assignment assignment, FailureReason reason) {
    boolean effect = reason.effect() != DeviceEffect.NONE;
    return effect && mayHaveWrittenSlot(assignment) && canChooseSlot(assignment)
        || Unpacking.mayHaveBegun(assignment) && bootsUnpacked(assignment)
        || mayHaveCopied(assignment, effect) && bootsCopied(assignment);
  }

  /** Whether a copy of that assignment may have written to a slot. */
  static boolean mayHaveWrittenSlot(Assignment assignment) {
    return assignment.transfer().isPresent()
        || assignment.attempts().stream()
            .anyMatch(attempt -> attempt.state() == AssignmentState.DISTRIBUTING);
  }

  /**
   * Whether a copy of that assignment may have left something; what was there before is the choice
   * of others.
   *
   * @param failed whether what failed now may have changed the device
   */
  private static boolean mayHaveCopied(Assignment assignment, boolean failed) {
    return failed && assignment.transfer().isPresent()
        || assignment.attempts().stream()
            .filter(attempt -> attempt.state() == AssignmentState.DISTRIBUTING)
            .filter(attempt -> attempt.way().isPresent())
            .anyMatch(
                attempt ->
                    attempt.failure().isEmpty() || failed && Attempts.mayHaveBeenTaken(attempt));
  }

  /** Whether it has slots, and the one that the next reboot takes can be set. */
  private boolean canChooseSlot(Assignment assignment) {
    return platform(assignment, SoftwareChange.SLOT)
        .filter(engine.drivers()::hasConfigDriver)
        .isPresent();
  }

  /** Its platform, where its software is changed so. */
  private static Optional<PlatformId> platform(Assignment assignment, SoftwareChange change) {
    return assignment.origin().filter(origin -> origin.change() == change).map(Origin::platform);
  }

  private static Optional<String> running(InstallStatus status) {
    return status.packages().stream()
        .filter(SoftwarePackage::isRunning)
        .map(SoftwarePackage::name)
        .findFirst();
  }

  /** Empty when nobody can be asked by the protocols that there are. */
  private Optional<BootConfiguration> boot(Work work) throws DriverException, InterruptedException {
    try {
      return Optional.of(files.boot(work, Attempts.quietly(work)));
    } catch (DriverException e) {
      if (e.kind() == FailureKind.UNSUPPORTED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Has a device with slots boot the one that it runs: the other one is what a copy writes over,
   * and may have got another name by that.
   *
   * @return what had to be done for that; empty when nothing had, or nobody can be asked
   */
  Optional<String> keepSlot(InstallStatus status, Work work)
      throws DriverException, InterruptedException {
    Optional<String> runs = running(status);
    Optional<BootConfiguration> now =
        runs.isPresent() && canChooseSlot(work.assignment()) ? boot(work) : Optional.empty();
    Optional<String> next = now.flatMap(boot -> boot.images().stream().findFirst());
    if (next.isEmpty() || work.isSameImage(next.get(), runs.get())) {
      return Optional.empty();
    }
    List<String> wanted = List.of(runs.get());
    Attempts.of(work)
        .<ConfigDriver>order(
            "have it boot what it runs",
            work.device().configOrder(),
            access -> engine.drivers().configDriver(work.platform(), access),
            (driver, access) -> WantedBoot.set(wanted, driver, access, work));
    return Optional.of(
        "its next reboot would have taken " + next.get() + "; it takes what runs, " + wanted);
  }

  /** Puts back what the next reboot takes, where that is something else than before. */
  StepOutcome putBack(Work work) throws InterruptedException {
    try {
      InstallStatus now = installer.status(work);
      if (now.underWay().isPresent()) {
        return waitForEnd(work, now);
      }
      boolean slots = canChooseSlot(work.assignment());
      if (slots || bootsCopied(work.assignment())) {
        Optional<StepOutcome> moves = untilTheCopyRests(now, slots, work);
        if (moves.isPresent()) {
          return moves.get();
        }
      }
      if (slots) {
        return keepSlot(now, work)
            .<StepOutcome>map(StepOutcome.Done::new)
            .orElseGet(() -> asBefore("its next reboot takes what runs"));
      }
      if (bootsCopied(work.assignment())) {
        if (TransferWays.copied(work).isEmpty()) {
          return asBefore("nothing was copied to it, so that its next reboot takes what it did");
        }
      } else if (!now.isPrepared(target(work), work.versions())) {
        return asBefore("its next reboot takes what runs; it has " + now.packages());
      }
      work.comment("having it boot what it runs, and not " + target(work));
      installer.takeBack(work);
      return new StepOutcome.Done("its next reboot takes what runs, and not " + target(work));
    } catch (DriverException e) {
      return Patience.again(work, notPutBack(work, Attempts.of(work).reason(e)));
    }
  }

  /** It would be changed by what the device is at. */
  private StepOutcome waitForEnd(Work work, InstallStatus now) {
    Duration pause = work.options().timeouts().confirmationInterval();
    return new StepOutcome.Retry(
        work.now().plus(pause),
        1 + Patience.looks(installer.activationTime(work), pause),
        notPutBack(
            work,
            work.failure(
                FailureKind.TIMEOUT,
                DeviceEffect.UNKNOWN,
                "it is still at work: " + now.underWay().orElseThrow())));
  }

  /**
   * A device goes on with a copy that nobody watches any more, and would have the file again after
   * it was deleted, or boot what it wrote to a slot: so it is looked at, twice at least in this
   * state, until nothing changes.
   */
  private Optional<StepOutcome> untilTheCopyRests(InstallStatus status, boolean slot, Work work)
      throws DriverException, InterruptedException {
    Optional<TransferState> copy = work.assignment().transfer();
    if (copy.isEmpty()) {
      return Optional.empty();
    }
    long now = slot ? SlotContent.mark(status) : files.bytes(work, work.target());
    String seen =
        slot ? "its slots have " + status.packages() : work.target() + " has " + now + " bytes";
    OptionalLong before = copy.get().unwatched();
    // Slots are told anew when they are written, and not before.
    Duration rest = slot ? installer.activationTime(work) : Duration.ZERO;
    boolean hadItsTime = !work.now().isBefore(work.assignment().enteredAt().plus(rest));
    if (hadItsTime && work.assignment().retries() > 0 && before.equals(OptionalLong.of(now))) {
      return Optional.empty();
    }
    work.comment(seen + " now; it may still be written");
    work.save(a -> a.transfer(copy.map(each -> each.unwatched(now))));
    Duration pause = work.options().timeouts().confirmationInterval();
    return Optional.of(
        new StepOutcome.Retry(
            work.now().plus(pause),
            2 + Patience.looks(work.options().timeouts().operation().plus(rest), pause),
            notPutBack(
                work,
                work.failure(
                    FailureKind.TIMEOUT,
                    DeviceEffect.UNKNOWN,
                    "its copy goes on: " + seen + ", and something else at every look"))));
  }

  /**
   * Where what was unpacked waits to be applied, the failure says so: another upgrade would find a
   * change that it did not order.
   */
  void tellWhatWaits(Work work) throws InterruptedException {
    Optional<FailureReason> failure = work.assignment().failure();
    if (failure.isEmpty() || !Unpacking.mayHaveBegun(work.assignment())) {
      return;
    }
    try {
      String left = OthersChange.left(installer.status(work), work);
      String message = failure.get().message();
      if (!left.isEmpty() && !message.contains(left)) {
        work.save(a -> a.failure(failure.get().withMessage(message + left)));
      }
    } catch (DriverException e) {
      work.comment("whether a change waits to be applied is not known: " + e.getMessage());
    }
  }

  private static StepOutcome asBefore(String note) {
    return new StepOutcome.Jump(AssignmentState.FAILED, note);
  }

  private static String target(Work work) {
    return work.origin().targetVersion().orElseThrow();
  }

  private static FailureReason notPutBack(Work work, FailureReason why) {
    String first = work.assignment().failure().map(FailureReason::message).orElse("");
    return why.withMessage(
            first
                + "; its next reboot, whoever orders it, may take "
                + target(work)
                + ", since that could not be put back: "
                + why.message())
        .withEffect(DeviceEffect.APPLIED);
  }
}
