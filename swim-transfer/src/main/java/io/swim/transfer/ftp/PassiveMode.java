package io.swim.transfer.ftp;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import org.apache.ftpserver.command.Command;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.FtpReply;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.ftpserver.impl.FtpServerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PASV (RFC 959) and EPSV (RFC 2428): the peer will connect. */
final class PassiveMode implements Command {
  private static final Logger LOG = LoggerFactory.getLogger(PassiveMode.class);

  /** How the answer is written. */
  interface Syntax {
    FtpReply write(InetAddress address, int port);
  }

  private final Syntax syntax;

  PassiveMode(Syntax syntax) {
    this.syntax = syntax;
  }

  static FtpReply passive(InetAddress address, int port) {
    if (!(address instanceof Inet4Address)) {
      return new DefaultFtpReply(425, "PASV is for IPv4; use EPSV.");
    }
    String host = address.getHostAddress().replace('.', ',');
    return new DefaultFtpReply(
        227, "Entering passive mode (" + host + "," + (port >> 8) + "," + (port & 0xff) + ")");
  }

  static FtpReply extended(InetAddress address, int port) {
    return new DefaultFtpReply(229, "Entering extended passive mode (|||" + port + "|)");
  }

  @Override
  public void execute(FtpIoSession session, FtpServerContext context, FtpRequest request) {
    session.resetState();
    DataConnections data = DataConnections.of(session).orElseThrow();
    try {
      int port = data.listen();
      session.write(syntax.write(data.announced(), port));
    } catch (IOException e) {
      LOG.warn("No passive data connection for {}", data.peer(), e);
      session.write(new DefaultFtpReply(425, "No port is free for a data connection."));
    }
  }
}
