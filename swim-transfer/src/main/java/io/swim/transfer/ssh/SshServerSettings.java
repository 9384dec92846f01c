package io.swim.transfer.ssh;

import io.swim.device.Login;
import io.swim.spi.TransferRecord;
import io.swim.transfer.serving.FolderTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a builder gathered. */
record SshServerSettings(
    List<InetSocketAddress> addresses,
    Optional<InetAddress> advertised,
    KeySource key,
    List<Algorithms.Extra> extras,
    Optional<Path> folder,
    Optional<Login> account,
    FolderTree.Access access,
    Duration stallTimeout,
    int maxTransfers,
    Consumer<TransferRecord> listener,
    Clock clock) {
  /** Where the host key comes from when the server starts. */
  @FunctionalInterface
  interface KeySource {
    KeyPair get() throws IOException;
  }
}
