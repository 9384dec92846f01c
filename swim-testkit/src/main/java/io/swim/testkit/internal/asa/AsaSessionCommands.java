package io.swim.testkit.internal.asa;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.cli.ModeSession.Mode;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Commands about the session itself, and those that save. */
final class AsaSessionCommands {
  private AsaSessionCommands() {}

  static void addTo(CommandTree<AsaSession> tree) {
    tree.add(
            "enable",
            1,
            (session, arguments) -> session.enable("Invalid password\n", "Access denied.\n"))
        .add("disable", 0, (session, arguments) -> session.setMode(Mode.USER))
        .add("exit", 0, (session, arguments) -> leave(session))
        .add("logout", 0, (session, arguments) -> leave(session))
        .add("quit", 0, (session, arguments) -> leave(session))
        .add("terminal pager", 1, AsaSessionCommands::pager);
  }

  static void addPrivileged(CommandTree<AsaSession> tree) {
    tree.add("configure terminal", 0, (session, arguments) -> configure(session))
        .add("changeto system", 0, (session, arguments) -> changeTo(session, Optional.empty()))
        .add(
            "changeto context",
            1,
            (session, arguments) -> changeTo(session, arguments.stream().findFirst()))
        .add("write memory", 1, (session, arguments) -> save(session))
        .add("write standby", 0, (session, arguments) -> writeStandby(session));
  }

  private static void leave(AsaSession session) throws IOException {
    session.say("\nLogoff\n\n");
    session.end();
  }

  private static void pager(AsaSession session, List<String> arguments) throws IOException {
    String lines = arguments.isEmpty() ? "24" : arguments.get(0).replaceFirst("^lines$", "24");
    if (lines.matches("\\d{1,9}")) {
      session.terminal().setLength(Integer.parseInt(lines));
    } else {
      session.sayInvalid(0);
    }
  }

  /** The words in single mode, and for a context that may not, are a guess. */
  private static void changeTo(AsaSession session, Optional<String> context) throws IOException {
    List<String> contexts = Asa.of(session.device()).contexts();
    if (contexts.isEmpty()) {
      session.say("ERROR: % Command not valid in current execution space\n");
    } else if (context.isPresent() && !contexts.contains(context.get())) {
      session.say("ERROR: '" + context.get() + "' is not valid\n");
    } else {
      session.setContext(context);
    }
  }

  /** A standby takes what is configured there; the warning is in all releases. */
  private static void configure(AsaSession session) throws IOException {
    if (session.isStandby()) {
      session.say(
          """
          **** WARNING ****
          \tConfiguration Replication is NOT performed from Standby unit to Active unit.
          \tConfigurations are no longer synchronized.
          """);
    }
    session.setMode(Mode.CONFIG);
  }

  static void save(AsaSession session) throws IOException {
    NetworkDevice device = session.device();
    String text = device.personality().configuration(device, device.nvram().running());
    device.personality().save(device);
    session.say("Building configuration...\nCryptochecksum: ");
    session.say("%08x 5f1e0c77 0b3f2a91 61c0aa34 \n\n".formatted(text.hashCode()));
    session.say(text.length() + " bytes copied in 0.680 secs\n[OK]\n");
  }

  /** That it is refused is documented, the words are a guess. */
  private static void writeStandby(AsaSession session) throws IOException {
    if (session.pair().isEmpty() || session.isStandby()) {
      session.say("ERROR: This command is valid on the active unit only\n");
    } else {
      session.change(config -> session.device().nvram().running());
      session.say("Building configuration...\n[OK]\n");
    }
  }
}
