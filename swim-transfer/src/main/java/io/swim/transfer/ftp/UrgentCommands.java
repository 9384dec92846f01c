package io.swim.transfer.ftp;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;

/**
 * Does at once what can't wait for the commands before it: ABOR and the end of the control
 * connection end the data connection (RFC 959 section 3.2), and a further command confirms what was
 * sent before. Also limits how many commands may wait.
 */
final class UrgentCommands extends IoFilterAdapter {
  private static final String WAITING = UrgentCommands.class.getName() + ".waiting";
  private static final int MOST_WAITING = 64;

  @Override
  public void messageReceived(NextFilter next, IoSession session, Object message) {
    if (message.toString().equalsIgnoreCase("ABOR")) {
      DataConnections.of(session).ifPresent(data -> data.breakOff("the peer sent ABOR"));
    } else if (!message.toString().equalsIgnoreCase("NOOP")) {
      // NOOP keeps the connection alive while the peer is still taking bytes.
      DataConnections.of(session).ifPresent(DataConnections::goesOn);
    }
    if (waiting(session).incrementAndGet() > MOST_WAITING) {
      session.closeNow();
      return;
    }
    next.messageReceived(session, message);
  }

  @Override
  public void sessionClosed(NextFilter next, IoSession session) {
    DataConnections.of(session).ifPresent(DataConnections::controlEnds);
    next.sessionClosed(session);
  }

  /** A command does not wait any more. */
  static void taken(IoSession session) {
    waiting(session).decrementAndGet();
  }

  private static AtomicInteger waiting(IoSession session) {
    AtomicInteger fresh = new AtomicInteger();
    return session.setAttributeIfAbsent(WAITING, fresh) instanceof AtomicInteger before
        ? before
        : fresh;
  }
}
