package io.swim.transfer.http;

import java.net.InetAddress;
import java.nio.channels.SelectableChannel;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.io.SelectorManager;

/** Who is connected. Thread-safe. */
final class Visitors implements SelectorManager.AcceptListener {
  private final int most;
  private final int mostPerPeer;
  private final Map<SelectableChannel, InetAddress> open = new HashMap<>();

  Visitors(int most, int mostPerPeer) {
    this.most = most;
    this.mostPerPeer = mostPerPeer;
  }

  /** Lets a visitor in; false where there are too many. */
  synchronized boolean enters(SelectableChannel channel, InetAddress peer) {
    boolean room = open.size() < most && Collections.frequency(open.values(), peer) < mostPerPeer;
    if (room) {
      open.put(channel, peer);
    }
    return room;
  }

  @Override
  public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
    onClosed(channel);
  }

  @Override
  public synchronized void onClosed(SelectableChannel channel) {
    open.remove(channel);
  }

  synchronized int size() {
    return open.size();
  }
}
