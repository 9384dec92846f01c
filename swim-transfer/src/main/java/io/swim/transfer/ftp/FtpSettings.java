package io.swim.transfer.ftp;

import io.swim.transfer.serving.SharedSettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** What a {@link FtpFileServerBuilder} was told. */
record FtpSettings(
    List<InetSocketAddress> addresses,
    SharedSettings shared,
    PortRange passivePorts,
    Duration progressTimeout,
    int maxTransfers,
    int maxConnectionsPerPeer) {
  /** Ports from the first to the last; 0 and 0: of the system's choice. */
  record PortRange(int first, int last) {
    static final PortRange ANY = new PortRange(0, 0);

    int size() {
      return last - first + 1;
    }
  }
}
