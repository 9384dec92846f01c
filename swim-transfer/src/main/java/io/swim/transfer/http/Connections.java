package io.swim.transfer.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections that are open, a thread for each. Thread-safe. */
final class Connections {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
  private static final int CLOSE_SECONDS = 5;

  private final int most;
  private final int mostPerPeer;
  private final Set<SocketWire> open = new LinkedHashSet<>();
  private final Map<InetAddress, Integer> perPeer = new HashMap<>();
  private final AtomicInteger threads = new AtomicInteger();
  private final ExecutorService pool =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "swim-http-" + threads.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });
  private boolean closed;

  Connections(int most, int mostPerPeer) {
    this.most = most;
    this.mostPerPeer = mostPerPeer;
  }

  /** Serves a visitor on a thread; false where there are too many, or the server has ended. */
  boolean begin(SocketChannel visitor, InetSocketAddress peer, Visit.Factory visits)
      throws IOException {
    InetAddress address = peer.getAddress();
    SocketWire wire;
    synchronized (this) {
      int same = perPeer.getOrDefault(address, 0);
      if (closed || open.size() >= most || same >= mostPerPeer) {
        LOG.debug(
            "{} is turned away: {} connections are open, {} of its own", peer, open.size(), same);
        return false;
      }
      wire = SocketWire.over(visitor);
      open.add(wire);
      perPeer.put(address, same + 1);
    }
    pool.execute(
        () -> {
          try (wire) {
            visits.visit(wire, peer).run();
          } catch (RuntimeException e) {
            LOG.error("the connection of {} ended by a defect", peer, e);
          } finally {
            end(wire, address);
          }
        });
    return true;
  }

  private synchronized void end(SocketWire wire, InetAddress peer) {
    open.remove(wire);
    perPeer.computeIfPresent(peer, (any, count) -> count == 1 ? null : count - 1);
  }

  synchronized int size() {
    return open.size();
  }

  void close() {
    List<SocketWire> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(open);
    }
    all.forEach(wire -> wire.breakOff("The server was closed"));
    pool.shutdown();
    try {
      if (!pool.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("connections did not end within {} s: a content is slow to read", CLOSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
