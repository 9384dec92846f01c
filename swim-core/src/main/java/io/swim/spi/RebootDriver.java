package io.swim.spi;

import io.swim.device.Access;
import io.swim.fault.DriverException;
import java.util.Set;

/** Restarts a device. The only thing in SWIM that interrupts traffic. */
public interface RebootDriver extends Driver {
  /** What it can order a reload over, in any order: a job says which comes first. */
  Set<Access> accesses();

  /**
   * Orders a reload, and returns when the device took it. Unsaved configuration is not saved. A
   * session that drops after the last confirmation is how it should be.
   *
   * @throws DriverException effect NONE when the device is certain not to reload; UNKNOWN when the
   *     order may have been taken: another one is given only when the boot mark has proven that it
   *     was not
   */
  void reload(Access access, StepContext context) throws DriverException, InterruptedException;
}
