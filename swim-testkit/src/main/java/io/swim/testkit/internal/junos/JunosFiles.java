package io.swim.testkit.internal.junos;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.client.TransferFailure.Kind;
import io.swim.testkit.internal.copy.CopyUrl;
import io.swim.testkit.internal.copy.FlashCopier;
import io.swim.testkit.internal.copy.Progress;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.junos.JunosSets.Packages;
import io.swim.testkit.internal.unix.UnixClient;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The file commands. Clients are there for SCP, FTP and HTTP. */
final class JunosFiles {
  private static final String PREVIOUS = "/packages/sets/previous/junos-release";
  private static final Set<TransferProtocol> CLIENTS =
      Set.of(TransferProtocol.SCP, TransferProtocol.FTP, TransferProtocol.HTTP);

  private JunosFiles() {}

  static void addTo(CommandTree<JunosSession> tree) {
    tree.add("file list", 2, JunosFiles::list)
        .add("file delete", 1, JunosFiles::delete)
        .add("file show", 1, JunosFiles::show)
        .add("file copy", 2, JunosFiles::copy)
        .add("file checksum md5", 1, (session, words) -> checksum(session, words, "MD5"))
        .add("file checksum sha1", 1, (session, words) -> checksum(session, words, "SHA-1"))
        .add("file checksum sha-256", 1, (session, words) -> checksum(session, words, "SHA-256"));
  }

  private static void list(JunosSession session, List<String> words) throws IOException {
    String folder = words.isEmpty() ? "" : words.get(0);
    if (!folder.matches("/var/tmp/?")) {
      session.say("error: " + folder + ": No such file or directory\n");
      return;
    }
    int count = session.device().fileSystems().standard().files().size();
    session.show(
        "\n/var/tmp/:\ntotal blocks: 0\n"
            + session.files().list("root", "wheel")
            + "total files: "
            + count
            + "\n");
  }

  private static void delete(JunosSession session, List<String> words) throws IOException {
    if (!JunosCommands.given(session, words) || !session.extraConfirm()) {
      return;
    }
    try {
      session.files().delete(words.get(0));
    } catch (FlashException e) {
      boolean gone = e.reason() == Reason.NO_SUCH_FILE;
      String why = gone ? "No such file or directory" : JunosSession.words(e);
      session.say("rm: " + words.get(0) + ": " + why + "\n");
    }
  }

  private static void show(JunosSession session, List<String> words) throws IOException {
    if (!JunosCommands.given(session, words)) {
      return;
    }
    Optional<Packages> previous;
    synchronized (session.device()) {
      previous = Junos.sets(session.device()).previous();
    }
    if (words.get(0).equals(PREVIOUS) && previous.isPresent()) {
      session.show(previous.get().version() + "\n");
    } else {
      session.say("error: could not resolve file: " + words.get(0) + "\n");
    }
  }

  private static void checksum(JunosSession session, List<String> words, String algorithm)
      throws IOException {
    if (!JunosCommands.given(session, words)) {
      return;
    }
    String path = words.get(0);
    Located located = session.files().locate(path);
    Blob blob = located.fileSystem().get(located.file()).blob();
    String name = algorithm.replace("-", "");
    session.say(name + " (" + path + ") = " + blob.digest(algorithm) + "\n");
  }

  private static void copy(JunosSession session, List<String> words) throws IOException {
    if (words.size() < 2) {
      session.say("syntax error, expecting <destination>.\n");
      return;
    }
    UnixClient client = new UnixClient(session);
    String from = words.get(0);
    String to = words.get(1);
    Optional<TransferProtocol> source = client.of(from).filter(CLIENTS::contains);
    Optional<TransferProtocol> destination = client.of(to).filter(CLIENTS::contains);
    FlashCopier copier = new FlashCopier(session.device());
    if (source.isPresent() && session.files().holds(to)) {
      Located target = session.files().locate(to);
      run(
          session,
          client,
          CopyUrl.parse(source.get(), from),
          server -> copier.fetch(server, target, Progress.SILENT));
    } else if (destination.isPresent() && session.files().holds(from)) {
      Located file = session.files().locate(from);
      file.fileSystem().get(file.file());
      run(
          session,
          client,
          CopyUrl.parse(destination.get(), to),
          server -> copier.send(file, server, Progress.SILENT));
    } else {
      session.say("error: could not fetch local copy of file\n");
    }
  }

  private static void run(
      JunosSession session, UnixClient client, CopyUrl typed, UnixClient.Transfer transfer)
      throws IOException {
    if (!session.extraConfirm()) {
      return;
    }
    CopyUrl url = client.withUser(typed);
    try {
      client.run(url, transfer);
      String how = UnixClient.isSsh(url.protocol()) ? " 100%" : "...transferring.file... 100%";
      session.say(url.lastName() + how + "\n");
    } catch (TransferFailure e) {
      String own = UnixClient.sshWords(url, e.kind());
      session.say(own.isEmpty() ? said(url, e.kind()) : own);
      session.say("error: file-fetch failed\nerror: could not fetch local copy of file\n");
    } catch (FlashException e) {
      session.say("error: could not fetch local copy of file: " + JunosSession.words(e) + "\n");
    }
  }

  private static String said(CopyUrl url, Kind kind) {
    return UnixClient.isSsh(url.protocol())
        ? "scp: /" + url.file() + ": " + UnixClient.words(kind) + "\n"
        : "fetch: " + url + ": " + UnixClient.words(kind) + "\n";
  }
}
