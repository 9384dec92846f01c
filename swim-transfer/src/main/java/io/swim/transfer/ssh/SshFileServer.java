package io.swim.transfer.ssh;

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
import java.security.KeyPair;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file server for devices that speak SFTP (version 3) or SCP, over SSH (RFC 4251 to 4254). It
 * gives a file only to the device that it was published to, with the offering's login; it takes a
 * file only where an upload was announced; and, when told so, it serves one folder. Peers that
 * nothing is offered to are disconnected before a word is said. There is no shell, no command but
 * scp, no forwarding, no agent, no login but with a password. Folders can't be copied with SCP.
 *
 * <p>Each transfer has a thread of its own, so that a slow content or sink slows only itself. It
 * costs at most 4 MiB of heap, whatever the size of the file and whatever the device does: 1 MiB
 * that it may send ahead of a slow sink, with as much again for its buffer, and the answers and
 * packets that it does not take.
 *
 * <p>A download is COMPLETE when the last byte was read and the device then acknowledged it: SCP by
 * its answer, SFTP by closing the file, or the channel or connection in order. One whose connection
 * breaks before is a failure, and a file that is offered once may be fetched again.
 *
 * <p>Thread-safe. The JVM may exit while it runs; its threads are daemons.
 */
public final class SshFileServer implements FileServer {
  private static final Logger LOG = LoggerFactory.getLogger(SshFileServer.class);

  private enum State {
    NEW,
    RUNNING,
    CLOSED
  }

  private final SshServerSettings settings;
  private final Catalog catalog;
  private final TransferLog log;
  private State state = State.NEW;
  private @Nullable Listening listening;
  private volatile List<InetSocketAddress> addresses = List.of();
  private volatile Optional<String> fingerprint = Optional.empty();

  SshFileServer(SshServerSettings settings) {
    this.settings = settings;
    this.catalog = new Catalog(settings.clock());
    this.log = new TransferLog(settings.listener());
  }

  /** A builder with the defaults: port 22 at every address, nothing served. */
  public static SshFileServerBuilder builder() {
    return new SshFileServerBuilder();
  }

  @Override
  public Set<TransferProtocol> protocols() {
    return Set.of(TransferProtocol.SFTP, TransferProtocol.SCP);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IOException also when the host key can't be read or written, or the folder is missing
   * @throws IllegalStateException after {@link #close()}
   */
  @Override
  public synchronized void start() throws IOException {
    if (state == State.CLOSED) {
      throw new IllegalStateException("the SSH file server was closed");
    }
    if (state == State.RUNNING) {
      return;
    }
    KeyPair key = settings.key().get();
    Listening started = Listening.at(settings, doors(), key);
    listening = started;
    fingerprint = Optional.of(KeyUtils.getFingerPrint(key.getPublic()));
    addresses = started.addresses();
    state = State.RUNNING;
    LOG.info("SFTP and SCP server listens at {}, host key {}", addresses, fingerprint.get());
  }

  private Map<TransferProtocol, Door> doors() throws IOException {
    Map<TransferProtocol, Door> doors = new EnumMap<>(TransferProtocol.class);
    for (TransferProtocol protocol : protocols()) {
      OfferedTree.Transfers transfers = new OfferedTree.Transfers(protocol, settings.clock(), log);
      Optional<FolderTree> folder = Optional.empty();
      if (settings.folder().isPresent()) {
        folder = Optional.of(new FolderTree(settings.folder().get(), settings.access(), transfers));
      }
      doors.put(protocol, new Door(catalog, transfers, folder, settings.account()));
    }
    return doors;
  }

  @Override
  public List<InetSocketAddress> addresses(TransferProtocol protocol) {
    return protocols().contains(protocol) ? addresses : List.of();
  }

  /** Where it listens; empty before {@link #start()}. */
  public List<InetSocketAddress> addresses() {
    return addresses;
  }

  /**
   * The fingerprint of the host key, as {@code ssh-keygen -l} prints it, for instance {@code
   * SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8}.
   *
   * @throws IllegalStateException before {@link #start()}
   */
  public String fingerprint() {
    return fingerprint.orElseThrow(
        () -> new IllegalStateException("the SSH file server was not started"));
  }

  /** The last 1,000 transfers that ended; running ones are with their {@link Publication}. */
  public List<TransferRecord> transfers() {
    return log.recent();
  }

  /** Connections that are open now, those included that have not logged in yet. */
  public int openConnections() {
    Listening running;
    synchronized (this) {
      running = state == State.RUNNING ? listening : null;
    }
    return running == null ? 0 : running.connections();
  }

  @Override
  public Publication publish(Offering offering) {
    return catalog.publish(offering);
  }

  @Override
  public InetAddress addressFor(InetAddress peer) throws IOException {
    return OwnAddress.of(settings.advertised(), addresses, peer);
  }

  /** Ends every transfer and stops listening. Waits at most a few seconds. */
  @Override
  public void close() {
    Listening running;
    synchronized (this) {
      if (state == State.CLOSED) {
        return;
      }
      state = State.CLOSED;
      running = listening;
    }
    catalog.close();
    if (running != null) {
      try {
        running.shutDown();
      } catch (IOException e) {
        LOG.warn("the SSH file server can't be closed", e);
      }
    }
  }
}
