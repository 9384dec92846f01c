package io.swim.testkit.internal.junos;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.junos.JunosSession.Mode;
import java.io.IOException;
import java.util.List;

/** The commands of each mode. */
final class JunosCommands {
  private static final CommandTree<JunosSession> SHELL = new CommandTree<>();
  private static final CommandTree<JunosSession> OPERATIONAL = new CommandTree<>();
  private static final CommandTree<JunosSession> CONFIG = new CommandTree<>();

  static {
    SHELL
        .add("cli", 0, (session, words) -> session.setMode(Mode.OPERATIONAL))
        .add("exit", 0, (session, words) -> session.end());
    OPERATIONAL
        .add("set cli screen-length", 1, JunosCommands::length)
        .add("set cli screen-width", 1, (session, words) -> width(session, words))
        .add("set cli complete-on-space", 1, (session, words) -> complete(session, words))
        .add("configure", 0, JunosCommands::configure)
        .add("exit", 0, (session, words) -> session.exit())
        .add("quit", 0, (session, words) -> session.exit());
    JunosShow.addTo(OPERATIONAL);
    JunosFiles.addTo(OPERATIONAL);
    JunosSoftware.addTo(OPERATIONAL);
    CONFIG
        .add("set system host-name", 1, JunosCommands::hostname)
        .add("exit", 0, (session, words) -> session.setMode(Mode.OPERATIONAL))
        .add("exit configuration-mode", 0, (session, words) -> session.setMode(Mode.OPERATIONAL));
  }

  private JunosCommands() {}

  static CommandTree<JunosSession> of(Mode mode) {
    return switch (mode) {
      case SHELL -> SHELL;
      case OPERATIONAL -> OPERATIONAL;
      case CONFIG -> CONFIG;
    };
  }

  private static void length(JunosSession session, List<String> words) throws IOException {
    if (isNumber(session, words)) {
      session.terminal().setLength(Integer.parseInt(words.get(0)));
      session.say("Screen length set to " + words.get(0) + "\n");
    }
  }

  private static void width(JunosSession session, List<String> words) throws IOException {
    if (isNumber(session, words)) {
      session.say("Screen width set to " + words.get(0) + "\n");
    }
  }

  private static boolean isNumber(JunosSession session, List<String> words) throws IOException {
    boolean number = words.size() == 1 && words.get(0).matches("\\d{1,4}");
    if (!number) {
      session.say("error: invalid value\n");
    }
    return number;
  }

  private static void complete(JunosSession session, List<String> words) throws IOException {
    boolean off = words.equals(List.of("off"));
    session.say((off ? "Disabling" : "Enabling") + " complete-on-space\n");
  }

  private static void configure(JunosSession session, List<String> words) throws IOException {
    session.setMode(Mode.CONFIG);
    session.say("Entering configuration mode\n");
  }

  private static void hostname(JunosSession session, List<String> words) throws IOException {
    if (given(session, words)) {
      session.device().nvram().configure(config -> config.withHostname(words.get(0)));
    }
  }

  /** Whether there is an argument; says what is missing. */
  static boolean given(JunosSession session, List<String> words) throws IOException {
    if (words.isEmpty()) {
      session.say("syntax error, expecting <data>.\n");
    }
    return !words.isEmpty();
  }
}
