package io.swim.transfer.ftp;

import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.FtpReply;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.impl.DefaultFtpHandler;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.mina.core.session.IdleStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the commands of connections, so many each. */
final class SessionHandler extends DefaultFtpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SessionHandler.class);
  private static final String COUNT = SessionHandler.class.getName() + ".count";
  private static final int MOST_BEFORE_LOGIN = 20;
  private static final int MOST = 10_000;

  @Override
  public void messageReceived(FtpIoSession session, FtpRequest request) throws Exception {
    UrgentCommands.taken(session);
    if (session.isClosing()) {
      return;
    }
    int count = 1 + (Integer) session.getAttribute(COUNT, 0);
    session.setAttribute(COUNT, count);
    if (count > (session.isLoggedIn() ? MOST : MOST_BEFORE_LOGIN)) {
      session.write(
          new DefaultFtpReply(
              FtpReply.REPLY_421_SERVICE_NOT_AVAILABLE_CLOSING_CONTROL_CONNECTION,
              "Too many commands; goodbye."));
      session.closeOnFlush();
      return;
    }
    super.messageReceived(session, request);
  }

  @Override
  public void sessionIdle(FtpIoSession session, IdleStatus status) {
    if (DataConnections.of(session).map(DataConnections::isBusy).orElse(false)) {
      return;
    }
    session.write(
        new DefaultFtpReply(
            FtpReply.REPLY_421_SERVICE_NOT_AVAILABLE_CLOSING_CONTROL_CONNECTION,
            "Idle for too long; goodbye."));
    session.closeOnFlush();
  }

  /** Without the message of the cause, which may quote a command. */
  @Override
  public void exceptionCaught(FtpIoSession session, Throwable cause) {
    LOG.debug(
        "FTP connection of {} ends with {}",
        session.getRemoteAddress(),
        cause.getClass().getName());
    session.closeNow();
  }
}
