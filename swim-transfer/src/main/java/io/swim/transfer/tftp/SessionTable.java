package io.swim.transfer.tftp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The live sessions of a server and their limits. Thread-safe; not used per packet. */
final class SessionTable {
  /** A client's transfer identifier, and where it sent its request. */
  record Key(InetSocketAddress peer, InetSocketAddress local) {}

  private final int most;
  private final int mostPerPeer;
  private final Map<Key, Session> sessions = new HashMap<>();
  private final Set<Session> lingering = new HashSet<>();
  private final Map<InetAddress, Integer> perPeer = new HashMap<>();

  SessionTable(int most, int mostPerPeer) {
    this.most = most;
    this.mostPerPeer = mostPerPeer;
  }

  synchronized Optional<Session> find(Key key) {
    return Optional.ofNullable(sessions.get(key));
  }

  /** Whether one more session for that peer would be within the limits. */
  synchronized boolean hasRoomFor(InetAddress peer) {
    return sessions.size() < most && perPeer.getOrDefault(peer, 0) < mostPerPeer;
  }

  /** Takes the session in, in the place of any with the same key; false when there is no room. */
  synchronized boolean add(Session session) {
    InetAddress peer = session.key().peer().getAddress();
    if (!hasRoomFor(peer)) {
      return false;
    }
    Session replaced = sessions.put(session.key(), session);
    if (replaced == null || lingering.remove(replaced)) {
      perPeer.merge(peer, 1, Integer::sum);
    }
    return true;
  }

  /** The session's transfer has ended, only its socket is still open: the peer may begin anew. */
  synchronized void lingers(Session session) {
    if (sessions.get(session.key()) == session && lingering.add(session)) {
      countDown(session);
    }
  }

  synchronized void remove(Session session) {
    if (sessions.remove(session.key(), session) && !lingering.remove(session)) {
      countDown(session);
    }
  }

  private void countDown(Session session) {
    perPeer.computeIfPresent(
        session.key().peer().getAddress(), (peer, count) -> count == 1 ? null : count - 1);
  }

  synchronized int size() {
    return sessions.size();
  }

  synchronized List<Session> all() {
    return List.copyOf(sessions.values());
  }
}
