package io.swim.testkit.internal.ios;

import io.swim.testkit.internal.cli.CommandTree;
import java.io.IOException;

/** The reload command with its questions. */
public final class ReloadCommand {
  /** What a stack says before the last question. */
  public static final String WHOLE_STACK =
      "Reload command is being issued on Active unit, this will reload the whole stack\n";

  private ReloadCommand() {}

  static void addTo(CommandTree<IosSession> tree) {
    tree.add("reload", 0, (session, a) -> reload(session, notice(session)));
  }

  private static String notice(IosSession session) {
    return session.device().spec().model().members() > 1 ? WHOLE_STACK : "";
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
