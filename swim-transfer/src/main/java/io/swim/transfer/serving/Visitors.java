package io.swim.transfer.serving;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who is connected, of whom there may be so many. Thread-safe. */
public final class Visitors {
  private final int most;
  private final int mostPerPeer;
  private final Map<Object, InetAddress> open = new HashMap<>();
  private final Map<InetAddress, Integer> perPeer = new HashMap<>();

  /**
   * @param mostPerPeer from one address
   */
  public Visitors(int most, int mostPerPeer) {
    this.most = most;
    this.mostPerPeer = mostPerPeer;
  }

  /**
   * Lets a visitor in.
   *
   * @param connection whatever is told of its end
   * @return why not, if not
   */
  public synchronized Optional<String> enters(Object connection, InetAddress peer) {
    if (perPeer.getOrDefault(peer, 0) >= mostPerPeer) {
      return Optional.of("it has " + mostPerPeer + " connections already");
    }
    if (open.size() >= most) {
      return Optional.of("there are " + most + " connections already");
    }
    if (open.put(connection, peer) == null) {
      perPeer.merge(peer, 1, Integer::sum);
    }
    return Optional.empty();
  }

  /** One that was not let in changes nothing. */
  public synchronized void leaves(Object connection) {
    InetAddress peer = open.remove(connection);
    if (peer != null) {
      perPeer.computeIfPresent(peer, (any, count) -> count == 1 ? null : count - 1);
    }
  }

  public synchronized int size() {
    return open.size();
  }
}
