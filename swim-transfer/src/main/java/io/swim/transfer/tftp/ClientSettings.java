package io.swim.transfer.tftp;

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
    LongConsumer progress) {}
