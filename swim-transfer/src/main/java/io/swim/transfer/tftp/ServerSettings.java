package io.swim.transfer.tftp;

import io.swim.transfer.serving.SharedSettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** What {@link TftpServerBuilder} collected; see there for each value. */
record ServerSettings(
    List<InetSocketAddress> addresses,
    SharedSettings shared,
    int maxBlockSize,
    int maxWindowSize,
    int maxBytesInFlight,
    Duration timeout,
    int maxRetries,
    int maxTransfers,
    int maxTransfersPerPeer,
    int eventLoops) {}
