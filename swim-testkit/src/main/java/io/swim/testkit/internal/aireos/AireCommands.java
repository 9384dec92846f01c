package io.swim.testkit.internal.aireos;

import io.swim.testkit.internal.aireos.Slots.Slot;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.util.List;

/** The commands, but for those that show and those that transfer. */
final class AireCommands {
  static final CommandTree<AireSession> TREE = new CommandTree<>();

  static {
    AireShow.addTo(TREE);
    AireDownload.addTo(TREE);
    AireReset.addTo(TREE);
    TREE.add("config boot primary", 0, (session, a) -> choose(session, Slot.PRIMARY))
        .add("config boot backup", 0, (session, a) -> choose(session, Slot.BACKUP))
        .add(
            "config ap image predownload primary all",
            0,
            (session, a) -> predownload(session, Slot.PRIMARY))
        .add(
            "config ap image predownload backup all",
            0,
            (session, a) -> predownload(session, Slot.BACKUP))
        .add("config paging disable", 0, (session, a) -> session.terminal().setLength(0))
        .add("config sysname", 1, AireCommands::name)
        .add("save config", 0, (session, a) -> save(session))
        .add("logout", 0, (session, a) -> session.end());
  }

  private AireCommands() {}

  private static void choose(AireSession session, Slot slot) throws IOException {
    NetworkDevice device = session.device();
    if (AireOs.of(device).slots().facts(device, slot).isEmpty()) {
      session.say("Request failed: there is no such image\n");
      return;
    }
    AireOs.of(device).slots().choose(device, slot);
  }

  private static void predownload(AireSession session, Slot slot) throws IOException {
    NetworkDevice device = session.device();
    if (!session.extraAgreement()) {
      return;
    }
    if (AireOs.of(device).slots().facts(device, slot).isEmpty()) {
      session.say("Request failed: there is no such image\n");
      return;
    }
    AireOs.of(device).accessPoints().predownload(device, slot);
  }

  private static void name(AireSession session, List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      session.say("\nIncorrect usage.  Use the '?' or <TAB> key to list commands.\n\n");
      return;
    }
    session.device().nvram().configure(config -> config.withHostname(arguments.get(0)));
  }

  private static void save(AireSession session) throws IOException {
    if (session.agrees("Are you sure you want to save?")) {
      saved(session);
    } else {
      session.say("\nConfiguration Not Saved!\n");
    }
  }

  static void saved(AireSession session) throws IOException {
    session.device().nvram().save();
    AireOs.of(session.device()).download().save();
    session.say("\nConfiguration Saved!\n");
  }
}
