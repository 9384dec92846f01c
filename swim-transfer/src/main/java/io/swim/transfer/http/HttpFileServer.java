package io.swim.transfer.http;

import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.TransferRecord;
import io.swim.transfer.serving.ServerLife;
import io.swim.transfer.serving.Visitors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.security.GeneralSecurityException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpParser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server for device images over HTTP/1.1 and HTTPS (RFC 9110, 9112), HTTP/1.0 included. It gives
 * a file by GET and HEAD only to the device that it was published to, takes one by PUT or POST only
 * where an upload was announced, and, when told so, serves a folder. It lists nothing and redirects
 * nowhere.
 *
 * <p>A broken download is gone on with by a Range request; the strong ETag, for If-Range, is
 * another one for each publication. A login is asked for by Basic authentication (RFC 7617), and
 * taken without being asked for.
 *
 * <p>HTTP does not acknowledge a download. It is COMPLETE when all was sent and the device has then
 * ended the connection in order, which is why every download ends its own; a reset or silence is a
 * failure, and a file that is offered once may be fetched again. A device that ends its side of the
 * connection before it has everything can't be told from one that has it all.
 *
 * <p>Addresses that nothing is offered to are closed when they connect. A connection holds a thread
 * only while it transfers, and 64 KiB then. Contents are read, and callbacks called, on that
 * thread.
 *
 * <p>This is Jetty. At DEBUG its loggers {@code org.eclipse.jetty.http.HttpParser} and {@code
 * org.eclipse.jetty.io.ssl.SslConnection} print header fields, and with them logins, which nothing
 * but the host's logging can prevent: keep {@code org.eclipse.jetty} at INFO. {@code start()} warns
 * where it is not.
 *
 * <p>Thread-safe. The JVM may exit while it runs; its threads are daemons.
 */
public final class HttpFileServer implements FileServer {
  private static final Logger LOG = LoggerFactory.getLogger(HttpFileServer.class);

  private final HttpSettings settings;
  private final ServerLife life;
  private final Visitors visitors;
  private volatile Optional<String> fingerprint = Optional.empty();

  HttpFileServer(HttpSettings settings) {
    this.settings = settings;
    this.life = new ServerLife("HTTP file server", settings.shared());
    this.visitors = new Visitors(2 * settings.maxTransfers(), settings.maxConnectionsPerPeer());
  }

  /** A builder with the defaults: HTTP at port 80 of every address, nothing served. */
  public static HttpFileServerBuilder builder() {
    return new HttpFileServerBuilder();
  }

  @Override
  public Set<TransferProtocol> protocols() {
    Set<TransferProtocol> spoken = new LinkedHashSet<>();
    if (!settings.http().isEmpty()) {
      spoken.add(TransferProtocol.HTTP);
    }
    if (!settings.https().isEmpty()) {
      spoken.add(TransferProtocol.HTTPS);
    }
    return Set.copyOf(spoken);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IOException also when the certificate can't be had; the message says why
   * @throws IllegalStateException after {@link #close()}
   */
  @Override
  public void start() throws IOException {
    life.start(
        () -> {
          try {
            return listen();
          } catch (GeneralSecurityException e) {
            throw new IOException("no certificate for HTTPS: " + e.getMessage(), e);
          }
        });
    if (LoggerFactory.getLogger(HttpParser.class).isDebugEnabled()) {
      LOG.warn("Jetty logs the logins of devices: set the logger org.eclipse.jetty to INFO");
    }
  }

  private JettyServer listen() throws IOException, GeneralSecurityException {
    Optional<TlsIdentity> tls = Optional.empty();
    if (!settings.https().isEmpty()) {
      tls = Optional.of(identity());
      settings.tlsVersions().warnOfWhatTheJvmForbids();
    }
    JettyServer started =
        JettyServer.start(
            settings,
            life.doors(List.of(TransferProtocol.HTTP, TransferProtocol.HTTPS)),
            tls,
            visitors);
    fingerprint = tls.map(TlsIdentity::fingerprint);
    return started;
  }

  private TlsIdentity identity() throws IOException, GeneralSecurityException {
    Set<InetAddress> names = new LinkedHashSet<>();
    settings.shared().advertised().ifPresent(names::add);
    for (InetSocketAddress address : settings.https()) {
      if (address.getAddress().isAnyLocalAddress()) {
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .forEach(names::add);
      } else {
        names.add(address.getAddress());
      }
    }
    return settings.certificate().load(names, settings.shared().clock().instant());
  }

  @Override
  public List<InetSocketAddress> addresses(TransferProtocol protocol) {
    return life.addresses(protocol);
  }

  /** Where it listens, for HTTP and HTTPS; empty before {@link #start()}. */
  public List<InetSocketAddress> addresses() {
    return life.addresses();
  }

  /**
   * SHA-256 of the certificate, hex digits in lower case, as {@link
   * io.swim.device.CertificatePolicy#pinned} takes it; empty before {@link #start()} and without
   * HTTPS.
   */
  public Optional<String> fingerprint() {
    return fingerprint;
  }

  /** The last 1,000 transfers that ended, then the running ones. */
  public List<TransferRecord> transfers() {
    return life.transfers();
  }

  /** Connections that are open now. */
  public int openConnections() {
    return visitors.size();
  }

  @Override
  public Publication publish(Offering offering) {
    return life.publish(offering);
  }

  @Override
  public InetAddress addressFor(InetAddress peer) throws IOException {
    return life.addressFor(peer);
  }

  /** Ends every transfer and publication, and stops listening. No thread or socket is left. */
  @Override
  public void close() {
    life.close();
  }
}
