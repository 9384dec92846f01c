package io.swim.testkit.internal.ios;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.util.Locale;

/** The reload command with its questions. */
public final class ReloadCommand {
  private ReloadCommand() {}

  static void addTo(CommandTree<IosSession> tree) {
    tree.add("reload", 0, (session, arguments) -> reload(session, ""));
  }

  /**
   * Reloads after the questions.
   *
   * @param notice what is said before the last one
   */
  public static void reload(IosSession session, String notice) throws IOException {
    NetworkDevice device = session.device();
    if (device.has(Trait.REFUSE_RELOAD)) {
      session.say("% Reload command is not available now: system is busy\n");
      return;
    }
    if (device.nvram().modified() && !askToSave(session)) {
      return;
    }
    session.say(notice);
    if (!session.extraConfirm() || !session.confirm("Proceed with reload?")) {
      return;
    }
    if (device.has(Trait.RELOAD_ONLY_DROPS_SESSION)) {
      session.end();
    } else {
      session.reload("reload");
    }
  }

  private static boolean askToSave(IosSession session) throws IOException {
    while (true) {
      session.say("\nSystem configuration has been modified. Save? [yes/no]: ");
      String answer = session.terminal().readLine(Echo.ON).trim().toLowerCase(Locale.ROOT);
      if (!answer.isEmpty() && "yes".startsWith(answer)) {
        SessionCommands.save(session);
        return true;
      }
      if (!answer.isEmpty() && "no".startsWith(answer)) {
        return true;
      }
      session.say("% Please answer 'yes' or 'no'.");
    }
  }
}
