package io.swim.job;

import io.swim.device.Access;
import io.swim.device.TransferProtocol;

/** One way of getting a file across. Ways of equal parts are equal: each is tried once. */
public sealed interface TransferWay {
  TransferProtocol protocol();

  /**
   * The device fetches the file.
   *
   * @param access what its copy is started over
   */
  record Pull(TransferProtocol protocol, Access access) implements TransferWay {
    @Override
    public String toString() {
      return protocol + " started by " + access;
    }
  }

  /** SWIM sends the file to a server of the device. */
  record Push(TransferProtocol protocol) implements TransferWay {
    @Override
    public String toString() {
      return protocol + " pushed";
    }
  }
}
