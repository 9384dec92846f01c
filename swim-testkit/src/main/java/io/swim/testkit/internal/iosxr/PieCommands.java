package io.swim.testkit.internal.iosxr;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.Fixes;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The commands of IOS-XR of 32 bits: those of 64 bits, but for what is printed and for installing.
 */
final class PieCommands {
  private PieCommands() {}

  static CommandTree<XrSession> tree() {
    CommandTree<XrSession> tree = XrCommands.common();
    show(tree, "show version", PieText::version);
    show(tree, "admin show inventory", XrHardware::pieChassis);
    show(
        tree,
        "show install active",
        device ->
            packages(
                device, "Active", List.of(repository(device).active()), parts(device)::active));
    show(
        tree,
        "show install committed",
        device ->
            packages(
                device,
                "Committed",
                List.of(repository(device).committed()),
                parts(device)::committed));
    show(
        tree,
        "show install inactive",
        device ->
            packages(device, "Inactive", repository(device).inactive(), parts(device)::inactive));
    show(
        tree,
        "show install request",
        device ->
            IosXr.of(device)
                .operations()
                .underWay()
                .map(PieText::request)
                .orElse("There are no install requests in operation.\n\n"));
    tree.add("admin show install log", 2, PieCommands::log);
    PieInstall.addTo(tree);
    return tree;
  }

  private static void log(XrSession session, List<String> words) throws IOException {
    StringBuilder text = new StringBuilder();
    synchronized (session.device()) {
      session.router().log(words).forEach(each -> text.append(PieText.log(each)));
    }
    session.show(text.toString());
  }

  private static Fixes parts(NetworkDevice device) {
    return repository(device).parts();
  }

  private static String packages(
      NetworkDevice device,
      String state,
      List<XrImage> images,
      Function<String, List<String>> parts) {
    List<String> names = new ArrayList<>(images.stream().map(XrImage::name).toList());
    names.addAll(parts.apply(repository(device).active().version()));
    return PieText.packages(state, names);
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
}
