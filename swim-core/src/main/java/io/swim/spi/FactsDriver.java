package io.swim.spi;

import io.swim.device.Access;
import io.swim.device.DeviceFacts;
import io.swim.fault.DriverException;
import java.util.Set;

/** Reads facts. Changes nothing on the device. */
public interface FactsDriver extends Driver {
  /** What it can read over, in its own order of preference. */
  Set<Access> accesses();

  /**
   * Reads what it can. What the device does not tell stays empty.
   *
   * @param access one of {@link #accesses()}
   * @throws DriverException when nothing could be read
   */
  DeviceFacts facts(Access access, StepContext context)
      throws DriverException, InterruptedException;
}
