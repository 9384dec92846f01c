package io.swim.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
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

  /** What the device may have of the last copy; empty when nothing was begun on it. */
  static Optional<DeviceEffect> of(Work work) {
    return TransferWays.last(work)
        .map(attempt -> attempt.failure().map(FailureReason::effect).orElse(DeviceEffect.APPLIED))
        .filter(effect -> effect != DeviceEffect.NONE);
  }

  /** The reason why nobody could look, together with what it may be that nobody saw. */
  static FailureReason unseen(Work work, DriverException e) {
    FailureReason reason = Attempts.of(work).reason(e);
    Optional<DeviceEffect> left = of(work);
    if (left.isEmpty()) {
      return reason;
    }
    Attempt attempt = TransferWays.last(work).orElseThrow();
    String copied =
        attempt.failure().map(failed -> "failed: " + failed.text()).orElse("was at its end");
    return reason
        .withEffect(reason.effect() == DeviceEffect.NONE ? left.get() : reason.effect())
        .withMessage(
            "the copy over "
                + attempt.protocol()
                + " "
                + copied
                + "; then nobody could look what is left of "
                + work.assignment().origin().orElseThrow().target()
                + ", which may be there, whole or in part: "
                + reason.message());
  }
}
