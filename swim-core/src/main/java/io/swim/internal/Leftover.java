package io.swim.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.job.Assignment;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import java.util.Optional;

/**
 * What the last copy may have left on the device, as long as nobody could look. A copy is only
 * begun when the target was seen to be gone, so that no earlier one counts. (What was seen gone
 * counts all the same while the next copy waits for a place at the server: rather a word too many.)
 */
final class Leftover {
  private Leftover() {}

  /** The last copy, if the device may have something of it. */
  static Optional<Attempt> copy(Assignment assignment) {
    return TransferWays.last(assignment).filter(attempt -> effect(attempt) != DeviceEffect.NONE);
  }

  /** What the device may have of a copy: it was copied whole where nothing failed. */
  static DeviceEffect effect(Attempt copy) {
    return copy.failure().map(FailureReason::effect).orElse(DeviceEffect.APPLIED);
  }

  /** What may have happened to the device when the work on it ends here for a reason of ours. */
  static DeviceEffect effect(Assignment assignment) {
    if (assignment.transfer().isPresent() || !assignment.state().isBeforeActivation()) {
      return DeviceEffect.UNKNOWN;
    }
    DeviceEffect unpacking = Unpacking.effect(assignment);
    return unpacking == DeviceEffect.NONE
        ? copy(assignment).map(Leftover::effect).orElse(DeviceEffect.NONE)
        : unpacking;
  }

  /** Why nobody could look or clean up, together with what it may be that is left. */
  static FailureReason unseen(Work work, DriverException e) {
    FailureReason reason = Attempts.of(work).reason(e);
    Optional<Attempt> copy = copy(work.assignment());
    if (copy.isEmpty()) {
      return reason;
    }
    String end =
        copy.get().failure().map(failed -> "failed: " + failed.text()).orElse("was at its end");
    return reason
        .withEffect(reason.effect() == DeviceEffect.NONE ? effect(copy.get()) : reason.effect())
        .withMessage(
            "the copy over "
                + copy.get().protocol()
                + " "
                + end
                + "; what may be left of "
                + work.target()
                + ", whole or in part, could not be looked at or deleted: "
                + reason.message());
  }
}
