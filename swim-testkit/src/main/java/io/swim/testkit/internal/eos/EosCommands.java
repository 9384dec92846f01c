package io.swim.testkit.internal.eos;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.cli.ModeSession.Mode;
import java.io.IOException;
import java.util.List;

/** The commands of each mode. */
final class EosCommands {
  private static final CommandTree<EosSession> USER = new CommandTree<>();
  private static final CommandTree<EosSession> PRIVILEGED = new CommandTree<>();
  private static final CommandTree<EosSession> CONFIG = new CommandTree<>();

  static {
    addSession(USER);
    EosShow.addUser(USER);
    addSession(PRIVILEGED);
    EosShow.addUser(PRIVILEGED);
    EosShow.addPrivileged(PRIVILEGED);
    EosFiles.addTo(PRIVILEGED);
    EosCopy.addTo(PRIVILEGED);
    EosReload.addTo(PRIVILEGED);
    PRIVILEGED
        .add("configure", 0, (session, arguments) -> session.setMode(Mode.CONFIG))
        .add("configure terminal", 0, (session, arguments) -> session.setMode(Mode.CONFIG))
        .add("write", 0, (session, arguments) -> save(session))
        .add("write memory", 0, (session, arguments) -> save(session))
        .add("cli vrf", 1, EosCommands::vrf);
    CONFIG
        .add("end", 0, (session, arguments) -> session.setMode(Mode.PRIVILEGED))
        .add("exit", 0, (session, arguments) -> session.setMode(Mode.PRIVILEGED))
        .add("boot system", 1, EosBoot::set)
        .add("no boot system", 0, (session, arguments) -> EosBoot.set(session, List.of()))
        .add("hostname", 1, EosCommands::hostname)
        .add("vrf instance", 1, EosCommands::vrfInstance);
  }

  private EosCommands() {}

  static CommandTree<EosSession> of(Mode mode) {
    return switch (mode) {
      case USER -> USER;
      case PRIVILEGED -> PRIVILEGED;
      case CONFIG -> CONFIG;
    };
  }

  private static void addSession(CommandTree<EosSession> tree) {
    tree.add("enable", 0, (session, arguments) -> session.enable("", "% Bad secret\n"))
        .add("disable", 0, (session, arguments) -> session.setMode(Mode.USER))
        .add("exit", 0, (session, arguments) -> session.end())
        .add("logout", 0, (session, arguments) -> session.end())
        .add("terminal length", 1, EosCommands::length)
        .add("terminal width", 1, EosCommands::width);
  }

  private static void length(EosSession session, List<String> arguments) throws IOException {
    if (isNumber(session, arguments)) {
      int lines = Integer.parseInt(arguments.get(0));
      session.terminal().setLength(lines);
      session.say(
          lines == 0 ? "Pagination disabled.\n" : "Pagination set to " + lines + " lines.\n");
    }
  }

  private static void width(EosSession session, List<String> arguments) throws IOException {
    if (isNumber(session, arguments)) {
      session.say("Width set to " + arguments.get(0) + " columns.\n");
    }
  }

  private static boolean isNumber(EosSession session, List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      session.say("% Incomplete command\n");
      return false;
    }
    boolean valid = arguments.get(0).matches("\\d{1,5}");
    if (!valid) {
      session.say("% Invalid input\n");
    }
    return valid;
  }

  /** Saves the configuration. */
  static void save(EosSession session) throws IOException {
    session.device().nvram().save();
    session.say("Copy completed successfully.\n");
  }

  private static void hostname(EosSession session, List<String> arguments) throws IOException {
    if (given(session, arguments)) {
      session.device().nvram().configure(config -> config.withHostname(arguments.get(0)));
    }
  }

  private static void vrfInstance(EosSession session, List<String> arguments) throws IOException {
    if (given(session, arguments)) {
      session
          .device()
          .nvram()
          .configure(config -> config.withTransfer(config.transfer().withVrf(arguments.get(0))));
    }
  }

  private static void vrf(EosSession session, List<String> arguments) throws IOException {
    if (!given(session, arguments)) {
      return;
    }
    String name = arguments.get(0);
    boolean standard = name.equals("default");
    if (standard || session.device().nvram().running().transfer().vrfs().contains(name)) {
      session.setVrf(standard ? "" : name);
    } else {
      session.say("% VRF name " + name + " is not defined\n");
    }
  }

  /** Whether there is an argument; says what is missing. */
  static boolean given(EosSession session, List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      session.say("% Incomplete command\n");
    }
    return !arguments.isEmpty();
  }
}
