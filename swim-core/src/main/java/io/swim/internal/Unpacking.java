package io.swim.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.UnpackOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Orders to unpack an image. Each is stored before it is given: what the device may have begun
 * follows from them alone. One whose answer was lost, with the session or with the process, is left
 * alone until the device says that it is at nothing, or had the time for it; so another order means
 * that whatever was taken before came to nothing.
 */
final class Unpacking {
  private Unpacking() {}

  /** What is said to the device. */
  interface Order {
    void give() throws DriverException, InterruptedException;
  }

  /** Stores the order, gives it, and stores its answer. */
  static void order(Work work, Order order) throws DriverException, InterruptedException {
    work.save(a -> a.unpackOrdered(work.now()));
    try {
      order.give();
    } catch (DriverException e) {
      if (e.effect() != DeviceEffect.UNKNOWN) {
        work.save(a -> a.unpackAnswered(e.effect()));
      }
      throw e;
    }
    work.save(a -> a.unpackAnswered(DeviceEffect.APPLIED));
  }

  /** Whether the device may have begun to unpack, so far. */
  static boolean mayHaveBegun(Assignment assignment) {
    return assignment.unpackOrders().stream().anyMatch(each -> each.effect() != DeviceEffect.NONE);
  }

  /** How many orders the device took. */
  static long taken(Assignment assignment) {
    return assignment.unpackOrders().stream()
        .filter(each -> each.effect() == DeviceEffect.APPLIED)
        .count();
  }

  /** What may have been unpacked by now, when the work on it ends for a reason of ours. */
  static DeviceEffect effect(Assignment assignment) {
    if (!mayHaveBegun(assignment)) {
      return DeviceEffect.NONE;
    }
    return assignment.state() == AssignmentState.PREPARING
        ? DeviceEffect.UNKNOWN
        : DeviceEffect.APPLIED;
  }

  /**
   * Waits for an order whose fate is unknown; empty when there is none, or the device had its time.
   *
   * @param time how long the platform may be at it
   */
  static Optional<StepOutcome> patience(Work work, Duration time) {
    Instant end =
        work.assignment().unpackOrders().stream()
            .filter(each -> each.effect() == DeviceEffect.UNKNOWN)
            .map(each -> each.at().plus(time))
            .max(Instant::compareTo)
            .orElse(Instant.MIN);
    if (!work.now().isBefore(end)) {
      return Optional.empty();
    }
    return Optional.of(
        new StepOutcome.Wait(
            Patience.inAWhile(work, end), "the device may be unpacking still; it has its time"));
  }

  /** What becomes of an order that failed, or of a look at what became of it. */
  static StepOutcome failed(Work work, DriverException e, int tries, Duration time) {
    FailureReason reason = withOrdersBefore(work, Attempts.of(work).reason(e));
    Duration pause = work.options().timeouts().confirmationInterval();
    if (isAtWork(e)) {
      // It takes no other order as long as it is at one; that may be ours.
      return new StepOutcome.Retry(
          work.now().plus(pause), tries + Patience.looks(time, pause), reason);
    }
    return Patience.orderAgain(work, e, reason, tries);
  }

  private static boolean isAtWork(DriverException e) {
    return e.kind() == FailureKind.TIMEOUT && e.effect() == DeviceEffect.NONE;
  }

  /** What failed now says nothing of an order of before. */
  private static FailureReason withOrdersBefore(Work work, FailureReason reason) {
    if (reason.effect() != DeviceEffect.NONE || !mayHaveBegun(work.assignment())) {
      return reason;
    }
    return isOutcomeKnown(work.assignment())
        ? reason
            .withEffect(DeviceEffect.APPLIED)
            .withMessage(cameToNothing(work) + "; told again: " + reason.message())
        : reason
            .withEffect(DeviceEffect.UNKNOWN)
            .withMessage(
                "the device may have begun to unpack "
                    + work.origin().target()
                    + ", and what became of that is not known: "
                    + reason.message());
  }

  /** The device took an order, is at nothing any more, and has nothing of it. */
  static String cameToNothing(Work work) {
    return "the device was told to unpack "
        + work.origin().target()
        + ", and has no "
        + Aim.words(work)
        + " among its packages";
  }

  /** Whether none was lost, and one was refused after those that were taken. */
  private static boolean isOutcomeKnown(Assignment assignment) {
    List<UnpackOrder> orders = assignment.unpackOrders();
    return orders.get(orders.size() - 1).effect() == DeviceEffect.NONE
        && orders.stream().noneMatch(each -> each.effect() == DeviceEffect.UNKNOWN);
  }
}
