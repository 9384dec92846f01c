package io.swim.transfer.ftp;

import io.swim.device.Login;
import io.swim.spi.TransferRecord;
import io.swim.transfer.serving.FolderTree;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a {@link FtpFileServerBuilder} was told. */
record FtpSettings(
    List<InetSocketAddress> addresses,
    Optional<InetAddress> advertised,
    PortRange passivePorts,
    Optional<Path> folder,
    FolderTree.Access access,
    Optional<Login> account,
    Duration progressTimeout,
    int maxTransfers,
    int maxConnectionsPerPeer,
    Consumer<TransferRecord> listener,
    Clock clock) {
  /** Ports from the first to the last; 0 and 0: of the system's choice. */
  record PortRange(int first, int last) {
    static final PortRange ANY = new PortRange(0, 0);

    int size() {
      return last - first + 1;
    }
  }
}
