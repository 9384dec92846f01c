package io.swim.testkit.internal.routeros;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.client.TransferFailure.Kind;
import io.swim.testkit.internal.copy.CopyUrl;
import io.swim.testkit.internal.copy.FlashCopier;
import io.swim.testkit.internal.copy.Progress;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import java.io.IOException;
import java.util.Optional;

/**
 * The command fetch: from a URL, or from a path at an address; with upload=yes the other way. Its
 * words of failure are those that users published, and a guess where nobody did.
 */
final class Fetch {
  private static final String WAITING = "-- [Q quit|D dump|C-z pause]";

  private final RouterSession session;
  private final NetworkDevice device;
  private final Line line;

  Fetch(RouterSession session, Line line) {
    this.session = session;
    this.device = session.device();
    this.line = line;
  }

  void run() throws IOException {
    boolean sends = line.value("upload").equals("yes");
    Optional<TransferProtocol> protocol = protocol();
    if (protocol.isEmpty()) {
      session.say("input does not match any value of mode\n");
      return;
    }
    if (!session.extraConfirm()) {
      return;
    }
    FlashCopier copier = new FlashCopier(device);
    Located file =
        new Located(device.fileSystems().standard(), line.value(sends ? "src-path" : "dst-path"));
    session.say("      status: connecting\n" + WAITING);
    try {
      ServerFile server = server(protocol.get(), sends);
      long bytes =
          sends
              ? copier.send(file, server, Progress.SILENT)
              : copier.fetch(server, file, Progress.SILENT);
      String size = bytes / 1024 + "KiB";
      session.say(
          wiped()
              + "      status: finished\n  downloaded: "
              + size
              + "\n       total: "
              + size
              + "\n    duration: 1s\n\n");
    } catch (TransferFailure e) {
      session.say(
          wiped() + "      status: failed\n\nfailure: " + words(protocol.get(), e.kind()) + "\n");
    } catch (FlashException e) {
      session.say(wiped() + "      status: failed\n\n" + RouterSession.words(e) + "\n");
    }
  }

  /** What stood below goes away. */
  private static String wiped() {
    return "\r" + " ".repeat(WAITING.length()) + "\r";
  }

  /** By the URL, else by the mode. */
  private Optional<TransferProtocol> protocol() {
    String scheme = line.has("url") ? line.value("url") : line.value("mode") + "://";
    return CopyUrl.protocol(scheme).filter(each -> each != TransferProtocol.SCP);
  }

  private ServerFile server(TransferProtocol protocol, boolean sends) throws IOException {
    String url = line.value("url");
    if (!line.has("url")) {
      String host = line.value("address").replaceFirst("@.*", "");
      String port = line.has("port") ? ":" + line.value("port") : "";
      String path = line.value(sends ? "dst-path" : "src-path");
      url = protocol.scheme() + "://" + host + port + "/" + path;
    }
    CopyUrl parsed = CopyUrl.parse(protocol, url);
    Optional<Login> login =
        line.has("user")
            ? Optional.of(new Login(line.value("user"), Secret.of(line.value("password"))))
            : Optional.empty();
    ServerFile there = parsed.on(device).orElseThrow(() -> new TransferFailure(Kind.UNREACHABLE));
    return there.at(there.server(), login.or(there::login));
  }

  private static String words(TransferProtocol protocol, Kind kind) {
    boolean http = protocol == TransferProtocol.HTTP || protocol == TransferProtocol.HTTPS;
    return switch (kind) {
      case NO_SUCH_FILE -> http ? "closing connection: <404 Not Found> (4)" : "file not found";
      case LOGIN_REFUSED, REFUSED ->
          http ? "closing connection: <401 Unauthorized> (4)" : "530 Login incorrect";
      case CONNECTION_REFUSED -> "connection refused";
      case UNREACHABLE -> "connecting failed: no route to host";
      case TIMED_OUT -> "connection timeout";
      case UNTRUSTED -> "SSL: handshake failed: unable to get local issuer certificate (6)";
      case RESET -> "connection closed";
      case NO_SPACE_THERE, IO, PROTOCOL, INTERRUPTED -> "transfer was aborted";
    };
  }
}
