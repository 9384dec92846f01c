package io.swim.testkit.internal.eos;

import io.swim.testkit.internal.cli.CommandTree;
import java.io.IOException;

/** The reload command with its questions. */
final class EosReload {
  private EosReload() {}

  static void addTo(CommandTree<EosSession> tree) {
    tree.add("reload", 0, (session, arguments) -> reload(session))
        .add("reload now", 0, (session, arguments) -> session.reload("reload"));
  }

  private static void reload(EosSession session) throws IOException {
    if (!session.agreesToReload(
        "% Error: reload is not possible while the system is being upgraded\n", "")) {
      return;
    }
    session.say(
        "\nBroadcast message from root@" + session.device().nvram().running().hostname() + "\n");
    session.say("\nThe system is going down for reboot NOW!\n");
    session.reload("reload");
  }
}
