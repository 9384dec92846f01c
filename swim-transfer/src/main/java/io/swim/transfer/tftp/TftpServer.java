package io.swim.transfer.tftp;

import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.TransferRecord;
import io.swim.transfer.serving.ServerLife;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

/**
 * A TFTP server for device images (RFC 1350, 2347, 2348, 2349, 7440). It gives a file only to the
 * device that it was published to, takes a file only where an upload was announced, and, when told
 * so, lets anybody read one folder.
 *
 * <p>Few threads serve all transfers, see {@link TftpServerBuilder#eventLoops}. Each transfer has
 * its own port, at the address that the device asked. A read costs one socket, 64 KiB of direct
 * memory for reading ahead and about 4 KiB of heap; in netascii mode it holds one window of blocks
 * in the heap instead, at most {@code maxBytesInFlight} and one block. An upload holds one block.
 * The process needs a file descriptor per transfer, two for a read from the folder: raise {@code
 * ulimit -n} before {@link TftpServerBuilder#maxTransfers}.
 *
 * <p>Contents are read, and progress and listeners called, on the event loops: slow storage or a
 * slow callback slows all transfers of that loop. What a progress callback, the listener or {@link
 * io.swim.spi.UploadSink#ended} throws is logged, once per transfer, and harms no transfer: the
 * device gets its file. Where an upload's bytes can't be taken, by whatever exception, that
 * transfer ends with an error.
 *
 * <p>Thread-safe. The JVM may exit while it runs; its threads are daemons.
 */
public final class TftpServer implements FileServer {
  private final ServerSettings settings;
  private final ServerLife life;
  private final SessionTable sessions;

  TftpServer(ServerSettings settings) {
    this.settings = settings;
    this.life = new ServerLife("TFTP server", settings.shared());
    this.sessions = new SessionTable(settings.maxTransfers(), settings.maxTransfersPerPeer());
  }

  /** A builder with the defaults: port 69 at every address, nothing served. */
  public static TftpServerBuilder builder() {
    return new TftpServerBuilder();
  }

  @Override
  public Set<TransferProtocol> protocols() {
    return Set.of(TransferProtocol.TFTP);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException after {@link #close()}
   */
  @Override
  public void start() throws IOException {
    life.start(
        () ->
            EventLoops.listen(
                new Session.Shared(settings, sessions, life.log()),
                life.catalog(),
                life.folder(TransferProtocol.TFTP)));
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

  /** Transfers that hold a socket now, those included that linger after an upload. */
  public int openSessions() {
    return sessions.size();
  }

  @Override
  public Publication publish(Offering offering) {
    return life.publish(offering);
  }

  @Override
  public InetAddress addressFor(InetAddress peer) throws IOException {
    return life.addressFor(peer);
  }

  /**
   * Ends every transfer and publication, telling the peers, and stops listening. No thread or
   * socket is left, unless a content or callback hangs: it is not waited for longer than 5 s.
   */
  @Override
  public void close() {
    life.close();
  }
}
