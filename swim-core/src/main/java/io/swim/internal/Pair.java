package io.swim.internal;

import io.swim.device.RemoteFile;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.Origin;
import io.swim.job.PairUnit;
import io.swim.job.Task;
import io.swim.spi.PairRules;
import io.swim.spi.PairStatus;
import io.swim.spi.PlatformCatalog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The two units of a failover pair, which answer at one address. Units are known by serial number:
 * which of them is active may change at any moment, and nothing is done to one that is taken for
 * the other.
 */
final class Pair {
  private final Engine engine;

  Pair(Engine engine) {
    this.engine = engine;
  }

  /** Whether both units of a pair are changed by that work. */
  static boolean isFor(Work work) {
    return isFor(work.assignment());
  }

  static boolean isFor(Assignment assignment) {
    return assignment.origin().map(origin -> !origin.pair().isEmpty()).orElse(false);
  }

  /** Whether such a task is about both units; files alone are those of the unit that answers. */
  static boolean isChangedBy(Task task) {
    return task.changesSoftware() || task instanceof Task.Upgrade;
  }

  /** The one that is not that one. */
  static PairUnit other(Origin origin, String serialNumber) {
    return origin.pair().stream()
        .filter(each -> !each.serialNumber().equals(serialNumber))
        .findFirst()
        .orElseThrow();
  }

  /** What the unit that answers says of both; the work goes on with whom it was at before. */
  PairStatus status(Work work) throws DriverException, InterruptedException {
    return work.device()
        .toActiveUnit(
            () ->
                Attempts.polling(work)
                    .first(
                        "ask for both units of the pair",
                        work.device().configOrder(),
                        access -> engine.drivers().failoverDriver(work.platform(), access),
                        (driver, access) -> known(driver.status(access, work.device()), work)));
  }

  /** Another box may be at the address, or in the pair. */
  private static PairStatus known(PairStatus status, Work work) throws DriverException {
    Origin origin = work.origin();
    if (status.serialNumber().equals(status.mateSerialNumber())
        || origin.unit(status.serialNumber()).isEmpty()
        || origin.unit(status.mateSerialNumber()).isEmpty()) {
      throw new DriverException(
          FailureKind.CHANGED,
          DeviceEffect.NONE,
          "the units of the pair are "
              + status
              + "; in PRECHECK they were "
              + origin.pair().get(0)
              + ", and "
              + origin.pair().get(1));
    }
    return status;
  }

  /**
   * How the parts are told.
   *
   * @throws DriverException CHANGED where the definition says nothing of pairs any more
   */
  PairRules rules(Work work) throws DriverException {
    return engine
        .platforms()
        .pair(work.platform())
        .orElseThrow(
            () ->
                new DriverException(
                    FailureKind.CHANGED,
                    DeviceEffect.NONE,
                    "it is a failover pair, and the definition of "
                        + work.platform()
                        + " says nothing of pairs any more"));
  }

  /**
   * How long a unit that is back may take until it is ready, in which the other one may take no
   * configuration either; zero where there is no pair.
   */
  static Duration joinTime(Work work, PlatformCatalog platforms) {
    return platforms
        .pair(work.platform())
        .filter(rules -> isFor(work))
        .map(PairRules::joinTime)
        .orElse(Duration.ZERO);
  }

  /**
   * Before something is done to the mate: whether another unit than the one that the work is about
   * plays that part now, or nobody can tell. Empty when it is the one, or no mate is worked on.
   */
  Optional<StepOutcome> otherMate(Work work) throws InterruptedException {
    Optional<String> mate = work.assignment().units().mate();
    if (mate.isEmpty()) {
      return Optional.empty();
    }
    try {
      PairStatus status = status(work);
      if (!status.mateSerialNumber().equals(mate.get())) {
        return Optional.of(
            new StepOutcome.Fail(
                work.failure(
                    FailureKind.CHANGED,
                    DeviceEffect.NONE,
                    "the units of the pair have changed their parts, and not by SWIM: "
                        + status
                        + "; "
                        + mate.get()
                        + " was to be the other one")));
      }
      work.device().mateAddresses(status.mateAddresses());
      return Optional.empty();
    } catch (DriverException e) {
      return Optional.of(Patience.unlessRefused(work, Attempts.of(work).reason(e)));
    }
  }

  /** What the unit that is worked on ran in PRECHECK, if it told; of a mate, that mate. */
  static Optional<String> runningImage(Work work) {
    Optional<String> mate = work.assignment().units().mate();
    return mate.isPresent()
        ? mate.flatMap(work.origin()::unit).flatMap(PairUnit::runningImage)
        : work.origin().runningImage();
  }

  /** Whether each unit runs the image; also where there is no pair. */
  static boolean areAllDone(Work work) {
    return work.origin().pair().stream()
        .allMatch(unit -> work.assignment().units().isDone(unit.serialNumber()));
  }

  /**
   * How a file that is deleted is noted: of the active unit by its name, of the mate with the
   * serial number and the whole path, since both flashes may have files of one name and size.
   */
  static RemoteFile noted(RemoteFile file, String fileSystem, Work work) {
    return work.assignment()
        .units()
        .mate()
        .map(mate -> new RemoteFile(mate + " " + fileSystem + file.name(), file.sizeBytes()))
        .orElse(file);
  }

  /** Units that ran the image before boot what the other one boots, once it is put back. */
  static String foundWith(Work work) {
    List<String> found = work.assignment().units().found();
    return found.isEmpty()
        ? ""
        : "; of the pair "
            + found
            + " ran "
            + work.origin().targetVersion().orElse("")
            + " before already, and will boot that list too at its next reboot";
  }

  /** A failure, with what became of the other unit of the pair. */
  static FailureReason told(FailureReason reason, Assignment assignment) {
    if (!isFor(assignment)) {
      return reason;
    }
    return switch (assignment.state()) {
      case REBOOTING, RECONNECTING, CONFIRMING, SWITCHING_OVER -> mixed(reason, assignment);
      default -> atMate(reason, assignment);
    };
  }

  /** One unit runs the image, the other one what it ran before, as long as it was not reloaded. */
  private static FailureReason mixed(FailureReason reason, Assignment assignment) {
    Origin origin = assignment.origin().orElseThrow();
    List<String> done = assignment.units().all();
    if (done.size() != 1) {
      return reason;
    }
    String other = other(origin, done.get(0)).serialNumber();
    return appliedAtLeast(
        reason,
        reason.message()
            + "; of the pair "
            + done
            + " runs "
            + origin.targetVersion().orElse("")
            + ", and "
            + other
            + (assignment.reloadOrderedAt().isPresent()
                    && assignment.state() != AssignmentState.SWITCHING_OVER
                ? " was to be reloaded: look what it runs"
                : " what it ran before")
            + ". Remedy: look why, reset its condition, and run the job again, which goes on where"
            + " it stands");
  }

  private static FailureReason appliedAtLeast(FailureReason reason, String message) {
    return reason
        .withMessage(message)
        .withEffect(reason.effect() == DeviceEffect.NONE ? DeviceEffect.APPLIED : reason.effect());
  }

  /** A failure at the mate, before anything is activated: the other unit has the images by then. */
  private static FailureReason atMate(FailureReason reason, Assignment assignment) {
    Optional<String> mate = assignment.units().mate();
    if (mate.isEmpty() || !assignment.state().isBeforeActivation()) {
      return reason;
    }
    return appliedAtLeast(
        reason,
        "the other unit of the pair, "
            + mate.get()
            + ": "
            + reason.message()
            + "; the active one has the image, and nothing was activated");
  }
}
