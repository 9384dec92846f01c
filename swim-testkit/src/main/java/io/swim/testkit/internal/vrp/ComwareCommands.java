package io.swim.testkit.internal.vrp;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.vrp.VrpSession.View;
import java.io.IOException;
import java.util.List;

/** The commands of each view of Comware. */
final class ComwareCommands {
  private static final CommandTree<VrpSession> USER = new CommandTree<>();
  private static final CommandTree<VrpSession> SYSTEM = new CommandTree<>();

  static {
    ComwareShow.addTo(USER);
    ComwareShow.addTo(SYSTEM);
    ComwareStart.addTo(USER);
    VrpTransfers.addUser(USER);
    VrpTransfers.addSystem(USER);
    USER.add("system-view", 0, VrpCommands::enter)
        .add("save force", 0, (session, arguments) -> save(session))
        .add("screen-length disable", 0, (session, a) -> session.terminal().setLength(0))
        .add(
            "undo terminal monitor",
            0,
            (s, a) -> s.say("The current terminal is disabled to display logs.\n"))
        .add("dir", 1, ComwareCommands::dir)
        .add("delete /unreserved", 1, VrpFiles::delete)
        .add("md5sum", 1, (session, words) -> digest(session, words, "MD5"))
        .add("sha256sum", 1, (session, words) -> digest(session, words, "SHA-256"))
        .add("quit", 0, (session, arguments) -> session.end());
    VrpCommands.addSystem(SYSTEM);
  }

  private ComwareCommands() {}

  static CommandTree<VrpSession> of(View view) {
    return view == View.USER ? USER : SYSTEM;
  }

  private static void save(VrpSession session) throws IOException {
    session.say("Validating file. Please wait...\n");
    session.device().nvram().save();
    session.say("Saved the current configuration to mainboard device successfully.\n");
  }

  private static void dir(VrpSession session, List<String> words) throws IOException {
    Located at = session.device().fileSystems().locate(words.isEmpty() ? "flash:/" : words.get(0));
    String file = at.file().replaceFirst("^/", "");
    List<FlashFile> files =
        file.isEmpty() ? at.fileSystem().files() : List.of(at.fileSystem().get(file));
    session.show(ComwareText.directory(at.fileSystem(), files));
  }

  private static void digest(VrpSession session, List<String> words, String algorithm)
      throws IOException {
    if (VrpCommands.given(session, words)) {
      Located at = session.device().fileSystems().locate(words.get(0));
      String name = algorithm.replace("-", "");
      session.say(name + " digest:\n");
      session.say(at.fileSystem().get(at.file()).blob().digest(algorithm) + "\n");
    }
  }
}
