package io.swim.testkit.internal.aireos;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;

/** The reset command with its questions. */
final class AireReset {
  private AireReset() {}

  static void addTo(CommandTree<AireSession> tree) {
    tree.add("reset system", 0, (session, arguments) -> reset(session));
  }

  private static void reset(AireSession session) throws IOException {
    NetworkDevice device = session.device();
    if (device.has(Trait.REFUSE_RELOAD)) {
      session.say("Cannot reset the system: a transfer is in progress\n");
      return;
    }
    if (device.nvram().modified()) {
      session.say("\nThe system has unsaved changes.\n");
      if (session.agrees("Would you like to save them now?")) {
        AireCommands.saved(session);
      } else {
        session.say("\nConfiguration Not Saved!\n");
      }
    }
    if (!session.extraAgreement()
        || !session.agrees("Are you sure you would like to reset the system?")) {
      return;
    }
    if (device.has(Trait.RELOAD_ONLY_DROPS_SESSION)) {
      session.end();
      return;
    }
    session.say("\nSystem will now restart!\n");
    session.reload("reset");
  }
}
