package io.swim.testkit.internal.vrp;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** dir and delete. What is deleted for good needs no recycle bin; there is none here. */
final class VrpFiles {
  private VrpFiles() {}

  static void addTo(CommandTree<VrpSession> tree) {
    tree.add("dir", 1, VrpFiles::dir).add("delete /unreserved", 1, VrpFiles::delete);
  }

  private static void dir(VrpSession session, List<String> arguments) throws IOException {
    String path = arguments.isEmpty() ? "flash:/" : arguments.get(0);
    Located located = session.device().fileSystems().locate(path);
    FlashFileSystem flash = located.fileSystem();
    String file = located.file().replaceFirst("^/", "");
    List<FlashFile> files = file.isEmpty() ? flash.files() : List.of(flash.get(file));
    StringBuilder text =
        new StringBuilder("Directory of ")
            .append(flash.name())
            .append(":/\n\n  Idx  Attr     Size(Byte)  Date        Time       FileName\n");
    for (int i = 0; i < files.size(); i++) {
      FlashFile each = files.get(i);
      text.append(
          String.format(
              Locale.ROOT,
              "%5d  -rw- %14s  %s   %s\n",
              i,
              VrpText.grouped(each.blob().sizeBytes()),
              VrpText.time(each.written()),
              each.name()));
    }
    session.show(
        text.append('\n')
            .append(VrpText.grouped(flash.totalBytes() >> 10))
            .append(" KB total (")
            .append(VrpText.grouped(flash.freeBytes() >> 10))
            .append(" KB free)\n\n")
            .toString());
  }

  static void delete(VrpSession session, List<String> arguments) throws IOException {
    if (!VrpCommands.given(session, arguments)) {
      return;
    }
    Located located = session.device().fileSystems().locate(arguments.get(0));
    FlashFileSystem flash = located.fileSystem();
    String path = flash.name() + ":/" + flash.get(located.file()).name();
    if (!session.extraAgreement()
        || !session.agrees(
            "Warning: The contents of file " + path + " cannot be recycled. Continue? [Y/N]:")) {
      return;
    }
    if (!flash.lock()) {
      throw new FlashException(Reason.BUSY);
    }
    try {
      flash.delete(located.file());
      session.say("Info: Deleting file " + path + "...succeeded.\n");
    } finally {
      flash.unlock();
    }
  }
}
