package io.swim.spi;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.fault.DriverException;
import java.util.Set;

/** Gets an image onto a device. */
public interface TransferDriver extends Driver {
  /**
   * Protocols by which the image can travel: those that devices of that platform speak. What is not
   * among them is never asked for.
   */
  Set<TransferProtocol> protocols(PlatformId platform);

  /** What it can start the transfer over. */
  Set<Access> accesses();

  /**
   * Starts the transfer, or goes on with the one whose token is in the order. A driver that only
   * waits for the device returns {@link TransferResult.InProgress}, and is called again later,
   * maybe in another process; no thread waits in between.
   *
   * @throws DriverException effect NONE when nothing was written; APPLIED when a partial file may
   *     be there; UNKNOWN when the device may still be copying
   */
  TransferResult transfer(TransferOrder order, StepContext context)
      throws DriverException, InterruptedException;
}
