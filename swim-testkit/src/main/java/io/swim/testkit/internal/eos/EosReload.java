package io.swim.testkit.internal.eos;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.util.Locale;

/** The reload command with its questions. */
final class EosReload {
  private EosReload() {}

  static void addTo(CommandTree<EosSession> tree) {
    tree.add("reload", 0, (session, arguments) -> reload(session))
        .add("reload now", 0, (session, arguments) -> session.reload("reload"));
  }

  private static void reload(EosSession session) throws IOException {
    NetworkDevice device = session.device();
    if (device.has(Trait.REFUSE_RELOAD)) {
      session.say("% Error: reload is not possible while the system is being upgraded\n");
      return;
    }
    if (device.nvram().modified() && !askToSave(session)) {
      return;
    }
    if (!session.extraConfirm() || !session.confirm("Proceed with reload?")) {
      return;
    }
    if (device.has(Trait.RELOAD_ONLY_DROPS_SESSION)) {
      session.end();
      return;
    }
    session.say("\nBroadcast message from root@" + device.nvram().running().hostname() + "\n");
    session.say("\nThe system is going down for reboot NOW!\n");
    session.reload("reload");
  }

  private static boolean askToSave(EosSession session) throws IOException {
    while (true) {
      session.say("System configuration has been modified. Save? [yes/no/cancel/diff]:");
      String answer = session.terminal().readLine(Echo.ON).trim().toLowerCase(Locale.ROOT);
      if (answer.equals("yes") || answer.equals("y")) {
        EosCommands.save(session);
        return true;
      }
      if (answer.equals("no") || answer.equals("n")) {
        return true;
      }
      if (answer.isEmpty() || answer.equals("cancel") || answer.equals("c")) {
        return false;
      }
      session.say("Invalid response\n");
    }
  }
}
