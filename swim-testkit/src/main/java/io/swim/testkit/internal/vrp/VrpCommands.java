package io.swim.testkit.internal.vrp;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.vrp.VrpSession.View;
import java.io.IOException;
import java.util.List;

/** The commands of each view. */
final class VrpCommands {
  private static final CommandTree<VrpSession> USER = new CommandTree<>();
  private static final CommandTree<VrpSession> SYSTEM = new CommandTree<>();

  static {
    VrpShow.addTo(USER);
    VrpShow.addTo(SYSTEM);
    VrpFiles.addTo(USER);
    VrpStart.addTo(USER);
    VrpTransfers.addUser(USER);
    VrpTransfers.addSystem(SYSTEM);
    USER.add("system-view", 0, VrpCommands::enter)
        .add("save", 0, (session, arguments) -> save(session))
        .add("screen-length 0 temporary", 0, VrpCommands::unpaged)
        .add("quit", 0, (session, arguments) -> session.end());
    addSystem(SYSTEM);
  }

  private VrpCommands() {}

  /** What there is in the system view whatever the system is. */
  static void addSystem(CommandTree<VrpSession> tree) {
    tree.add("return", 0, (session, arguments) -> session.setView(View.USER))
        .add("quit", 0, (session, arguments) -> session.setView(View.USER))
        .add("sysname", 1, VrpCommands::name)
        .add("ip vpn-instance", 1, VrpCommands::instance);
  }

  static CommandTree<VrpSession> of(View view) {
    return switch (view) {
      case USER -> USER;
      case SYSTEM -> SYSTEM;
    };
  }

  static void enter(VrpSession session, List<String> arguments) throws IOException {
    session.say("Enter system view, return user view with Ctrl+Z.\n");
    session.setView(View.SYSTEM);
  }

  private static void unpaged(VrpSession session, List<String> arguments) throws IOException {
    session.terminal().setLength(0);
    session.say(
        "Info: The configuration takes effect on the current user terminal interface only.\n");
  }

  private static void save(VrpSession session) throws IOException {
    session.say("The current configuration will be written to flash:/vrpcfg.zip.\n");
    if (session.agrees("Are you sure to continue?[Y/N]")) {
      session.say("Now saving the current configuration to the slot 0..\n");
      session.device().nvram().save();
      session.say("Save the configuration successfully.\n");
    }
  }

  private static void name(VrpSession session, List<String> arguments) throws IOException {
    if (given(session, arguments)) {
      session.device().nvram().configure(config -> config.withHostname(arguments.get(0)));
    }
  }

  private static void instance(VrpSession session, List<String> arguments) throws IOException {
    if (given(session, arguments)) {
      session
          .device()
          .nvram()
          .configure(config -> config.withTransfer(config.transfer().withVrf(arguments.get(0))));
    }
  }

  /** Whether there is an argument; says what is missing. */
  static boolean given(VrpSession session, List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      session.say(session.dialect().error("Incomplete command found at '^' position."));
    }
    return !arguments.isEmpty();
  }
}
