package io.swim.testkit.internal.unix;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.testkit.device.TransferFault.ClientMissing;
import io.swim.testkit.internal.cli.CliSession;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.client.TransferFailure.Kind;
import io.swim.testkit.internal.copy.CopyUrl;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;

/**
 * The clients of a Unix that copy files: those of SSH ask for the password, the others take a login
 * in the URL. Used by one thread.
 */
public final class UnixClient {
  private static final int PASSWORD_TRIES = 3;

  private final CliSession session;
  private final NetworkDevice device;

  public UnixClient(CliSession session) {
    this.session = session;
    this.device = session.device();
  }

  /** What moves the bytes, once the login is known. */
  public interface Transfer {
    void run(ServerFile server) throws IOException;
  }

  /** Whether it is a client of SSH. */
  public static boolean isSsh(TransferProtocol protocol) {
    return protocol == TransferProtocol.SCP || protocol == TransferProtocol.SFTP;
  }

  /** The client that a URL asks for, where the device has it. */
  public Optional<TransferProtocol> of(String url) {
    Set<TransferProtocol> missing =
        device.faults().find(ClientMissing.class).map(ClientMissing::protocols).orElse(Set.of());
    return url.contains("://")
        ? CopyUrl.protocol(url).filter(protocol -> !missing.contains(protocol))
        : Optional.empty();
  }

  /** The same URL with the user that SSH takes when none is given. */
  public CopyUrl withUser(CopyUrl typed) {
    return isSsh(typed.protocol()) && typed.user().isEmpty()
        ? typed.withUser(device.spec().credentials().username())
        : typed;
  }

  /** Copies; a password that was refused may be typed again. */
  public void run(CopyUrl url, Transfer transfer) throws IOException {
    for (int tries = 1; ; tries++) {
      boolean asks = isSsh(url.protocol()) && url.password().isEmpty();
      try {
        transfer.run(server(asks ? url.withPassword(password(url)) : url));
        return;
      } catch (TransferFailure e) {
        if (!asks || e.kind() != Kind.LOGIN_REFUSED || tries == PASSWORD_TRIES) {
          throw e;
        }
        session.say("Permission denied, please try again.\n");
      }
    }
  }

  private Secret password(CopyUrl url) throws IOException {
    session.say(url.user() + "@" + url.host() + "'s password: ");
    String typed = session.terminal().readLine(Echo.OFF);
    if (typed.isEmpty()) {
      throw new TransferFailure(Kind.INTERRUPTED);
    }
    return Secret.of(typed);
  }

  private ServerFile server(CopyUrl url) throws IOException {
    int port = url.port().orElse(device.spec().transfer().serverPort(url.protocol()));
    Optional<Login> login =
        url.user().isEmpty()
            ? Optional.empty()
            : Optional.of(new Login(url.user(), url.password().orElse(Secret.of(""))));
    return new ServerFile(
        url.protocol(),
        new InetSocketAddress(InetAddress.getByName(url.host()), port),
        url.file(),
        url.protocol() == TransferProtocol.FTP
            ? login.or(() -> Optional.of(new Login("anonymous", Secret.of("guest@"))))
            : login);
  }

  /** What the client of SSH says of a failure by itself; of others nothing. */
  public static String sshWords(CopyUrl url, Kind kind) {
    if (!isSsh(url.protocol())) {
      return "";
    } else if (kind == Kind.LOGIN_REFUSED) {
      return url.user() + "@" + url.host() + ": Permission denied (publickey,password).\n";
    }
    return kind == Kind.CONNECTION_REFUSED || kind == Kind.UNREACHABLE
        ? "ssh: connect to host " + url.host() + " port 22: " + words(kind) + "\n"
        : "";
  }

  /** As Unix puts it. */
  public static String words(Kind kind) {
    return switch (kind) {
      case NO_SUCH_FILE -> "No such file or directory";
      case TIMED_OUT -> "Connection timed out";
      case REFUSED, LOGIN_REFUSED -> "Access denied";
      case CONNECTION_REFUSED -> "Connection refused";
      case UNREACHABLE -> "No route to host";
      case RESET -> "Connection reset by peer";
      case NO_SPACE_THERE -> "No space left on device";
      case UNTRUSTED -> "SSL certificate problem";
      case IO, PROTOCOL -> "Input/output error";
      case INTERRUPTED -> "Interrupted";
    };
  }
}
