package io.swim.testkit.internal.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The copy command: finds out what is copied where. */
final class CopyCommands {
  private CopyCommands() {}

  static void addTo(CommandTree tree) {
    tree.add("copy", 2, CopyCommands::copy);
  }

  private static void copy(CliSession session, List<String> arguments) throws IOException {
    if (arguments.size() < 2) {
      session.say("% Incomplete command.\n\n");
      return;
    }
    String from = arguments.get(0);
    String to = arguments.get(1);
    if (isTftp(from) && isFlash(session, to)) {
      new CopyFromServer(session).run(from, to);
    } else if (isFlash(session, from) && isTftp(to)) {
      new CopyToServer(session).run(from, to);
    } else if (isWord(from, "running-config") && isWord(to, "startup-config")) {
      if (!session.device().nvram().running().quietPrompts()) {
        session.ask("Destination filename", "startup-config");
      }
      SessionCommands.save(session);
    } else if (isTftp(from) && isWord(to, "running-config")) {
      new CopyConfig(session).fromServer(from);
    } else if (isWord(from, "running-config") && isTftp(to)) {
      new CopyConfig(session).toServer(session.device().nvram().running(), to);
    } else if (isWord(from, "startup-config") && isTftp(to)) {
      new CopyConfig(session).toServer(session.device().nvram().startup(), to);
    } else {
      session.say("%Error: copy from " + from + " to " + to + " is not supported\n");
    }
  }

  private static boolean isTftp(String argument) {
    String lower = argument.toLowerCase(Locale.ROOT);
    return lower.equals("tftp") || lower.startsWith("tftp:");
  }

  private static boolean isFlash(CliSession session, String argument) {
    int colon = argument.indexOf(':');
    String name = colon < 0 ? argument : argument.substring(0, colon);
    return session.device().fileSystems().find(name).isPresent();
  }

  private static boolean isWord(String argument, String word) {
    return argument.length() > 2
        && word.startsWith(
            argument.toLowerCase(Locale.ROOT).replace("system:", "").replace("nvram:", ""));
  }
}
