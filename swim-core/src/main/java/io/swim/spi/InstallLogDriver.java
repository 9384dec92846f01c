package io.swim.spi;

import io.swim.device.Access;
import io.swim.fault.DriverException;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the log that devices of some platforms keep of what came of installing. It has the reason
 * of what failed in the background, when the order was taken long before. A platform without such a
 * log has none. Nothing is changed: effects are NONE.
 */
public interface InstallLogDriver extends Driver {
  /** What it can work over, in any order: a job says which comes first. */
  Set<Access> accesses();

  /**
   * The last operation of installing and why it failed; empty when it did not fail. Read before an
   * order and after it: one that was there before is none of ours.
   */
  Optional<InstallFailure> lastFailure(Access access, StepContext context)
      throws DriverException, InterruptedException;
}
