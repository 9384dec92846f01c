package io.swim.testkit.internal.ios;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.cli.ModeSession.Mode;
import java.io.IOException;
import java.util.List;

/** Commands about the session itself. */
final class SessionCommands {
  private SessionCommands() {}

  static void addTo(CommandTree<IosSession> tree) {
    tree.add("enable", 1, (session, arguments) -> session.enable("", "% Bad secrets\n\n"))
        .add("disable", 0, (session, arguments) -> session.setMode(Mode.USER))
        .add("exit", 0, (session, arguments) -> session.end())
        .add("logout", 0, (session, arguments) -> session.end())
        .add("quit", 0, (session, arguments) -> session.end())
        .add("terminal length", 1, SessionCommands::length)
        .add("terminal width", 1, SessionCommands::number)
        .add("terminal no monitor", 0, (session, arguments) -> {})
        .add("terminal monitor", 0, (session, arguments) -> {});
  }

  static void addPrivileged(CommandTree<IosSession> tree) {
    tree.add("configure terminal", 0, SessionCommands::configure)
        .add("write memory", 0, (session, arguments) -> save(session))
        .add("write", 0, (session, arguments) -> save(session));
  }

  private static void length(IosSession session, List<String> arguments) throws IOException {
    if (number(session, arguments)) {
      session.terminal().setLength(Integer.parseInt(arguments.get(0)));
    }
  }

  private static boolean number(IosSession session, List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      session.say("% Incomplete command.\n\n");
      return false;
    }
    boolean valid = arguments.get(0).matches("\\d{1,3}");
    if (!valid) {
      session.say("% Invalid input detected at '^' marker.\n\n");
    }
    return valid;
  }

  private static void configure(IosSession session, List<String> arguments) throws IOException {
    session.say("Enter configuration commands, one per line.  End with CNTL/Z.\n");
    session.setMode(Mode.CONFIG);
  }

  static void save(IosSession session) throws IOException {
    session.say("Building configuration...\n");
    session.device().nvram().save();
    session.say("[OK]\n");
  }
}
