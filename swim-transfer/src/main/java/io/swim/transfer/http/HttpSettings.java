package io.swim.transfer.http;

import io.swim.transfer.serving.SharedSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What {@link HttpFileServerBuilder} gathered. */
record HttpSettings(
    List<InetSocketAddress> http,
    List<InetSocketAddress> https,
    Certificate certificate,
    TlsVersions tlsVersions,
    SharedSettings shared,
    int maxTransfers,
    int maxConnectionsPerPeer,
    Duration progressTimeout,
    Duration requestTimeout) {
  /** Where the certificate comes from. */
  @FunctionalInterface
  interface Certificate {
    TlsIdentity load(Collection<InetAddress> addresses, Instant now)
        throws IOException, GeneralSecurityException;
  }
}
