package io.swim.testkit.internal.ios;

import io.swim.testkit.internal.cli.CommandTree;
import java.io.IOException;

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
    if (session.agreesToReload("% Reload command is not available now: system is busy\n", notice)) {
      session.reload("reload");
    }
  }
}
