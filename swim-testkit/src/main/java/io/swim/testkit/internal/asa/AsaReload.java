package io.swim.testkit.internal.asa;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.util.Locale;

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
    NetworkDevice device = session.device();
    if (device.has(Trait.REFUSE_RELOAD)) {
      session.say("ERROR: Reload is not possible now: system is busy\n");
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

  /** False when it was called off. */
  private static boolean askToSave(AsaSession session) throws IOException {
    boolean multiple = !Asa.of(session.device()).contexts().isEmpty();
    String question =
        "System config has been modified. Save? [Y]es/[N]o"
            + (multiple ? "/[S]ave all/[C]ancel: " : ": ");
    while (true) {
      session.say(question);
      String answer = session.terminal().readLine(Echo.ON).trim().toLowerCase(Locale.ROOT);
      switch (answer.isEmpty() ? ' ' : answer.charAt(0)) {
        case 'y', 's' -> {
          AsaSessionCommands.save(session);
          return true;
        }
        case 'n' -> {
          return true;
        }
        case 'c' -> {
          return false;
        }
        default -> session.say("\n");
      }
    }
  }
}
