package io.swim.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.FailureReason;
import io.swim.job.Origin;
import io.swim.job.PairUnit;
import io.swim.job.Task;
import io.swim.spi.PairRules;
import io.swim.spi.PairStatus;
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
                Attempts.unrecorded(work)
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
   * Before something is done to the mate: it has to be the unit that the work is about. Empty when
   * it is.
   */
  Optional<StepOutcome> mistaken(Work work) throws InterruptedException {
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

  /** A failure at the mate, before anything is activated: the other unit has the images by then. */
  static FailureReason told(FailureReason reason, Work work) {
    Optional<String> mate = work.assignment().units().mate();
    if (mate.isEmpty() || !work.assignment().state().isBeforeActivation()) {
      return reason;
    }
    return reason
        .withMessage(
            "the other unit of the pair, "
                + mate.get()
                + ": "
                + reason.message()
                + "; the active one has the image, and nothing was activated")
        .withEffect(reason.effect() == DeviceEffect.NONE ? DeviceEffect.APPLIED : reason.effect());
  }
}
