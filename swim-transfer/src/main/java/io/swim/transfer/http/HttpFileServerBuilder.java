package io.swim.transfer.http;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.spi.Refusal;
import io.swim.spi.TransferRecord;
import io.swim.transfer.serving.FolderTree;
import io.swim.transfer.serving.SharedSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Settings of an {@link HttpFileServer}. Not thread-safe. */
public final class HttpFileServerBuilder {
  private static final int HTTP_PORT = 80;

  private final List<InetSocketAddress> http = new ArrayList<>();
  private final List<InetSocketAddress> https = new ArrayList<>();
  private HttpSettings.Certificate certificate = SelfSigned::create;
  private TlsVersions tlsVersions = TlsVersions.MODERN;
  private Optional<InetAddress> advertised = Optional.empty();
  private Optional<Path> folder = Optional.empty();
  private FolderTree.Access access = FolderTree.Access.READ;
  private Optional<Login> account = Optional.empty();
  private int maxTransfers = 1000;
  private int maxConnectionsPerPeer = 64;
  private Duration progressTimeout = Duration.ofSeconds(60);
  private Duration requestTimeout = Duration.ofSeconds(60);
  private Consumer<TransferRecord> listener = record -> {};
  private Consumer<Refusal> refusals = refusal -> {};
  private Clock clock = Clock.systemUTC();

  HttpFileServerBuilder() {}

  /**
   * Adds an address to listen at for HTTP; port 0 lets the system choose. Without any, and without
   * one for HTTPS, port 80 at every IPv4 address.
   */
  public HttpFileServerBuilder bind(InetSocketAddress address) {
    http.add(SharedSettings.resolved(address));
    return this;
  }

  /** Adds an address to listen at for HTTPS; port 0 lets the system choose. */
  public HttpFileServerBuilder bindTls(InetSocketAddress address) {
    https.add(SharedSettings.resolved(address));
    return this;
  }

  /**
   * The certificate for HTTPS: the first private key in a key store, with its chain. Without any, a
   * new self-signed one at every start.
   *
   * @param password of the key
   */
  public HttpFileServerBuilder certificate(KeyStore store, Secret password) {
    Objects.requireNonNull(store, "certificate");
    Objects.requireNonNull(password, "password");
    certificate = (addresses, now) -> TlsIdentity.of(store, password.reveal().toCharArray());
    return this;
  }

  /**
   * The certificate for HTTPS from files in PEM form, which are read at the start.
   *
   * @param chain the server's own certificate first
   * @param key RSA or EC, without a password; may be the same file
   */
  public HttpFileServerBuilder certificate(Path chain, Path key) {
    Objects.requireNonNull(chain, "chain");
    Objects.requireNonNull(key, "key");
    certificate = (addresses, now) -> PemFile.read(chain, key);
    return this;
  }

  /**
   * A self-signed certificate that is kept in a file, so that devices that were told its
   * {@linkplain HttpFileServer#fingerprint fingerprint} know it after a restart. Made where the
   * file is not there, valid for ten years, readable by its owner alone.
   */
  public HttpFileServerBuilder selfSigned(Path keptIn) {
    Objects.requireNonNull(keptIn, "selfSigned");
    certificate =
        (addresses, now) -> {
          if (!Files.exists(keptIn)) {
            PemFile.write(keptIn, SelfSigned.create(addresses, now));
          }
          return PemFile.read(keptIn, keptIn);
        };
    return this;
  }

  /**
   * Also lets devices in that know only TLS 1.0 or 1.1, or old cipher suites. The JVM must allow it
   * too: its security property {@code jdk.tls.disabledAlgorithms} forbids TLS 1.0 and 1.1 unless
   * the host changes it before the first use of TLS; {@code start()} logs a warning then. Without
   * this only TLS 1.2 and 1.3 are spoken.
   */
  public HttpFileServerBuilder legacyTls() {
    tlsVersions = TlsVersions.LEGACY;
    return this;
  }

