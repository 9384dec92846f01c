package io.swim.testkit.internal.iosxr;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import java.io.IOException;
import java.util.List;

/** dir, delete, show md5 file, copy and scp. */
final class XrFiles {
  private XrFiles() {}

  static void addTo(CommandTree<XrSession> tree) {
    tree.add("dir", 1, XrFiles::dir)
        .add("delete", 1, XrFiles::delete)
        .add("show md5 file", 1, XrFiles::md5)
        .add("copy", 4, (session, words) -> new XrCopy(session).copy(words))
        .add("scp", 4, (session, words) -> new XrCopy(session).scp(words));
  }

  /** {@code harddisk:/x}, {@code /harddisk:/x}. */
  static Located locate(XrSession session, String path) throws FlashException {
    Located found = session.device().fileSystems().locate(path.replaceFirst("^/+", ""));
    return new Located(found.fileSystem(), found.file().replaceFirst("^/+", ""));
  }

  private static void dir(XrSession session, List<String> words) throws IOException {
    Located place = locate(session, words.isEmpty() ? "disk0:" : words.get(0));
    session.show(
        IosXr.isPie(session.device())
            ? PieText.directory(place.fileSystem())
            : XrText.directory(place.fileSystem()));
  }

  private static void delete(XrSession session, List<String> words) throws IOException {
    if (words.isEmpty()) {
      session.say("% Incomplete command.\n");
      return;
    }
    Located place = locate(session, words.get(0));
    if (!session.extraConfirm() || !session.confirm("Delete " + words.get(0))) {
      return;
    }
    if (!place.fileSystem().lock()) {
      throw new FlashException(Reason.BUSY);
    }
    try {
      place.fileSystem().delete(place.file());
    } finally {
      place.fileSystem().unlock();
    }
  }

  private static void md5(XrSession session, List<String> words) throws IOException {
    if (words.isEmpty()) {
      session.say("% Incomplete command.\n");
      return;
    }
    Located place = locate(session, words.get(0));
    session.say(place.fileSystem().get(place.file()).blob().md5() + "\n");
  }
}
