package io.swim.transfer.ftp;

import io.swim.transfer.serving.Door;
import io.swim.transfer.serving.Visitors;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;

/**
 * Closes the connections of those who have no business here, unanswered and before anything else
 * knows of them. Thread-safe.
 */
final class Gate extends IoFilterAdapter {
  private static final String ADMITTED = Gate.class.getName() + ".admitted";
  private static final String SINCE = Gate.class.getName() + ".since";
  private static final String USER = FtpIoSession.ATTRIBUTE_PREFIX + "user";
  private static final long LOGIN_NANOS = Duration.ofSeconds(60).toNanos();

  private final Door door;
  private final Guesses guesses;
  private final Visitors visitors;
  private final Function<IoSession, DataConnections> dataConnections;

  Gate(
      Door door,
      Guesses guesses,
      FtpSettings settings,
      Function<IoSession, DataConnections> dataConnections) {
    this.door = door;
    this.guesses = guesses;
    this.visitors = new Visitors(2 * settings.maxTransfers(), settings.maxConnectionsPerPeer());
    this.dataConnections = dataConnections;
  }

  @Override
  public void sessionCreated(NextFilter next, IoSession session) {
    if (session.getRemoteAddress() instanceof InetSocketAddress peer
        && door.mayKnock(peer.getAddress())) {
      Optional<String> refusal =
          guesses.exhausted(peer.getAddress())
              ? Optional.of("it gave too many wrong logins within ten minutes")
              : visitors.enters(session, peer.getAddress());
      if (refusal.isEmpty()) {
        session.setAttribute(ADMITTED);
        session.setAttribute(SINCE, System.nanoTime());
        dataConnections.apply(session).attach();
        next.sessionCreated(session);
        return;
      }
      door.refused(peer.getAddress(), refusal.get());
    }
    session.closeNow();
  }

  @Override
  public void sessionOpened(NextFilter next, IoSession session) {
    if (session.containsAttribute(ADMITTED)) {
      next.sessionOpened(session);
    }
  }

  @Override
  public void messageReceived(NextFilter next, IoSession session, Object message) {
    if (session.containsAttribute(ADMITTED)) {
      next.messageReceived(session, message);
    }
  }

  @Override
  public void sessionClosed(NextFilter next, IoSession session) {
    if (session.containsAttribute(ADMITTED)) {
      visitors.leaves(session);
      next.sessionClosed(session);
    }
  }

  /** Ends a connection that has not logged in for too long, however busy it is. */
  static void look(IoSession session) {
    if (!session.containsAttribute(USER)
        && session.getAttribute(SINCE) instanceof Long since
        && System.nanoTime() - since > LOGIN_NANOS) {
      session.closeNow();
    }
  }
}
