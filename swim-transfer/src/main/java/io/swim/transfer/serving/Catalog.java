package io.swim.transfer.serving;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swim.spi.Offering;
import io.swim.spi.Refusal;
import io.swim.spi.ServedFile;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What may be read and written now, and by whom. Thread-safe. */
public final class Catalog {
  private static final Logger LOG = LoggerFactory.getLogger(Catalog.class);

  private record Key(InetAddress peer, String path, boolean incoming) {
    static Key of(InetAddress peer, ServedFile file) {
      return new Key(peer, relative(file.path()), file instanceof ServedFile.Incoming);
    }
  }

  private final Clock clock;
  private final Map<Key, Offer> byPath = new ConcurrentHashMap<>();
  private final Map<String, LiveOffering> byUser = new ConcurrentHashMap<>();
  private final Set<LiveOffering> open = new HashSet<>();
  private final Map<InetAddress, Integer> peers = new ConcurrentHashMap<>();
  private final Refusals strangers = new Refusals();
  private final Consumer<Refusal> listener;

  /**
   * @param listener told of each refusal
   */
  public Catalog(Clock clock, Consumer<Refusal> listener) {
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Opens an offering. Paths and user names of those that are over are free, closed or not.
   *
   * @throws IllegalStateException when a path is offered to one of its peers already, or its user
   *     name is in use
   */
  public synchronized LiveOffering publish(Offering offering) {
    List.copyOf(open).stream().filter(each -> !each.isOpen()).forEach(this::withdraw);
    LiveOffering live = new LiveOffering(offering, this, clock);
    Map<Key, Offer> entries = new HashMap<>();
    for (Offer offer : live.offers()) {
      for (InetAddress peer : offering.peers()) {
        Key key = Key.of(peer, offer.file());
        if (byPath.containsKey(key)) {
          throw new IllegalStateException(
              offer.file().path() + " is already offered to " + peer.getHostAddress());
        }
        entries.put(key, offer);
      }
    }
    offering
        .login()
        .ifPresent(
            login -> {
              if (byUser.putIfAbsent(login.username(), live) != null) {
                throw new IllegalStateException("user name " + login.username() + " is in use");
              }
            });
    byPath.putAll(entries);
    open.add(live);
    offering.peers().forEach(peer -> peers.merge(peer, 1, Integer::sum));
    return live;
  }

  synchronized void withdraw(LiveOffering live) {
    live.offering().login().ifPresent(login -> byUser.remove(login.username(), live));
    for (Offer offer : live.offers()) {
      for (InetAddress peer : live.offering().peers()) {
        byPath.remove(Key.of(peer, offer.file()), offer);
      }
    }
    if (open.remove(live)) {
      for (InetAddress peer : live.offering().peers()) {
        peers.computeIfPresent(peer, (any, count) -> count == 1 ? null : count - 1);
      }
    }
  }

  /** Ends every transfer and closes every offering: the server ends. */
  public void close() {
    List<LiveOffering> all;
    synchronized (this) {
      all = List.copyOf(open);
    }
    Endings.await(
        CompletableFuture.allOf(
            all.stream()
                .map(live -> live.end("The server was closed"))
                .toArray(CompletableFuture[]::new)));
  }

  /** A file that this peer may fetch under that path, login aside. */
  public Optional<Offer> outgoing(InetAddress peer, String path) {
    return Optional.ofNullable(byPath.get(new Key(peer, relative(path), false)));
  }

  /** A file that this peer may send under that path, login aside. */
  public Optional<Offer> incoming(InetAddress peer, String path) {
    return Optional.ofNullable(byPath.get(new Key(peer, relative(path), true)));
  }

  /** What a login opens; empty when it is wrong, used up, or of another peer. */
  public Optional<LiveOffering> admit(InetAddress peer, String username, String password) {
    return Optional.ofNullable(byUser.get(username))
        .filter(live -> live.offering().login().isPresent())
        .filter(
            live ->
                MessageDigest.isEqual(
                    live.offering().login().get().password().reveal().getBytes(UTF_8),
                    password.getBytes(UTF_8)))
        .filter(live -> live.admits(peer))
        .filter(LiveOffering::isOpen);
  }

  /** Whether anything is offered to that peer now: nobody else needs to be talked to. */
  public boolean knows(InetAddress peer) {
    return peers.containsKey(peer);
  }

  /**
   * Remembers whom a server turned away, and why: for those who wait for that peer, or for all when
   * nobody does.
   *
   * @param reason never holds a secret
   */
  public void refused(InetAddress peer, String reason) {
    Refusal refusal = new Refusal(clock.instant(), peer, Printable.harmless(reason));
    LOG.debug("{}", refusal);
    if (knows(peer)) {
      synchronized (this) {
        open.stream().filter(live -> live.admits(peer)).forEach(live -> live.refused(refusal));
      }
    } else {
      strangers.add(refusal);
    }
    try {
      listener.accept(refusal);
    } catch (RuntimeException | AssertionError | LinkageError e) {
      LOG.error("the listener for refusals failed", e);
    }
  }

  List<Refusal> strangers(Instant since) {
    return strangers.since(since);
  }

  /** Devices differ in whether they send the slash after the host of a URL. */
  private static String relative(String path) {
    int start = 0;
    while (start < path.length() && path.charAt(start) == '/') {
      start++;
    }
    return path.substring(start);
  }
}
