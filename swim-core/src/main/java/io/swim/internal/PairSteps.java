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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a failover pair needs around the reloads of its two units ({@link RebootSteps}, {@link
 * ProofSteps}), which go one after the other, the one that is not active first: which unit is next,
 * whether it may be reloaded now, whether it is ready afterwards, and what is told when it goes
 * wrong. Traffic is switched over in between ({@link SwitchOverSteps}).
 */
final class PairSteps {
  private final Pair pair;
  private final FactsReader facts;

  PairSteps(Pair pair, FactsReader facts) {
    this.pair = pair;
    this.facts = facts;
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
          Optional<StepOutcome> changed = changedSince(work, status.mateSerialNumber());
          return changed.isPresent() ? changed : Optional.of(next(work, status.mateSerialNumber()));
        }
        work.save(a -> a.reloadMate(status.mateSerialNumber()));
      }
      return obstacle(status, pair.rules(work), work, true);
    } catch (DriverException e) {
      FailureReason reason = Attempts.of(work).reason(e);
      return Optional.of(Patience.again(work, reason.withEffect(DeviceEffect.APPLIED)));
    }
  }

  /**
   * Who ran the image in PRECHECK may have booted since, and is given the traffic only while it
   * runs it. Who was brought to it has proven that.
   */
  private Optional<StepOutcome> changedSince(Work work, String serialNumber)
      throws DriverException, InterruptedException {
    if (work.assignment().units().done().contains(serialNumber)) {
      return Optional.empty();
    }
    Optional<DeviceFacts> mate = facts.read(work.device(), Attempts.polling(work)).mate();
    if (mate.isEmpty()) {
      return Optional.of(
          Patience.again(
              work,
              work.failure(
                  FailureKind.UNREACHABLE,
                  DeviceEffect.APPLIED,
                  "what " + serialNumber + " runs can't be read through the active unit")));
    }
    return RunningImage.isTheOne(mate.get(), work)
        ? Optional.empty()
        : Optional.of(
            changed(
                work,
                serialNumber
                    + " ran the image in PRECHECK, and runs "
                    + RunningImage.text(mate.get())
                    + " now; it is neither reloaded nor given the traffic"));
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
      return obstacle(pair.status(work), pair.rules(work), work, first);
    } catch (DriverException e) {
      FailureReason reason = Attempts.of(work).reason(e);
      return Optional.of(Patience.again(work, reason.withEffect(DeviceEffect.APPLIED)));
    }
  }

  private static String mate(Work work) {
    return work.assignment().units().mate().orElseThrow();
  }

  private static StepOutcome changed(Work work, String what) {
    return new StepOutcome.Fail(work.failure(FailureKind.CHANGED, DeviceEffect.APPLIED, what));
  }

  /** The time for the pair is over. */
  static StepOutcome late(Work work, String consequence) {
    return new StepOutcome.Fail(
        work.failure(
            FailureKind.TIMEOUT,
            DeviceEffect.APPLIED,
            "the time for this device, "
                + work.options().timeouts().operation().toSeconds()
                + " s for both units, is over: "
                + consequence));
  }

  /** Why the mate may not be reloaded now; empty when it may. */
  private static Optional<StepOutcome> obstacle(
      PairStatus status, PairRules rules, Work work, boolean hasToBeReady) {
    String mate = mate(work);
    if (!status.mateSerialNumber().equals(mate) || !rules.isActive(status.failover())) {
      return Optional.of(
          changed(
              work,
              "the units of the pair have changed their parts, and not by SWIM: "
                  + status
                  + "; "
                  + mate
                  + " was to be reloaded, and the other one to carry the traffic"));
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
      String mate = mate(work);
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

  /** The mate runs the image and is ready. */
  StepOutcome confirmed(Work work, String note) {
    String done = mate(work);
    // Between two versions is no place to stop for want of time: it begins anew for the other unit.
    Instant end = work.now().plus(work.options().timeouts().operation());
    work.save(a -> a.unitsDone(List.of(done)).toActiveUnit().deadline(end));
    work.device().deadline(end);
    work.comment(done + ": " + note);
    return next(work, done);
  }

  /** Where it goes on when that unit runs the image: to the other one, or to the end. */
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
