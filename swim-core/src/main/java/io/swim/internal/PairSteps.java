package io.swim.internal;

import io.swim.device.DeviceFacts;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import io.swim.job.Units;
import io.swim.spi.PairRules;
import io.swim.spi.PairStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The two units of a failover pair are reloaded one after the other, the one that is not active
 * first. Traffic is switched over once, to a unit that has proven to run the image and to be ready.
 */
final class PairSteps {
  private static final int MAX_ORDERS = 2;

  private final Engine engine;
  private final Pair pair;

  PairSteps(Engine engine, Pair pair) {
    this.engine = engine;
    this.pair = pair;
  }

  /**
   * Before a reload is ordered: chooses the unit, and looks whether the other one carries the
   * traffic. Empty when the mate may be reloaded.
   */
  Optional<StepOutcome> beforeReload(Work work) throws InterruptedException {
    if (!Pair.isFor(work) || work.assignment().reloadOrderedAt().isPresent()) {
      return Optional.empty();
    }
    if (work.isLate()) {
      return Optional.of(late(work, "no unit is reloaded any more"));
    }
    try {
      PairStatus status = pair.status(work);
      Units units = work.assignment().units();
      if (units.mate().isEmpty()) {
        if (units.isDone(status.mateSerialNumber())) {
          return Optional.of(next(work, status.mateSerialNumber()));
        }
        work.save(a -> a.reloadMate(status.mateSerialNumber()));
      }
      return notNow(status, pair.rules(work), work, true);
    } catch (DriverException e) {
      FailureReason reason = Attempts.of(work).reason(e);
      return Optional.of(Patience.again(work, reason.withEffect(DeviceEffect.APPLIED)));
    }
  }

  /**
   * Right before each order, also one that is given again: the unit that answers has to be active,
   * and the mate the one that is to be reloaded. One that was told before may not be ready.
   */
  Optional<StepOutcome> beforeOrder(Work work) throws InterruptedException {
    if (!Pair.isFor(work)) {
      return Optional.empty();
    }
    boolean first = work.assignment().reloadOrderedAt().isEmpty();
    try {
      return notNow(pair.status(work), pair.rules(work), work, first);
    } catch (DriverException e) {
      FailureReason reason = Attempts.of(work).reason(e);
      return Optional.of(Patience.again(work, reason.withEffect(DeviceEffect.APPLIED)));
    }
  }

  private static StepOutcome late(Work work, String consequence) {
    return new StepOutcome.Fail(
        work.failure(
            FailureKind.TIMEOUT,
            DeviceEffect.APPLIED,
            "the time for this device, "
                + work.options().timeouts().operation().toSeconds()
                + " s for both units, is over: "
                + consequence));
  }

  private static Optional<StepOutcome> notNow(
      PairStatus status, PairRules rules, Work work, boolean hasToBeReady) {
    String mate = work.assignment().units().mate().orElseThrow();
    if (!status.mateSerialNumber().equals(mate) || !rules.isActive(status.failover())) {
      return Optional.of(
          new StepOutcome.Fail(
              work.failure(
                  FailureKind.CHANGED,
                  DeviceEffect.APPLIED,
                  "the units of the pair have changed their parts, and not by SWIM: "
                      + status
                      + "; "
                      + mate
                      + " was to be reloaded, and the other one to carry the traffic")));
    }
    return !hasToBeReady || rules.isReady(status.failover().peerState())
        ? Optional.empty()
        : Optional.of(
            Patience.again(
                work,
                work.failure(
                    FailureKind.UNREACHABLE,
                    DeviceEffect.APPLIED,
                    "no unit is reloaded while the pair is not whole: " + status)));
  }

