package io.swim.spi;

import io.swim.device.Access;
import io.swim.fault.DriverException;
import java.util.Set;

/**
 * Two units that stand in for each other and answer at one address: the active one does.
 * Thread-safe.
 */
public interface FailoverDriver extends Driver {
  Set<Access> accesses();

  /**
   * Asks the unit that answers which of the two it is, and what both are now. Nothing is changed.
   *
   * @throws DriverException UNREACHABLE too when the other unit has to be asked for its serial
   *     number, and does not answer
   */
  PairStatus status(Access access, StepContext context)
      throws DriverException, InterruptedException;

  /**
   * Has the unit that answers give up its part: the other one becomes active, and answers at the
   * same address from then on. The session is lost as a rule; connections through the devices go
   * on.
   *
   * @throws DriverException effect NONE when it is certain that nothing changed, UNKNOWN otherwise
   */
  void switchOver(Access access, StepContext context) throws DriverException, InterruptedException;
}
