package io.swim.spi;

import io.swim.device.TransferProtocol;
import io.swim.fault.DriverException;
import java.util.Set;

/** Sends an image to a server of the device itself. */
public interface PushDriver extends Driver {
  /** Protocols by which it can send. */
  Set<TransferProtocol> protocols();

  /**
   * Sends the file, and returns when the device said that it has it all. Holds its thread for so
   * long. Never overwrites a file where the protocol can tell.
   *
   * @throws DriverException effect NONE when nothing was written; APPLIED when a partial file may
   *     be there and nothing writes it any more; UNKNOWN when the device may still be writing
   */
  void push(PushOrder order, StepContext context) throws DriverException, InterruptedException;
}
