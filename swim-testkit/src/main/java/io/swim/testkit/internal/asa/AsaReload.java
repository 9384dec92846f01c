package io.swim.testkit.internal.asa;

import io.swim.testkit.internal.cli.CommandTree;
import java.io.IOException;

/**
 * The reload command. Behind the last answer there is a prompt once more, and then the words of the
 * shutdown, as users recorded it.
 */
final class AsaReload {
  private AsaReload() {}

  static void addTo(CommandTree<AsaSession> tree) {
    tree.add("reload", 0, (session, arguments) -> reload(session));
  }

  private static void reload(AsaSession session) throws IOException {
    if (!session.agreesToReload("ERROR: Reload is not possible now: system is busy\n", "")) {
      return;
    }
    session.say(
        session.prompt()
            + """



            ***
            *** --- START GRACEFUL SHUTDOWN ---
            Shutting down isakmp
            Shutting down webvpn
            Shutting down License Controller
            Shutting down File system



            ***
            *** --- SHUTDOWN NOW ---
            Process shutdown finished
            Rebooting.....
            """);
    session.reload("reload");
  }
}