  /** What devices are told to fetch from, where that is not the local address (NAT). */
  public HttpFileServerBuilder advertise(InetAddress address) {
    advertised = Optional.of(Objects.requireNonNull(address, "advertise"));
    return this;
  }

  /**
   * Also serves the files of a folder, to ANYBODY unless {@link #account} is set. Links that lead
   * out of it are not followed; folders are not listed.
   */
  public HttpFileServerBuilder folder(Path readable) {
    folder = Optional.of(Objects.requireNonNull(readable, "folder"));
    return this;
  }

  /** Asked for before the {@link #folder} is opened. */
  public HttpFileServerBuilder account(Login login) {
    account = Optional.of(Objects.requireNonNull(login, "account"));
    return this;
  }

  /**
   * Lets whoever may read the folder also PUT and DELETE files there. A new file is written beside,
   * and takes its name when it is whole; a second writer of the same file is refused until the
   * first has ended.
   */
  public HttpFileServerBuilder writable() {
    access = FolderTree.Access.READ_AND_WRITE;
    return this;
  }

  /**
   * Transfers at once; one beyond that is answered with 503. There may be twice as many
   * connections; those beyond that are closed unheard. Defaults to 1,000.
   */
  public HttpFileServerBuilder maxTransfers(int transfers) {
    maxTransfers = SharedSettings.atLeastOne("maxTransfers", transfers);
    return this;
  }

  /** Connections at once from one address. Defaults to 64. */
  public HttpFileServerBuilder maxConnectionsPerPeer(int connections) {
    maxConnectionsPerPeer = SharedSettings.atLeastOne("maxConnectionsPerPeer", connections);
    return this;
  }

  /**
   * After this time without a byte a transfer ends. It is ten times as long at most while the
   * device may still be taking what was handed to the network: as long as that takes at the rate of
   * the transfer so far. 1 ms to a day, defaults to 60 s.
   */
  public HttpFileServerBuilder progressTimeout(Duration limit) {
    progressTimeout = SharedSettings.timeout("progressTimeout", limit);
    return this;
  }

  /**
   * A connection without a whole request for so long is closed; the TLS handshake has the same
   * time, in which a busy host may have hundreds of others to answer. Defaults to 60 s.
   */
  public HttpFileServerBuilder requestTimeout(Duration limit) {
    requestTimeout = SharedSettings.timeout("requestTimeout", limit);
    return this;
  }

  /**
   * Told of each transfer when it has ended; called on a server thread, must return at once. What
   * it throws is logged.
   */
  public HttpFileServerBuilder listener(Consumer<TransferRecord> consumer) {
    listener = Objects.requireNonNull(consumer, "listener");
    return this;
  }

  /**
   * Told of each peer that the server turned away, and of each request that it refused, with the
   * reason: for people, with the path or user that was asked for, without control characters, never
   * with a password. Called on a server thread, must return at once; it is for the host to limit
   * what a hostile peer makes of it. What it throws is logged.
   */
  public HttpFileServerBuilder refusals(Consumer<Refusal> consumer) {
    refusals = Objects.requireNonNull(consumer, "refusals");
    return this;
  }

  /**
   * Decides when offerings expire, when transfers began, and from when a certificate is good.
   * Defaults to the system's clock.
   */
  public HttpFileServerBuilder clock(Clock source) {
    clock = Objects.requireNonNull(source, "clock");
    return this;
  }

  /**
   * A server that doesn't listen yet.
   *
   * @throws IllegalStateException when there is an account or a right to write, and no folder
   */
  public HttpFileServer build() {
    boolean nowhere = http.isEmpty() && https.isEmpty();
    return new HttpFileServer(
        new HttpSettings(
            nowhere ? List.of(new InetSocketAddress("0.0.0.0", HTTP_PORT)) : List.copyOf(http),
            List.copyOf(https),
            certificate,
            tlsVersions,
            new SharedSettings(advertised, folder, access, account, listener, refusals, clock),
            maxTransfers,
            maxConnectionsPerPeer,
            progressTimeout,
            requestTimeout));
  }
}
