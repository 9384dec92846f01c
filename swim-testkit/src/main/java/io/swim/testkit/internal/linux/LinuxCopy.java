package io.swim.testkit.internal.linux;

import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.client.TransferFailure.Kind;
import io.swim.testkit.internal.copy.CopyUrl;
import io.swim.testkit.internal.copy.FlashCopier;
import io.swim.testkit.internal.copy.Progress;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.linux.LinuxSession.Command;
import io.swim.testkit.internal.unix.UnixClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** curl for TFTP, FTP, HTTP and HTTPS; scp and sftp. */
final class LinuxCopy {
  private final LinuxSession session;
  private final UnixClient client;
  private final FlashCopier copier;

  private LinuxCopy(LinuxSession session) {
    this.session = session;
    this.client = new UnixClient(session);
    this.copier = new FlashCopier(session.device());
  }

  static void addTo(Map<String, Command> all) {
    all.put("curl", (session, words) -> new LinuxCopy(session).curl(words));
    all.put("scp", (session, words) -> new LinuxCopy(session).ssh(words, TransferProtocol.SCP));
    all.put("sftp", (session, words) -> new LinuxCopy(session).ssh(words, TransferProtocol.SFTP));
  }

  /** curl -fsSk [-u user:password] -o FILE URL, and -T FILE URL to send. */
  private int curl(List<String> words) throws IOException {
    String url = words.get(words.size() - 1);
    Optional<TransferProtocol> protocol = client.of(url).filter(each -> !UnixClient.isSsh(each));
    if (protocol.isEmpty()) {
      session.say("curl: (1) Protocol not supported\n");
      return 1;
    }
    CopyUrl typed = CopyUrl.parse(protocol.get(), url);
    Optional<String> login = option(words, "-u");
    if (login.isPresent()) {
      String[] parts = login.get().split(":", 2);
      typed = typed.withUser(parts[0]).withPassword(Secret.of(parts[1]));
    }
    Optional<String> sent = option(words, "-T");
    return sent.isPresent()
        ? run(typed, sent.get(), true)
        : run(typed, option(words, "-o").orElse(""), false);
  }

  private static Optional<String> option(List<String> words, String name) {
    int at = words.indexOf(name);
    return at < 0 || at + 1 >= words.size() ? Optional.empty() : Optional.of(words.get(at + 1));
  }

  /** scp user@host:/path FILE, and the other way round; sftp fetches only. */
  private int ssh(List<String> words, TransferProtocol protocol) throws IOException {
    String from = words.get(words.size() - 2);
    String to = words.get(words.size() - 1);
    boolean sends = session.files().holds(from);
    String remote = (sends ? to : from).replaceFirst(":/", "/");
    Optional<TransferProtocol> there = client.of(protocol.scheme() + "://" + remote);
    if (there.isEmpty()) {
      session.say("-sh: " + words.get(0) + ": not found\n");
      return 127;
    }
    CopyUrl url = client.withUser(CopyUrl.parse(protocol, protocol.scheme() + "://" + remote));
    return run(url, sends ? from : to, sends);
  }

  private int run(CopyUrl url, String path, boolean sends) throws IOException {
    if (!session.isRoot("curl") || !session.extraConfirm()) {
      return 1;
    }
    String name = UnixClient.isSsh(url.protocol()) ? "scp" : "curl";
    try {
      Located file = session.files().locate(path);
      if (sends) {
        file.fileSystem().get(file.file());
      }
      client.run(
          url,
          server -> {
            if (sends) {
              copier.send(file, server, Progress.SILENT);
            } else {
              copier.fetch(server, file, Progress.SILENT);
            }
          });
      return 0;
    } catch (TransferFailure e) {
      String own = UnixClient.sshWords(url, e.kind());
      String words = UnixClient.words(e.kind());
      session.say(own.isEmpty() ? name + ": " + number(name, e.kind()) + words + "\n" : own);
    } catch (FlashException e) {
      session.say(name.equals("curl") ? "curl: (23) " : name + ": " + path + ": ");
      session.say(LinuxSession.words(e) + "\n");
    }
    return 1;
  }

  private static String number(String name, Kind kind) {
    if (!name.equals("curl")) {
      return "";
    }
    return switch (kind) {
      case CONNECTION_REFUSED, UNREACHABLE -> "(7) Failed to connect: ";
      case LOGIN_REFUSED -> "(67) ";
      case NO_SUCH_FILE -> "(78) ";
      case TIMED_OUT -> "(28) ";
      default -> "(56) ";
    };
  }
}
