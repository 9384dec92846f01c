package io.swim.transfer.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.io.SelectorManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the connections that are open. Thread-safe. */
final class Visitors implements SelectorManager.AcceptListener {
  private static final Logger LOG = LoggerFactory.getLogger(Visitors.class);

  private final int most;
  private final int mostPerPeer;
  private final Map<SelectableChannel, InetAddress> open = new HashMap<>();
  private final Map<InetAddress, Integer> perPeer = new HashMap<>();

  Visitors(int most, int mostPerPeer) {
    this.most = most;
    this.mostPerPeer = mostPerPeer;
  }

  /** Lets a visitor in; false where there are too many. */
  synchronized boolean enters(SocketChannel channel, InetSocketAddress peer) {
    InetAddress address = peer.getAddress();
    int same = perPeer.getOrDefault(address, 0);
    if (open.size() >= most || same >= mostPerPeer) {
      LOG.debug(
          "{} is turned away: {} connections are open, {} of its own", peer, open.size(), same);
      return false;
    }
    open.put(channel, address);
    perPeer.put(address, same + 1);
    return true;
  }

  @Override
  public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
    onClosed(channel);
  }

  @Override
  public synchronized void onClosed(SelectableChannel channel) {
    InetAddress address = open.remove(channel);
    if (address != null) {
      perPeer.computeIfPresent(address, (any, count) -> count == 1 ? null : count - 1);
    }
  }

  synchronized int size() {
    return open.size();
  }

  /** Who is at the other end. */
  static InetSocketAddress peer(SocketChannel channel) throws IOException {
    return (InetSocketAddress) channel.getRemoteAddress();
  }
}
