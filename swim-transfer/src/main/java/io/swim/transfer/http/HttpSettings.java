package io.swim.transfer.http;

import io.swim.device.Login;
import io.swim.spi.TransferRecord;
import io.swim.transfer.serving.FolderTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What {@link HttpFileServerBuilder} gathered. */
record HttpSettings(
    List<InetSocketAddress> http,
    List<InetSocketAddress> https,
    Certificate certificate,
    TlsVersions tlsVersions,
    Optional<InetAddress> advertised,
    Optional<Path> folder,
    FolderTree.Access access,
    Optional<Login> account,
    int maxTransfers,
    int maxTransfersPerPeer,
    Duration stallTimeout,
    Duration requestTimeout,
    Consumer<TransferRecord> listener,
    Clock clock) {
  /** Where the certificate comes from. */
  @FunctionalInterface
  interface Certificate {
    TlsIdentity load(Collection<InetAddress> addresses, Instant now)
        throws IOException, GeneralSecurityException;
  }
}
