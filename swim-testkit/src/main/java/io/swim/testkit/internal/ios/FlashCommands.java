package io.swim.testkit.internal.ios;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.flash.FlashFileSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** dir, delete, erase and format. */
final class FlashCommands {
  private FlashCommands() {}

  static void addTo(CommandTree<IosSession> tree) {
    tree.add("dir", 2, FlashCommands::dir)
        .add("delete", 4, FlashCommands::delete)
        .add("erase", 1, FlashCommands::erase)
        .add("format", 1, FlashCommands::format);
  }

  private static void dir(IosSession session, List<String> arguments) throws IOException {
    FileSystems fileSystems = session.device().fileSystems();
    List<String> paths = plain(arguments);
    if (arguments.contains("/all") && paths.isEmpty()) {
      for (FlashFileSystem fileSystem : fileSystems.all()) {
        session.show(FlashText.directory(session.device(), fileSystem) + "\n");
      }
      return;
    }
    String path = paths.isEmpty() ? fileSystems.standard().name() + ":" : paths.get(0);
    try {
      Located located = fileSystems.locate(path);
      String file = located.file().replaceFirst("^/", "");
      session.show(
          file.isEmpty()
              ? FlashText.directory(session.device(), located.fileSystem())
              : FlashText.oneFile(
                  session.device(), located.fileSystem(), located.fileSystem().get(file)));
    } catch (FlashException e) {
      session.say("%Error opening " + path + " (" + e.getMessage() + ")\n");
    }
  }

  private static void delete(IosSession session, List<String> arguments) throws IOException {
    List<String> paths = plain(arguments);
    if (paths.isEmpty()) {
      session.say("% Incomplete command.\n\n");
      return;
    }
    boolean ask =
        !arguments.contains("/force") && !session.device().nvram().running().quietPrompts();
    String path = paths.get(0);
    try {
      Located located = session.device().fileSystems().locate(path);
      String file = located.file();
      if (ask) {
        file = session.ask("Delete filename", file.replaceFirst("^/", ""));
        String full = located.fileSystem().name() + ":" + file;
        if (!session.extraConfirm() || !session.confirm("Delete " + full + "?")) {
          session.say("Delete of " + full + " aborted!\n");
          return;
        }
      }
      remove(located.fileSystem(), file);
    } catch (FlashException e) {
      session.say("%Error deleting " + path + " (" + e.getMessage() + ")\n");
    }
  }

  private static void remove(FlashFileSystem fileSystem, String file) throws FlashException {
    if (!fileSystem.lock()) {
      throw new FlashException(Reason.BUSY);
    }
    try {
      fileSystem.delete(file);
    } finally {
      fileSystem.unlock();
    }
  }

  private static void erase(IosSession session, List<String> arguments) throws IOException {
    FlashFileSystem fileSystem = named(session, arguments);
    if (fileSystem != null
        && session.confirm(
            "Erasing the " + fileSystem.name() + " filesystem will remove all files! Continue?")) {
      eraseNow(session, fileSystem);
    }
  }

  /** Erases with the words of the device. */
  static void eraseNow(IosSession session, FlashFileSystem fileSystem) throws IOException {
    session.say("Erasing device... eeeeeeeeeeeeeeee ...erased\n");
    fileSystem.erase();
    session.say("Erase of " + fileSystem.name() + ": complete\n");
  }

  private static void format(IosSession session, List<String> arguments) throws IOException {
    FlashFileSystem fileSystem = named(session, arguments);
    if (fileSystem != null
        && session.confirm("Format operation may take a while. Continue?")
        && session.confirm(
            "Format operation will destroy all data in \""
                + fileSystem.name()
                + ":\".  Continue?")) {
      fileSystem.erase();
      session.say("\nFormat of " + fileSystem.name() + " complete\n");
    }
  }

  private static @Nullable FlashFileSystem named(IosSession session, List<String> arguments)
      throws IOException {
    String name = arguments.isEmpty() ? "" : arguments.get(0);
    var found = session.device().fileSystems().find(name);
    if (found.isEmpty()) {
      session.say(
          "%Error: "
              + name
              + " ("
              + new FlashException(Reason.NO_SUCH_DEVICE).getMessage()
              + ")\n");
    }
    return found.orElse(null);
  }

  private static List<String> plain(List<String> arguments) {
    List<String> plain = new ArrayList<>(arguments);
    plain.removeIf(argument -> argument.startsWith("/") && !argument.contains("."));
    return plain;
  }
}
