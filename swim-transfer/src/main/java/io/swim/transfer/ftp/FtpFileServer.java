package io.swim.transfer.ftp;

import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.transfer.serving.Catalog;
import io.swim.transfer.serving.Door;
import io.swim.transfer.serving.FolderTree;
import io.swim.transfer.serving.OfferedTree;
import io.swim.transfer.serving.OwnAddress;
import io.swim.transfer.serving.TransferLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An FTP server for device images (RFC 959, 1123, 2428, 3659). It gives a file only to the device
 * that it was published to, under that offering's login, takes a file only where an upload was
 * announced, and, when told so, serves one folder.
 *
 * <p>Passive and active data connections, both over the address of the control connection alone
 * (RFC 2577): a PORT or EPRT that names another address or a port below 1024 is refused, a passive
 * connection from elsewhere is closed and not taken. A peer that nothing is offered to is closed at
 * accept, unanswered. Three wrong logins end a connection, ten within ten minutes keep that address
 * out for the rest of them. There is no TLS, no SITE, and nobody is anonymous unless a folder is
 * served without an account.
 *
 * <p>A transfer holds one thread, three file descriptors and a buffer of direct memory: 64 KiB to
 * send, 256 KiB to receive; in ASCII mode as much heap again, twice as much to send.
 *
 * <p>FTP does not acknowledge. A download is COMPLETE when the peer, after the last byte, ends its
 * side of the data connection in order; one that does not within 2 s hears the 226, and may then
 * also confirm by a further command other than NOOP. A reset is a failure, and silence until {@code
 * progressTimeout} too: a file that is offered once may then be fetched again. A file that a device
 * sends is complete when its data connection ended in order and the control connection is still
 * there: FTP has no better sign.
 *
 * <p>Thread-safe. The JVM may exit while it runs; its threads are daemons.
 */
public final class FtpFileServer implements FileServer {
  private static final Logger LOG = LoggerFactory.getLogger(FtpFileServer.class);

  private enum State {
    NEW,
    RUNNING,
    CLOSED
  }

  private final FtpSettings settings;
  private final Catalog catalog;
  private final TransferLog log;
  private Optional<ControlConnections> connections = Optional.empty();
  private volatile List<InetSocketAddress> addresses = List.of();
  private State state = State.NEW;

  FtpFileServer(FtpSettings settings) {
    this.settings = settings;
    this.catalog = new Catalog(settings.clock());
    this.log = new TransferLog(settings.listener());
  }

  /** A builder with the defaults: port 21 at every IPv4 address, nothing served. */
  public static FtpFileServerBuilder builder() {
    return new FtpFileServerBuilder();
  }

  @Override
  public Set<TransferProtocol> protocols() {
    return Set.of(TransferProtocol.FTP);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException after {@link #close()}
   */
  @Override
  public synchronized void start() throws IOException {
    if (state == State.CLOSED) {
      throw new IllegalStateException("the FTP server was closed");
    }
    if (state == State.RUNNING) {
      return;
    }
    OfferedTree.Transfers transfers =
        new OfferedTree.Transfers(TransferProtocol.FTP, settings.clock(), log);
    Optional<FolderTree> folder = Optional.empty();
    if (settings.folder().isPresent()) {
      folder = Optional.of(new FolderTree(settings.folder().get(), settings.access(), transfers));
    }
    Door door = new Door(catalog, transfers, folder, settings.account());
    ControlConnections started = new ControlConnections(settings, door);
    addresses = started.listen();
    connections = Optional.of(started);
    state = State.RUNNING;
    LOG.info("FTP server listens at {}", addresses);
  }

  @Override
  public List<InetSocketAddress> addresses(TransferProtocol protocol) {
    return protocol == TransferProtocol.FTP ? addresses : List.of();
  }

  @Override
  public Publication publish(Offering offering) {
    return catalog.publish(offering);
  }

  @Override
  public InetAddress addressFor(InetAddress peer) throws IOException {
    return OwnAddress.of(settings.advertised(), addresses, peer);
  }

  /** Ends every transfer and connection, and stops listening. No thread or socket is left. */
  @Override
  public void close() {
    Optional<ControlConnections> open;
    synchronized (this) {
      state = State.CLOSED;
      open = connections;
      connections = Optional.empty();
    }
    catalog.close();
    open.ifPresent(ControlConnections::close);
  }
}
