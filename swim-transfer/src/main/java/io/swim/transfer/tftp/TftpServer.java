package io.swim.transfer.tftp;

import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import io.swim.transfer.serving.Catalog;
import io.swim.transfer.serving.FolderTree;
import io.swim.transfer.serving.OfferedTree;
import io.swim.transfer.serving.OwnAddress;
import io.swim.transfer.serving.TransferLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
 * ulimit -n} before {@link TftpServerBuilder#maxSessions}.
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
  private static final Logger LOG = LoggerFactory.getLogger(TftpServer.class);

  private enum State {
    NEW,
    RUNNING,
    CLOSED
  }

  private final ServerSettings settings;
  private final Catalog catalog;
  private final SessionTable sessions;
  private final TransferLog log;
  private final List<EventLoop> loops = new ArrayList<>();
  private final List<Listener> listeners = new ArrayList<>();
  private volatile List<InetSocketAddress> addresses = List.of();
  private State state = State.NEW;

  TftpServer(ServerSettings settings) {
    this.settings = settings;
    this.catalog = new Catalog(settings.clock());
    this.sessions = new SessionTable(settings.maxSessions(), settings.maxSessionsPerPeer());
    this.log = new TransferLog(settings.listener());
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
  public synchronized void start() throws IOException {
    if (state == State.CLOSED) {
      throw new IllegalStateException("the TFTP server was closed");
    }
    if (state == State.RUNNING) {
      return;
    }
    try {
      bind();
    } catch (IOException | RuntimeException e) {
      stop();
      throw e;
    }
    state = State.RUNNING;
    LOG.info("TFTP server listens at {}", addresses());
  }

  private void bind() throws IOException {
    Optional<FolderTree> folder = Optional.empty();
    if (settings.folder().isPresent()) {
      folder =
          Optional.of(
              new FolderTree(
                  settings.folder().get(),
                  FolderTree.Access.READ,
                  new OfferedTree.Transfers(TransferProtocol.TFTP, settings.clock(), log)));
    }
    for (int i = 0; i < settings.eventLoops(); i++) {
      loops.add(new EventLoop("swim-tftp-" + i));
    }
    Session.Shared shared = new Session.Shared(settings, sessions, log);
    RequestDesk desk = new RequestDesk(shared, catalog, folder, List.copyOf(loops));
    for (InetSocketAddress address : settings.addresses()) {
      EventLoop loop = loops.get(listeners.size() % loops.size());
      listeners.add(Listener.bind(address, loop, desk));
    }
    for (Listener listener : listeners) {
      listener.start();
    }
    loops.forEach(EventLoop::start);
    addresses = listeners.stream().map(Listener::address).toList();
  }

  @Override
  public List<InetSocketAddress> addresses(TransferProtocol protocol) {
    return protocol == TransferProtocol.TFTP ? addresses : List.of();
  }

  /** Where it listens; empty before {@link #start()}. */
  public List<InetSocketAddress> addresses() {
    return addresses;
  }

  /** The last 1,000 transfers that ended, then the running ones. */
  public List<TransferRecord> transfers() {
    List<TransferRecord> all = new ArrayList<>(log.recent());
    for (Session session : sessions.all()) {
      if (!session.hasEnded()) {
        all.add(session.record(Result.RUNNING, ""));
      }
    }
    return List.copyOf(all);
  }

  /** Transfers that hold a socket now, those included that linger after an upload. */
  public int openSessions() {
    return sessions.size();
  }

  @Override
  public Publication publish(Offering offering) {
    return catalog.publish(offering);
  }

  @Override
  public InetAddress addressFor(InetAddress peer) throws IOException {
    return OwnAddress.of(settings.advertised(), addresses(), peer);
  }

  /** Ends every transfer, telling the peers, and stops listening. No thread or socket is left. */
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

  /** Without the lock, because it waits for loops whose callbacks may want it. */
  private void stop() {
    listeners.forEach(Listener::close);
    for (Session session : sessions.all()) {
      session.loop().execute(session::stopped);
    }
    loops.forEach(EventLoop::stop);
    listeners.clear();
    loops.clear();
  }
}
