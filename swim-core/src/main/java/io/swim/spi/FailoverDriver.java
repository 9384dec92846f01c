package io.swim.spi;

import io.swim.device.Access;
import io.swim.fault.DriverException;
import java.util.Set;

/** Two units that stand in for each other, and answer at one address: the active one does. */
public interface FailoverDriver extends Driver {
  /** What it can work over, in any order: a job says which comes first. */
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
   * Has the active unit give up its part: the other one becomes active, and answers at the same
   * address from then on. The session is lost as a rule; connections through the devices go on.
   *
   * @param from serial number of the unit that is to give it up: where another one answers by now,
   *     nothing is ordered
   * @throws DriverException CHANGED, with effect NONE, when another unit answers; effect NONE when
   *     it is certain that nothing changed, UNKNOWN otherwise
   */
  void switchOver(String from, Access access, StepContext context)
      throws DriverException, InterruptedException;
}
