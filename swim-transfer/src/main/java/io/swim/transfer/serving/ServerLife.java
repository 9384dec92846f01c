package io.swim.transfer.serving;

import io.swim.device.TransferProtocol;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.TransferRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all file servers do besides speaking a protocol: they publish, listen once, and end.
 * Thread-safe.
 */
public final class ServerLife {
  private static final Logger LOG = LoggerFactory.getLogger(ServerLife.class);

  private enum State {
    NEW,
    RUNNING,
    CLOSED
  }

  /** What has sockets and threads. */
  public interface Listening {
    /** With the ports that port 0 became. */
    Map<TransferProtocol, List<InetSocketAddress>> addresses();

    /** Ends connections and threads; waits a few seconds at most. */
    void close();
  }

  /** Binds; leaves nothing behind when it fails. */
  @FunctionalInterface
  public interface Binding {
    Listening listen() throws IOException;
  }

  private final String name;
  private final SharedSettings settings;
  private final Catalog catalog;
  private final TransferLog log;
  private Optional<Listening> listening = Optional.empty();
  private volatile Map<TransferProtocol, List<InetSocketAddress>> addresses = Map.of();
  private State state = State.NEW;

  /**
   * @param name of the server, for people
   */
  public ServerLife(String name, SharedSettings settings) {
    this.name = name;
    this.settings = settings;
    this.catalog = new Catalog(settings.clock());
    this.log = new TransferLog(settings.listener());
  }

  public Catalog catalog() {
    return catalog;
  }

  public TransferLog log() {
    return log;
  }

  /** The folder that is served, if one is, recorded under a protocol. */
  public Optional<FolderTree> folder(TransferProtocol protocol) throws IOException {
    return settings.folder().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FolderTree(settings.folder().get(), settings.access(), transfers(protocol)));
  }

  /** A door for each protocol, all to the same files. */
  public Map<TransferProtocol, Door> doors(Collection<TransferProtocol> protocols)
      throws IOException {
    Map<TransferProtocol, Door> doors = new EnumMap<>(TransferProtocol.class);
    Optional<FolderTree> folder = folder(protocols.iterator().next());
    for (TransferProtocol each : protocols) {
      OfferedTree.Transfers transfers = transfers(each);
      doors.put(
          each,
          new Door(
              catalog,
              transfers,
              folder.map(tree -> tree.recordedAs(transfers)),
              settings.account()));
    }
    return doors;
  }

  private OfferedTree.Transfers transfers(TransferProtocol protocol) {
    return new OfferedTree.Transfers(protocol, settings.clock(), log);
  }

  /**
   * Listens, unless it does already. One that fails may be tried again: what was published stays.
   *
   * @throws IllegalStateException after {@link #close()}
   */
  public synchronized void start(Binding binding) throws IOException {
    refuseIfClosed();
    if (state == State.RUNNING) {
      return;
    }
    Listening started = binding.listen();
    listening = Optional.of(started);
    addresses = Map.copyOf(started.addresses());
    state = State.RUNNING;
    LOG.info("{} listens at {}", name, addresses());
  }

  /** See {@link io.swim.spi.FileServer#publish}. */
  public synchronized Publication publish(Offering offering) {
    refuseIfClosed();
    return catalog.publish(offering);
  }

  private void refuseIfClosed() {
    if (state == State.CLOSED) {
      throw new IllegalStateException("the " + name + " was closed");
    }
  }

  public List<InetSocketAddress> addresses(TransferProtocol protocol) {
    return addresses.getOrDefault(protocol, List.of());
  }

  /** Of all protocols. */
  public List<InetSocketAddress> addresses() {
    return addresses.keySet().stream()
        .sorted()
        .flatMap(each -> addresses(each).stream())
        .distinct()
        .toList();
  }

  public InetAddress addressFor(InetAddress peer) throws IOException {
    return OwnAddress.of(settings.advertised(), addresses(), peer);
  }

  /** Ends every transfer and publication, then what listens. A second call does nothing. */
  public void close() {
    Optional<Listening> open;
    synchronized (this) {
      if (state == State.CLOSED) {
        return;
      }
      state = State.CLOSED;
      open = listening;
    }
    // Without the lock: callbacks of the transfers that this waits for may want it.
    catalog.close();
    log.endAll("The server was closed");
    open.ifPresent(Listening::close);
  }

  public List<TransferRecord> transfers() {
    return log.transfers();
  }
}
