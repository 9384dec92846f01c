package io.swim.testkit.internal.smallbusiness;

import io.swim.device.TransferProtocol;
import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.cli.ModeSession.Mode;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.copy.CopyUrl;
import io.swim.testkit.internal.copy.Progress;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.slots.Slots;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The commands of each mode. The words of failed copies are partly a guess. */
final class SbCommands {
  private static final String NOW = "06-Oct-2020 22:08:32 ";
  private static final CommandTree<SbSession> USER = new CommandTree<>();
  private static final CommandTree<SbSession> EXEC = new CommandTree<>();
  private static final CommandTree<SbSession> CONFIG = new CommandTree<>();

  static {
    SbShow.addTo(USER);
    SbShow.addTo(EXEC);
    for (CommandTree<SbSession> each : List.of(USER, EXEC)) {
      each.add("enable", 0, (session, arguments) -> enable(session))
          .add("terminal datadump", 0, (session, arguments) -> session.terminal().setLength(0))
          .add("exit", 0, (session, arguments) -> session.end());
    }
    EXEC.add("copy", 2, SbCommands::copy)
        .add("boot system", 1, SbCommands::boot)
        .add("reload", 0, (session, arguments) -> reload(session))
        .add("configure", 0, (session, arguments) -> session.setMode(Mode.CONFIG))
        .add("configure terminal", 0, (session, arguments) -> session.setMode(Mode.CONFIG))
        .add("write memory", 0, (session, arguments) -> write(session))
        .add("write", 0, (session, arguments) -> write(session));
    CONFIG
        .add("end", 0, (session, arguments) -> session.setMode(Mode.PRIVILEGED))
        .add("exit", 0, (session, arguments) -> session.setMode(Mode.PRIVILEGED))
        .add("hostname", 1, SbCommands::name);
  }

  private SbCommands() {}

  static CommandTree<SbSession> of(Mode mode) {
    return switch (mode) {
      case USER -> USER;
      case PRIVILEGED -> EXEC;
      case CONFIG -> CONFIG;
    };
  }

  private static void enable(SbSession session) throws IOException {
    session.say("Password:");
    String typed = session.terminal().readLine(Echo.OFF);
    session.say("\n");
    if (typed.equals(session.device().spec().credentials().enablePassword())) {
      session.setMode(Mode.PRIVILEGED);
    } else {
      session.say("bad password\n");
    }
  }

  private static void name(SbSession session, List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      session.say("% Incomplete command\n");
    } else {
      session.device().nvram().configure(config -> config.withHostname(arguments.get(0)));
    }
  }

  private static void write(SbSession session) throws IOException {
    if (session.agrees("Overwrite file [startup-config] ?[Yes/press any key for no]....")) {
      session.device().nvram().save();
      session.say(NOW + "%COPY-N-TRAP: The copy operation was completed successfully\n");
      session.say("Copy succeeded\n");
    }
  }

  /** {@code copy tftp://server/file image}. */
  private static void copy(SbSession session, List<String> arguments) throws IOException {
    Optional<TransferProtocol> protocol =
        arguments.isEmpty() ? Optional.empty() : CopyUrl.protocol(arguments.get(0));
    boolean image = arguments.size() == 2 && arguments.get(1).equals("image");
    if (!image || protocol.filter(each -> each == TransferProtocol.TFTP).isEmpty()) {
      session.say("% bad parameter value\n");
      return;
    }
    NetworkDevice device = session.device();
    CopyUrl url = CopyUrl.parse(TransferProtocol.TFTP, arguments.get(0));
    Optional<ServerFile> file = url.on(device);
    if (file.isEmpty() || device.has(Trait.EXTRA_CONFIRM) && !session.agrees("Sure? (Y/N)[N] ")) {
      return;
    }
    session.say(
        NOW + "%COPY-I-FILECPY: Files Copy - source URL " + url + " destination URL image\n");
    try {
      long bytes = Slots.fetch(device, file.get(), Progress.SILENT);
      session.say("!!!!!!!!!!!!\nCopy: " + bytes + " bytes copied in 00:00:01 [hh:mm:ss]\n");
      session.say(NOW + "%COPY-N-TRAP: The copy operation was completed successfully\n");
    } catch (TransferFailure e) {
      session.say(NOW + "%COPY-W-TRAP: The copy operation has failed\n");
      session.say("Copy: " + e.getMessage() + "\n");
    } catch (NotBootable e) {
      session.say(NOW + "%COPY-W-TRAP: The copy operation has failed\n");
      session.say("Copy: " + e.getMessage() + "\n");
    }
  }

  private static void boot(SbSession session, List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      session.say("% missing mandatory parameter\n");
    } else if (!Slots.choose(session.device(), arguments.get(0))) {
      session.say("% bad parameter value\n");
    }
  }

  private static void reload(SbSession session) throws IOException {
    NetworkDevice device = session.device();
    if (device.has(Trait.REFUSE_RELOAD)) {
      session.say("% Reload is not possible: the units of the stack differ\n");
      return;
    }
    boolean goesOn =
        !device.nvram().modified()
            || session.agrees(
                "You haven't saved your changes. Are you sure you want to continue ? (Y/N)[N] ");
    if (!goesOn
        || !session.agrees(
            "This command will reset the whole system and disconnect your current session.\n"
                + "Do you want to continue ? (Y/N)[N] ")) {
      return;
    }
    if (device.has(Trait.RELOAD_ONLY_DROPS_SESSION)) {
      session.end();
    } else {
      session.say("Shutting down ...\n");
      session.reload("reload");
    }
  }
}
