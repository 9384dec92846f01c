package io.swim.testkit.internal.eos;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** dir, delete and verify. */
final class EosFiles {
  private EosFiles() {}

  static void addTo(CommandTree<EosSession> tree) {
    tree.add("dir", 1, EosFiles::dir)
        .add("delete", 1, EosFiles::delete)
        .add("verify /md5", 1, (session, words) -> verify(session, words, "MD5"))
        .add("verify /sha256", 1, (session, words) -> verify(session, words, "SHA-256"))
        .add("verify /sha512", 1, (session, words) -> verify(session, words, "SHA-512"));
  }

  private static void dir(EosSession session, List<String> arguments) throws IOException {
    NetworkDevice device = session.device();
    FileSystems fileSystems = device.fileSystems();
    String path = arguments.isEmpty() ? "flash:" : arguments.get(0);
    try {
      Located located = fileSystems.locate(path);
      FlashFileSystem flash = located.fileSystem();
      String file = located.file().replaceFirst("^/", "");
      List<FlashFile> files = file.isEmpty() ? flash.files() : List.of(flash.get(file));
      StringBuilder text = new StringBuilder("Directory of " + flash.name() + ":/" + file + "\n\n");
      files.forEach(each -> text.append(line(device, each)));
      if (files.isEmpty()) {
        text.append("No files in directory\n");
      }
      session.show(
          text.append('\n')
              .append(flash.totalBytes())
              .append(" bytes total (")
              .append(flash.freeBytes())
              .append(" bytes free)\n")
              .toString());
    } catch (FlashException e) {
      session.say("% Error listing directory " + path + " (" + EosText.words(e) + ")\n");
    }
  }

  private static String line(NetworkDevice device, FlashFile file) {
    return String.format(
        Locale.ROOT,
        "       -rw- %11d     %17s  %s\n",
        file.blob().sizeBytes(),
        EosText.fileTime(file.written(), device.clock().instant()),
        file.name());
  }

  private static void delete(EosSession session, List<String> arguments) throws IOException {
    if (!EosCommands.given(session, arguments) || !session.extraConfirm()) {
      return;
    }
    String path = arguments.get(0);
    try {
      Located located = session.device().fileSystems().locate(path);
      FlashFileSystem flash = located.fileSystem();
      if (!flash.lock()) {
        throw new FlashException(Reason.BUSY);
      }
      try {
        flash.delete(located.file());
      } finally {
        flash.unlock();
      }
    } catch (FlashException e) {
      session.say("% Error deleting " + path + " (" + EosText.words(e) + ")\n");
    }
  }

  private static void verify(EosSession session, List<String> arguments, String algorithm)
      throws IOException {
    if (!EosCommands.given(session, arguments)) {
      return;
    }
    String path = arguments.get(0);
    try {
      Located located = session.device().fileSystems().locate(path);
      Blob blob = located.fileSystem().get(located.file()).blob();
      String option = "/" + algorithm.replace("-", "").toLowerCase(Locale.ROOT);
      session.say("verify " + option + " (" + path + ") = " + blob.digest(algorithm) + "\n");
    } catch (FlashException e) {
      session.say("% Error verifying " + path + " (" + EosText.words(e) + ")\n");
    }
  }
}
