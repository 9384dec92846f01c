package io.swim.testkit.internal.eos;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.copy.CopyUrl;
import io.swim.testkit.internal.copy.FlashCopier;
import io.swim.testkit.internal.copy.Progress;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.unix.UnixClient;
import io.swim.testkit.internal.unix.UnixClient.Transfer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The copy command. A file that is there is written over without a question. SSH's client asks for
 * the password; what it and curl say besides is as on Linux, and the words of "Error copying" are a
 * guess.
 */
final class EosCopy {
  private static final String METER =
      """
        % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                       Dload  Upload   Total   Spent    Left  Speed
      """;

  private final EosSession session;
  private final NetworkDevice device;
  private final FlashCopier copier;
  private final UnixClient client;

  private EosCopy(EosSession session) {
    this.session = session;
    this.device = session.device();
    this.copier = new FlashCopier(device);
    this.client = new UnixClient(session);
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
    Optional<TransferProtocol> source = client.of(from);
    Optional<TransferProtocol> destination = client.of(to);
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

  private boolean isFlash(String text) {
    int colon = text.indexOf(':');
    return colon > 0 && device.fileSystems().find(text.substring(0, colon)).isPresent();
  }

  private void run(CopyUrl typed, String path, Transfer transfer) throws IOException {
    if (!session.extraConfirm()) {
      return;
    }
    CopyUrl url = client.withUser(typed);
    if (!UnixClient.isSsh(url.protocol()) && url.protocol() != TransferProtocol.TFTP) {
      session.say(METER);
    }
    try {
      client.run(url, transfer);
      session.say("Copy completed successfully.\n");
    } catch (TransferFailure e) {
      session.say(UnixClient.sshWords(url, e.kind()));
      failed(url, path, UnixClient.words(e.kind()));
    } catch (FlashException e) {
      failed(url, path, EosText.words(e));
    }
  }

  private void failed(CopyUrl url, String path, String words) throws IOException {
    session.say("% Error copying " + shown(url) + " to " + path + " (" + words + ")\n");
  }

  private static String shown(CopyUrl url) {
    return url.protocol().scheme() + "://" + url.host() + "/" + url.file();
  }
}
