package io.swim.transfer.tftp;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;

/** What {@link TftpClientBuilder} collected; see there for each value. */
record ClientSettings(
    Optional<InetAddress> localAddress,
    int blockSize,
    int windowSize,
    Duration timeout,
    int retries,
    boolean requestTransferSize,
    LongConsumer announced,
    TftpMode mode,
    LongConsumer progress,
    Guard guard) {
  /** Asked before every wait for a packet; what it throws ends the transfer. */
  interface Guard {
    void look() throws IOException;
  }
}
