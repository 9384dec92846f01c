package io.swim.transfer.ftp;

import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.TransferRecord;
import io.swim.transfer.serving.Door;
import io.swim.transfer.serving.ServerLife;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
 * also confirm by a further command other than NOOP, if no reset comes with it. A reset is a
 * failure, and silence until {@code progressTimeout} too: a file that is offered once may then be
 * fetched again. A device that ends its side in order before it has everything can't be told from
 * one that has it all. A file that a device sends is complete when its data connection ended in
 * order and the control connection is still there: FTP has no better sign.
 *
 * <p>Thread-safe. The JVM may exit while it runs; its threads are daemons.
 */
public final class FtpFileServer implements FileServer {
  private final FtpSettings settings;
  private final ServerLife life;
  private volatile Optional<ControlConnections> connections = Optional.empty();

  FtpFileServer(FtpSettings settings) {
    this.settings = settings;
    this.life = new ServerLife("FTP server", settings.shared());
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
  public void start() throws IOException {
    life.start(
        () -> {
          Door door = life.doors(protocols()).values().iterator().next();
          ControlConnections started = ControlConnections.listen(settings, door);
          connections = Optional.of(started);
          return started;
        });
  }

  @Override
  public List<InetSocketAddress> addresses(TransferProtocol protocol) {
    return life.addresses(protocol);
  }

  /** Where it listens; empty before {@link #start()}. */
  public List<InetSocketAddress> addresses() {
    return life.addresses();
  }

  /** The last 1,000 transfers that ended, then the running ones. */
  public List<TransferRecord> transfers() {
    return life.transfers();
  }

  /** Control connections that are open now, those included that have not logged in yet. */
  public int openConnections() {
    return connections.map(ControlConnections::size).orElse(0);
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
