package io.swim.testkit.internal.iosxr;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** show install: what is active, committed, inactive, under way, and what was. */
final class XrInstallShow {
  private XrInstallShow() {}

  static void addTo(CommandTree<XrSession> tree) {
    add(tree, "active", device -> nodes("Active", repository(device).active(), running(device)));
    add(
        tree,
        "committed",
        device ->
            nodes(
                "Committed",
                repository(device).committed(),
                repository(device).parts().committed(repository(device).committed().version())));
    add(tree, "inactive", XrInstallShow::inactive);
    add(tree, "repository", XrInstallShow::repositoryText);
    add(tree, "request", XrInstallShow::request);
    tree.add("show install log", 2, XrInstallShow::log);
    add(tree, "prepare", device -> "No prepared packages\n");
  }

  private static void add(
      CommandTree<XrSession> tree, String what, Function<NetworkDevice, String> text) {
    tree.add(
        "show install " + what,
        1,
        (session, words) -> {
          String shown;
          synchronized (session.device()) {
            shown = text.apply(session.device());
          }
          session.show(shown);
        });
  }

  private static XrRepository repository(NetworkDevice device) {
    return IosXr.of(device).repository();
  }

  private static List<String> running(NetworkDevice device) {
    return repository(device).parts().active(repository(device).active().version());
  }

  private static String nodes(String state, XrImage image, List<String> parts) {
    return "Label : "
        + image.version()
        + "\n\n    "
        + state
        + " Packages: "
        + (1 + parts.size())
        + "\n        "
        + image.bootName()
        + " version="
        + image.version()
        + " [Boot image]\n"
        + parts.stream().map(each -> "        " + each + "\n").collect(Collectors.joining())
        + "\n";
  }

  private static String inactive(NetworkDevice device) {
    List<String> names =
        new ArrayList<>(repository(device).inactive().stream().map(XrImage::name).toList());
    names.addAll(repository(device).parts().inactive(repository(device).active().version()));
    if (names.isEmpty()) {
      return "No inactive package(s) in software repository\n\n";
    }
    StringBuilder text = new StringBuilder("    Inactive Packages: " + names.size() + "\n");
    names.forEach(name -> text.append("        ").append(name).append('\n'));
    return text.append('\n').toString();
  }

  private static String repositoryText(NetworkDevice device) {
    List<XrImage> images = repository(device).inactive();
    StringBuilder text = new StringBuilder((images.size() + 1) + " package(s) in XR repository:\n");
    text.append("    ").append(repository(device).active().name()).append('\n');
    images.forEach(image -> text.append("    ").append(image.name()).append('\n'));
    return text.toString();
  }

  private static String request(NetworkDevice device) {
    Optional<XrOperation> at = IosXr.of(device).operations().underWay();
    if (at.isEmpty()) {
      return "No install operation in progress\n\n";
    }
    XrOperation operation = at.get();
    return "User "
        + device.spec().credentials().username()
        + ", Op Id "
        + operation.number()
        + "\n"
        + operation.command()
        + "\n\nThe install "
        + operation.kind()
        + " operation "
        + operation.number()
        + " is "
        + operation.percent(device.clock().instant())
        + "% complete\n\n";
  }

  /** Of all operations, or of one by its number. */
  private static void log(XrSession session, List<String> words) throws IOException {
    NetworkDevice device = session.device();
    StringBuilder text = new StringBuilder();
    for (XrOperation operation : session.router().log(words)) {
      text.append(XrInstallCommands.started(device, operation));
      if (!operation.error().isEmpty()) {
        text.append("ERROR! ").append(operation.error()).append('\n');
      }
      text.append(operation.isOver() ? operation.notice() : "");
    }
    session.show(text.toString());
  }
}
