package io.swim.transfer.ssh;

import io.swim.transfer.serving.SharedSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;

/** What a builder gathered. */
record SshServerSettings(
    List<InetSocketAddress> addresses,
    SharedSettings shared,
    KeySource key,
    List<Algorithms.Extra> extras,
    Duration progressTimeout,
    int maxTransfers,
    int maxConnectionsPerPeer) {
  /** Where the host key comes from when the server starts. */
  @FunctionalInterface
  interface KeySource {
    KeyPair get() throws IOException;
  }
}
