package io.swim.transfer.ssh;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.logging.SimplifiedLog;
import org.apache.sshd.server.ServerFactoryManager;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSessionImpl;
import org.apache.sshd.server.session.SessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the sessions, for those that there is something for. */
final class Sessions extends SessionFactory {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final Predicate<IoSession> welcome;
  private final Consumer<IoSession> goodbye;

  /**
   * @param welcome whether a connection may stay
   * @param goodbye told when one has ended
   */
  Sessions(SshServer server, Predicate<IoSession> welcome, Consumer<IoSession> goodbye) {
    super(server);
    this.welcome = welcome;
    this.goodbye = goodbye;
  }

  /** A stranger hears nothing, not even what server this is. */
  @Override
  public void sessionCreated(IoSession connection) throws Exception {
    if (welcome.test(connection)) {
      super.sessionCreated(connection);
    } else {
      LOG.debug("{} is turned away", connection.getRemoteAddress());
      connection.close(true);
    }
  }

  @Override
  public void sessionClosed(IoSession connection) throws Exception {
    goodbye.accept(connection);
    if (ServerSessionImpl.getSession(connection, true) != null) {
      super.sessionClosed(connection);
    }
  }

  @Override
  protected ServerSessionImpl doCreateSession(IoSession connection) throws Exception {
    return new Session(getServer(), connection);
  }

  /** A connection. */
  static final class Session extends ServerSessionImpl {
    private volatile boolean saidGoodbye;

    private Session(ServerFactoryManager server, IoSession connection) throws Exception {
      super(server, connection);
    }

    /** Whether the peer has ended it in order. */
    boolean saidGoodbye() {
      return saidGoodbye;
    }

    /** A device that goes away is no warning: its transfer says how it ended. */
    @Override
    public void exceptionCaught(Throwable trouble) {
      Optional.ofNullable(getAttribute(Visit.KEY)).ifPresent(visit -> visit.brokeBy(trouble));
      if (trouble instanceof SshException || !(trouble instanceof IOException)) {
        super.exceptionCaught(trouble);
      } else {
        LOG.debug("{} is gone: {}", getClientAddress(), trouble.toString());
        close(true);
      }
    }

    @Override
    protected void handleDisconnect(int code, String words, String language, Buffer buffer)
        throws Exception {
      saidGoodbye = true;
      super.handleDisconnect(code, words, language, buffer);
    }

    /**
     * Else a log at TRACE would show each packet as it is without encryption: with the password.
     */
    @Override
    protected SimplifiedLog getSimplifiedLogger() {
      return SimplifiedLog.EMPTY;
    }
  }
}
