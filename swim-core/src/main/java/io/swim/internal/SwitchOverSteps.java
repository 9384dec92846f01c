package io.swim.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.Units;
import io.swim.spi.PairRules;
import io.swim.spi.PairStatus;
import java.time.Instant;
import java.util.List;

/**
 * Traffic of a failover pair is switched over once, from the unit that was active to the one that
 * runs the image and is ready.
 */
final class SwitchOverSteps {
  private static final int MAX_ORDERS = 2;

  private final Engine engine;
  private final Pair pair;

  SwitchOverSteps(Engine engine, Pair pair) {
    this.engine = engine;
    this.pair = pair;
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
      return PairSteps.late(work, "traffic is not switched over any more; still " + status);
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
}
