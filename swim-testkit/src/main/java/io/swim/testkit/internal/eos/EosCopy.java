package io.swim.testkit.internal.eos;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.testkit.device.TransferFault.ClientMissing;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.client.TransferFailure.Kind;
import io.swim.testkit.internal.copy.CopyUrl;
import io.swim.testkit.internal.copy.FlashCopier;
import io.swim.testkit.internal.copy.Progress;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The copy command. A file that is there is written over without a question. SSH's client asks for
 * the password; what it and curl say besides is as on Linux, and the words of "Error copying" are a
 * guess.
 */
final class EosCopy {
  private static final int PASSWORD_TRIES = 3;
  private static final String METER =
      """
        % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                       Dload  Upload   Total   Spent    Left  Speed
      """;

  private final EosSession session;
  private final NetworkDevice device;
  private final FlashCopier copier;

  private EosCopy(EosSession session) {
    this.session = session;
    this.device = session.device();
    this.copier = new FlashCopier(device);
  }

  /** What moves the bytes, once the login is known. */
  private interface Transfer {
    long run(ServerFile server) throws IOException;
  }

  static void addTo(CommandTree<EosSession> tree) {
    tree.add("copy", 2, (session, arguments) -> new EosCopy(session).copy(arguments));
  }

  private void copy(List<String> arguments) throws IOException {
    if (arguments.size() < 2) {
      session.say("% Incomplete command\n");
      return;
    }
    String from = arguments.get(0);
    String to = arguments.get(1);
    Optional<TransferProtocol> source = client(from);
    Optional<TransferProtocol> destination = client(to);
    if (from.equals("running-config") && to.equals("startup-config")) {
      EosCommands.save(session);
    } else if (source.isPresent() && isFlash(to)) {
      CopyUrl url = CopyUrl.parse(source.get(), from);
      Located wanted = device.fileSystems().locate(to);
      boolean folder = wanted.file().replace("/", "").isEmpty();
      Located target = folder ? new Located(wanted.fileSystem(), url.lastName()) : wanted;
      run(url, target.path(), server -> copier.fetch(server, target, Progress.SILENT));
    } else if (isFlash(from) && destination.isPresent()) {
      CopyUrl url = CopyUrl.parse(destination.get(), to);
      Located file = device.fileSystems().locate(from);
      file.fileSystem().get(file.file());
      run(url, from, server -> copier.send(file, server, Progress.SILENT));
    } else {
      session.say("% Invalid input\n");
    }
  }

  private Optional<TransferProtocol> client(String text) {
    Set<TransferProtocol> missing =
        device.faults().find(ClientMissing.class).map(ClientMissing::protocols).orElse(Set.of());
    return text.contains("://")
        ? CopyUrl.protocol(text).filter(protocol -> !missing.contains(protocol))
        : Optional.empty();
  }

  private boolean isFlash(String text) {
    int colon = text.indexOf(':');
    return colon > 0 && device.fileSystems().find(text.substring(0, colon)).isPresent();
  }

  private void run(CopyUrl typed, String path, Transfer transfer) throws IOException {
    if (!session.extraConfirm()) {
      return;
    }
    boolean ssh =
        typed.protocol() == TransferProtocol.SCP || typed.protocol() == TransferProtocol.SFTP;
    CopyUrl url =
        ssh && typed.user().isEmpty()
            ? typed.withUser(device.spec().credentials().username())
            : typed;
    if (!ssh && url.protocol() != TransferProtocol.TFTP) {
      session.say(METER);
    }
    for (int tries = 1; ; tries++) {
      boolean asks = ssh && url.password().isEmpty();
      try {
        transfer.run(server(asks ? url.withPassword(password(url)) : url));
        session.say("Copy completed successfully.\n");
        return;
      } catch (TransferFailure e) {
        if (!asks || e.kind() != Kind.LOGIN_REFUSED || tries == PASSWORD_TRIES) {
          failed(url, path, ssh, e.kind());
          return;
        }
        session.say("Permission denied, please try again.\n");
      } catch (FlashException e) {
        session.say("% Error copying " + shown(url) + " to " + path);
        session.say(" (" + EosText.words(e) + ")\n");
        return;
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
            ? login.or(() -> Optional.of(new Login("anonymous", Secret.of("eos@"))))
            : login);
  }

  private void failed(CopyUrl url, String path, boolean ssh, Kind kind) throws IOException {
    String words = words(kind);
    if (ssh && kind == Kind.LOGIN_REFUSED) {
      session.say(url.user() + "@" + url.host() + ": Permission denied (publickey,password).\n");
    } else if (ssh && (kind == Kind.CONNECTION_REFUSED || kind == Kind.UNREACHABLE)) {
      session.say("ssh: connect to host " + url.host() + " port 22: " + words + "\n");
    }
    session.say("% Error copying " + shown(url) + " to " + path + " (" + words + ")\n");
  }

  private static String words(Kind kind) {
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

  private static String shown(CopyUrl url) {
    return url.protocol().scheme() + "://" + url.host() + "/" + url.file();
  }
}
