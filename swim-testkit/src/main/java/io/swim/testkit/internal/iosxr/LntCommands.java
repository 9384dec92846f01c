package io.swim.testkit.internal.iosxr;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** The commands of IOS-XR that calls itself LNT: there is no administration plane. */
final class LntCommands {
  private LntCommands() {}

  static CommandTree<XrSession> tree() {
    CommandTree<XrSession> tree = XrCommands.common();
    show(tree, "show version", LntText::version);
    show(
        tree,
        "show install active",
        device -> LntText.packages("Active", repository(device).active().version()));
    show(
        tree,
        "show install committed",
        device -> LntText.packages("Committed", repository(device).committed().version()));
    show(tree, "show install request", LntText::request);
    show(
        tree,
        "show install rollback list-ids",
        device -> LntText.points(IosXr.of(device).transactions()));
    tree.add("show install rollback id", 1, LntCommands::point);
    LntInstall.addTo(tree);
    return tree;
  }

  private static XrRepository repository(NetworkDevice device) {
    return IosXr.of(device).repository();
  }

  private static void show(
      CommandTree<XrSession> tree, String keywords, Function<NetworkDevice, String> text) {
    tree.add(
        keywords,
        1,
        (session, words) -> {
          String shown;
          synchronized (session.device()) {
            shown = text.apply(session.device());
          }
          session.show(shown);
        });
  }

  private static void point(XrSession session, List<String> words) throws IOException {
    List<String> committed;
    synchronized (session.device()) {
      committed = session.router().transactions().committed();
    }
    boolean known =
        !words.isEmpty()
            && words.get(0).matches("\\d{1,4}")
            && LntInstall.version(words.get(0), committed).isPresent();
    session.show(
        known
            ? LntText.packages(
                "Rollback", LntInstall.version(words.get(0), committed).orElseThrow())
            : "% No such transaction\n");
  }
}
