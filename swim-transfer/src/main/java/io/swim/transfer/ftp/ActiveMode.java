package io.swim.transfer.ftp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.ftpserver.command.Command;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.ftpserver.impl.FtpServerContext;

/**
 * PORT (RFC 959) and EPRT (RFC 2428): the peer will listen. Only at its own address, and at no port
 * of a system service (RFC 2577 section 3), so that nobody is attacked from here.
 */
final class ActiveMode implements Command {
  private static final Pattern PORT = Pattern.compile("\\d{1,3}(,\\d{1,3}){5}");
  private static final Pattern EXTENDED =
      Pattern.compile("([!-~])([12])\\1([0-9A-Fa-f:.]{2,45})\\1(\\d{1,5})\\1");
  private static final int FIRST_FREE_PORT = 1024;
  private static final int LAST_PORT = 65535;

  /** An address and port from an argument; empty text means that it makes no sense. */
  interface Syntax {
    Target read(String argument) throws UnknownHostException;
  }

  /** Where the peer says that it listens. */
  record Target(InetAddress address, int port) {}

  private final Syntax syntax;

  ActiveMode(Syntax syntax) {
    this.syntax = syntax;
  }

  static Target port(String argument) throws UnknownHostException {
    if (!PORT.matcher(argument).matches()) {
      throw new UnknownHostException();
    }
    byte[] parts = new byte[6];
    String[] numbers = argument.split(",");
    for (int i = 0; i < parts.length; i++) {
      int number = Integer.parseInt(numbers[i]);
      if (number > 255) {
        throw new UnknownHostException();
      }
      parts[i] = (byte) number;
    }
    return new Target(
        InetAddress.getByAddress(new byte[] {parts[0], parts[1], parts[2], parts[3]}),
        (parts[4] & 0xff) << 8 | parts[5] & 0xff);
  }

  static Target extended(String argument) throws UnknownHostException {
    Matcher matcher = EXTENDED.matcher(argument);
    if (!matcher.matches()) {
      throw new UnknownHostException();
    }
    String host = matcher.group(3);
    int port = Integer.parseInt(matcher.group(4));
    if (host.indexOf(':') < 0) {
      return new Target(port(host.replace('.', ',') + ",0,0").address(), port);
    }
    // With a colon it is an address or an error, never a name to look up.
    return new Target(InetAddress.getByName(host), port);
  }

  @Override
  public void execute(FtpIoSession session, FtpServerContext context, FtpRequest request) {
    session.resetState();
    DataConnections data = DataConnections.of(session).orElseThrow();
    try {
      Target target = syntax.read(String.valueOf(request.getArgument()));
      if (!target.address().equals(data.peer().getAddress())
          || target.port() < FIRST_FREE_PORT
          || target.port() > LAST_PORT) {
        session.write(
            new DefaultFtpReply(501, "Only your own address, and ports from 1024 to 65535."));
        return;
      }
      data.aim(target.port());
      session.write(new DefaultFtpReply(200, "Data connections go there."));
    } catch (UnknownHostException e) {
      session.write(new DefaultFtpReply(501, "That is no address and port."));
    }
  }
}
