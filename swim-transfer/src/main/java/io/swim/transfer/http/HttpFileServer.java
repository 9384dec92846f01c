package io.swim.transfer.http;

import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.TransferRecord;
import io.swim.transfer.serving.Catalog;
import io.swim.transfer.serving.Door;
import io.swim.transfer.serving.FolderTree;
import io.swim.transfer.serving.OfferedTree;
import io.swim.transfer.serving.OwnAddress;
import io.swim.transfer.serving.TransferLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.security.GeneralSecurityException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
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

  private enum State {
    NEW,
    RUNNING,
    CLOSED
  }

  private final HttpSettings settings;
  private final Catalog catalog;
  private final TransferLog log;
  private final Visitors visitors;
  private @Nullable Server jetty;
  private volatile List<InetSocketAddress> http = List.of();
  private volatile List<InetSocketAddress> https = List.of();
  private volatile Optional<String> fingerprint = Optional.empty();
  private State state = State.NEW;

  HttpFileServer(HttpSettings settings) {
    this.settings = settings;
    this.catalog = new Catalog(settings.clock());
    this.log = new TransferLog(settings.listener());
    this.visitors = new Visitors(settings.maxTransfers(), settings.maxTransfersPerPeer());
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
  public synchronized void start() throws IOException {
    if (state == State.CLOSED) {
      throw new IllegalStateException("the HTTP server was closed");
    }
    if (state == State.RUNNING) {
      return;
    }
    try {
      listen();
    } catch (GeneralSecurityException e) {
      stop();
      throw new IOException("no certificate for HTTPS: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      stop();
      throw e;
    } catch (Exception e) {
      stop();
      throw new IOException("the HTTP server can't start: " + e.getMessage(), e);
    }
    state = State.RUNNING;
    if (LoggerFactory.getLogger(HttpParser.class).isDebugEnabled()) {
      LOG.warn("Jetty logs the logins of devices: set the logger org.eclipse.jetty to INFO");
    }
    LOG.info("HTTP file server listens at {}, for HTTPS at {}", http, https);
  }

  private void listen() throws Exception {
    Optional<TlsIdentity> tls = Optional.empty();
    if (!settings.https().isEmpty()) {
      tls = Optional.of(identity());
      settings.tlsVersions().warnOfWhatTheJvmForbids();
    }
    Server server =
        JettyServers.create(
            settings, door(TransferProtocol.HTTP), door(TransferProtocol.HTTPS), tls, visitors);
    jetty = server;
    server.start();
    List<InetSocketAddress> bound =
        Stream.of(server.getConnectors())
            .map(DoorConnector.class::cast)
            .map(each -> new InetSocketAddress(each.getHost(), each.getLocalPort()))
            .toList();
    http = List.copyOf(bound.subList(0, settings.http().size()));
    https = List.copyOf(bound.subList(settings.http().size(), bound.size()));
    fingerprint = tls.map(TlsIdentity::fingerprint);
  }

  private Door door(TransferProtocol protocol) throws IOException {
    OfferedTree.Transfers transfers = new OfferedTree.Transfers(protocol, settings.clock(), log);
    Optional<FolderTree> folder = Optional.empty();
    if (settings.folder().isPresent()) {
      folder = Optional.of(new FolderTree(settings.folder().get(), settings.access(), transfers));
    }
    return new Door(catalog, transfers, folder, settings.account());
  }

  private TlsIdentity identity() throws IOException, GeneralSecurityException {
    Set<InetAddress> names = new LinkedHashSet<>();
    settings.advertised().ifPresent(names::add);
    for (InetSocketAddress address : settings.https()) {
      if (address.getAddress().isAnyLocalAddress()) {
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .forEach(names::add);
      } else {
        names.add(address.getAddress());
      }
    }
    return settings.certificate().load(names, settings.clock().instant());
  }

  @Override
  public List<InetSocketAddress> addresses(TransferProtocol protocol) {
    return switch (protocol) {
      case HTTP -> http;
      case HTTPS -> https;
      default -> List.of();
    };
  }

  /**
   * SHA-256 of the certificate, hex digits in lower case, as {@link
   * io.swim.device.CertificatePolicy#pinned} takes it; empty before {@link #start()} and without
   * HTTPS.
   */
  public Optional<String> fingerprint() {
    return fingerprint;
  }

  /** The last 1,000 transfers that ended. */
  public List<TransferRecord> transfers() {
    return log.recent();
  }

  /** Connections that are open now. */
  public int openConnections() {
    return visitors.size();
  }

  @Override
  public Publication publish(Offering offering) {
    return catalog.publish(offering);
  }

  @Override
  public InetAddress addressFor(InetAddress peer) throws IOException {
    return OwnAddress.of(
        settings.advertised(), Stream.concat(http.stream(), https.stream()).toList(), peer);
  }

  /** Ends every transfer and publication, and stops listening. No thread or socket is left. */
  @Override
  public void close() {
    synchronized (this) {
      if (state == State.CLOSED) {
        return;
      }
      state = State.CLOSED;
    }
    stop();
  }

  /** Without the lock, because callbacks of the transfers it waits for may want it. */
  private void stop() {
    catalog.close();
    Server server = jetty;
    try {
      if (server != null) {
        server.stop();
      }
    } catch (Exception e) {
      LOG.warn("the HTTP server did not end as it should", e);
    }
  }
}
