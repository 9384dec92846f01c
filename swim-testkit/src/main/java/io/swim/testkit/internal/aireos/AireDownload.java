package io.swim.testkit.internal.aireos;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.cli.CommandTree;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code transfer download}: what is fetched, from where, and the question before it. */
final class AireDownload {
  private static final List<String> NAMES =
      List.of("datatype", "mode", "serverip", "path", "filename", "username", "password", "port");
  private static final List<String> MODES = List.of("tftp", "ftp", "sftp");

  private static final String BUSY = "% Error: another file transfer is in progress\n";

  private final AireSession session;
  private final DownloadSettings settings;

  private AireDownload(AireSession session) {
    this.session = session;
    this.settings = AireOs.of(session.device()).download();
  }

  static void addTo(CommandTree<AireSession> tree) {
    for (String name : NAMES) {
      tree.add("transfer download " + name, 1, (session, words) -> set(session, name, words));
    }
    tree.add("transfer download start", 0, (session, words) -> new AireDownload(session).start());
  }

  private static void set(AireSession session, String name, List<String> words) throws IOException {
    boolean wrong =
        words.isEmpty()
            || name.equals("mode") && !MODES.contains(words.get(0))
            || name.equals("port") && !words.get(0).matches("\\d{1,5}");
    if (wrong) {
      session.say("\nIncorrect usage.  Use the '?' or <TAB> key to list commands.\n\n");
      return;
    }
    AireOs.of(session.device()).download().set(name, words.get(0));
    session.device().nvram().touch();
  }

  private void start() throws IOException {
    if (settings.get("serverip").isEmpty() || settings.get("filename").isEmpty()) {
      session.say("% Error: server or file name is not set\n");
      return;
    }
    String mode = settings.get("mode").isEmpty() ? "tftp" : settings.get("mode");
    TransferProtocol protocol = TransferProtocol.valueOf(mode.toUpperCase(Locale.ROOT));
    session.say("\n" + summary(protocol) + "\nThis may take some time.\n");
    if (settings.isBusy()) {
      session.say(BUSY);
      return;
    }
    if (!session.agrees("Are you sure you want to start?")) {
      session.say("\nTransfer Canceled\n");
      return;
    }
    Optional<ImageFetch> fetch = ImageFetch.begin(session.device());
    if (fetch.isEmpty()) {
      session.say(BUSY);
      return;
    }
    session.say("\n" + protocol + " Code transfer starting.\n");
    Optional<String> failure = fetch.get().run(protocol, what -> session.say("\n" + what + "\n"));
    session.say(
        failure
            .map(why -> "\n% Error: Code file transfer failed - " + why + "\n\n")
            .orElse(
                "\n"
                    + protocol
                    + " File transfer is successful.\n"
                    + "Reboot the controller for update to complete.\n"
                    + "Optionally, pre-download the image to APs before rebooting to reduce network"
                    + " downtime.\n\n"));
  }

  private String summary(TransferProtocol protocol) {
    return AireText.line("Mode", protocol)
        + AireText.line("Data Type", "Code")
        + AireText.line(protocol + " Server IP", settings.get("serverip"))
        + (protocol == TransferProtocol.TFTP
            ? AireText.line("TFTP Packet Timeout", 6) + AireText.line("TFTP Max Retries", 10)
            : AireText.line(protocol + " Server Port", settings.get("port")))
        + AireText.line(protocol + " Path", settings.get("path"))
        + AireText.line(protocol + " Filename", settings.get("filename"))
        + (protocol == TransferProtocol.TFTP
            ? ""
            : AireText.line(protocol + " Username", settings.get("username"))
                + AireText.line(protocol + " Password", "*********"));
  }
}
