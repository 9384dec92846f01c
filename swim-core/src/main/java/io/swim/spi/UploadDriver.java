package io.swim.spi;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.fault.DriverException;
import java.util.Set;

/** Has a device send one of its files to a file server. Changes nothing on the device. */
public interface UploadDriver extends Driver {
  /**
   * Protocols by which the file can travel: those that devices of that platform speak. What is not
   * among them is never asked for.
   */
  Set<TransferProtocol> protocols(PlatformId platform);

  /** What it can start the transfer over. */
  Set<Access> accesses();

  /**
   * Starts the transfer, or goes on with the one whose token is in the order. A driver that only
   * waits for the device returns {@link TransferResult.InProgress}, and is called again later.
   *
   * @throws DriverException with effect NONE: at worst the device goes on sending to a server that
   *     takes nothing any more
   */
  TransferResult upload(UploadOrder order, StepContext context)
      throws DriverException, InterruptedException;
}
