package io.swim.transfer.tftp;

import io.swim.spi.TransferRecord;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What {@link TftpServerBuilder} collected; see there for each value. */
record ServerSettings(
    List<InetSocketAddress> addresses,
    Optional<InetAddress> advertised,
    int maxBlockSize,
    int maxWindowSize,
    int maxBytesInFlight,
    Duration timeout,
    int maxRetries,
    int maxSessions,
    int maxSessionsPerPeer,
    int eventLoops,
    Optional<Path> folder,
    Consumer<TransferRecord> listener,
    Clock clock) {}