  /** Why a mate that is back could not take over yet; empty when it could. */
  Optional<String> unready(Work work) throws InterruptedException {
    try {
      PairStatus status = pair.status(work);
      String mate = work.assignment().units().mate().orElseThrow();
      boolean ready =
          status.mateSerialNumber().equals(mate)
              && pair.rules(work).isActive(status.failover())
              && pair.rules(work).isReady(status.failover().peerState());
      return ready ? Optional.empty() : Optional.of(status.toString());
    } catch (DriverException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** The step was left before its end was stored: the unit is noted as done. */
  static Optional<StepOutcome> afterConfirmed(Work work) {
    Units units = work.assignment().units();
    return Pair.isFor(work) && units.mate().isEmpty()
        ? Optional.of(next(work, units.done().get(units.done().size() - 1)))
        : Optional.empty();
  }

  /** How long a unit that is back may take until it is ready. */
  Duration joinTime(Work work) {
    return engine.platforms().pair(work.platform()).map(PairRules::joinTime).orElse(Duration.ZERO);
  }

  /** The mate runs the image and is ready. */
  StepOutcome confirmed(Work work, String note) {
    String done = work.assignment().units().mate().orElseThrow();
    // Between two versions is no place to stop for want of time: it begins anew for the other unit.
    Instant end = work.now().plus(work.options().timeouts().operation());
    work.save(a -> a.unitsDone(List.of(done)).toActiveUnit().deadline(end));
    work.device().deadline(end);
    work.comment(done + ": " + note);
    return next(work, done);
  }

  private static StepOutcome next(Work work, String done) {
    String other = Pair.other(work.origin(), done).serialNumber();
    return work.assignment().units().isDone(other)
        ? new StepOutcome.Jump(
            AssignmentState.SUCCESS,
            "both units run "
                + work.origin().targetVersion().orElse("")
                + ": "
                + done
                + ", "
                + other)
        : new StepOutcome.Jump(
            AssignmentState.SWITCHING_OVER,
            done + " runs " + work.origin().targetVersion().orElse("") + " and can take over");
  }

  /**
   * Has the unit that runs the image take over. Looks first, each time: the proof is which unit
   * answers as the active one.
   */
  StepOutcome switchOver(Work work) throws InterruptedException {
    work.device().timeToLook();
    try {
      PairStatus status = pair.status(work);
      PairRules rules = pair.rules(work);
      Units units = work.assignment().units();
      boolean active = rules.isActive(status.failover());
      if (units.isDone(status.serialNumber()) && active) {
        work.save(a -> a.reloadMate(status.mateSerialNumber()));
        return new StepOutcome.Jump(AssignmentState.REBOOTING, "switched over: " + status);
      }
      if (!active) {
        return again(work, "the units are changing their parts: " + status);
      }
      if (!units.isDone(status.mateSerialNumber())
          || !rules.isReady(status.failover().peerState())) {
        return again(work, "the other unit can't take over: " + status);
      }
      return order(work, status);
    } catch (DriverException e) {
      return Patience.again(work, Attempts.of(work).reason(e));
    } finally {
      work.device().close();
    }
  }

  private StepOutcome order(Work work, PairStatus status)
      throws DriverException, InterruptedException {
    List<Attempt> orders =
        work.assignment().attempts().stream()
            .filter(attempt -> attempt.state() == AssignmentState.SWITCHING_OVER)
            .filter(Attempts::mayHaveBeenTaken)
            .toList();
    if (!orders.isEmpty()) {
      Instant last = orders.get(orders.size() - 1).startedAt();
      if (work.now().isBefore(last.plus(work.options().timeouts().reloadGrace()))) {
        return new StepOutcome.Wait(soon(work), "it was told to switch over; still " + status);
      }
      if (orders.size() >= MAX_ORDERS) {
        return new StepOutcome.Fail(
            work.failure(
                FailureKind.REJECTED,
                DeviceEffect.APPLIED,
                "it was told " + orders.size() + " times to switch over; still " + status));
      }
    }
    if (work.isLate()) {
      return late(work, "traffic is not switched over any more; still " + status);
    }
    work.comment("switching over to " + status.mateSerialNumber());
    try {
      Attempts.of(work)
          .order(
              "switch over",
              work.device().configOrder(),
              access -> engine.drivers().failoverDriver(work.platform(), access),
              (driver, access) -> driver.switchOver(status.serialNumber(), access, work.device()));
    } catch (DriverException e) {
      if (e.effect() == DeviceEffect.NONE) {
        throw e;
      }
      return new StepOutcome.Wait(soon(work), "it may have switched over: " + e.getMessage());
    }
    return new StepOutcome.Wait(soon(work), "it was told to switch over");
  }

  private static StepOutcome again(Work work, String why) {
    return Patience.again(work, work.failure(FailureKind.UNREACHABLE, DeviceEffect.APPLIED, why));
  }

  private static Instant soon(Work work) {
    return work.now().plus(work.options().timeouts().pollInterval());
  }

  /**
   * Whether the unit that is worked on may have taken an order to reload. Of an order that was
   * about to be given, and of which nothing is noted because of a defect, nobody knows.
   */
  static boolean mayHaveTakenReload(Work work) {
    List<Attempt> attempts =
        work.assignment().attempts().stream()
            .skip(work.assignment().units().attempts())
            .filter(attempt -> attempt.state() == AssignmentState.REBOOTING)
            .toList();
    boolean defect =
        work.assignment().failure().filter(each -> each.kind() == FailureKind.INTERNAL).isPresent();
    return attempts.stream().anyMatch(Attempts::mayHaveBeenTaken)
        || (work.assignment().reloadOrderedAt().isPresent() && (defect || attempts.isEmpty()));
  }

  /** Which unit answers, and what it runs. */
  static String answers(DeviceFacts read) {
    return read.serialNumber().orElse("a unit that tells no serial number")
        + " is active and runs "
        + RunningImage.text(read);
  }

  /** The list is as it was on both; what the first unit runs or boots is for a person to see. */
  static StepOutcome putBack(Work work, List<String> bootList, String answers) {
    return attention(
        work,
        "the boot list is put back to "
            + bootList
            + "; "
            + answers
            + ". Remedy: look what "
            + work.assignment().units().mate().orElse("the other unit")
            + " runs, and whether it is ready, before anything else is done");
  }

  /** The unit that carries the traffic runs the image by now: the old list would take it back. */
  static StepOutcome notPutBack(Work work, DeviceFacts read) {
    return attention(
        work,
        answers(read)
            + ", so the boot list is left as it is. Remedy: look what the other unit runs, and"
            + " whether it is ready");
  }

  private static StepOutcome attention(Work work, String more) {
    FailureReason first = work.assignment().failure().orElseThrow();
    return new StepOutcome.Fail(
        first.withMessage(first.message() + "; " + more).withEffect(DeviceEffect.APPLIED));
  }
}
