package io.swim.testkit.internal.iosxr;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** The commands of IOS-XR, but for files and installing. */
final class XrCommands {
  private XrCommands() {}

  static CommandTree<XrSession> tree() {
    CommandTree<XrSession> tree = common();
    show(tree, "show version", XrText::version);
    show(tree, "admin show inventory", XrHardware::chassis);
    XrInstallShow.addTo(tree);
    XrInstallCommands.addTo(tree);
    return tree;
  }

  /** What is the same with 32 and with 64 bits. */
  static CommandTree<XrSession> common() {
    CommandTree<XrSession> tree = new CommandTree<>();
    tree.add("exit", 0, (session, words) -> session.end())
        .add("terminal length", 1, XrCommands::length)
        .add("terminal width", 1, (session, words) -> {})
        .add("terminal monitor", 1, (session, words) -> {});
    show(tree, "show inventory", XrHardware::inventory);
    show(tree, "show platform", XrHardware::platform);
    show(tree, "show redundancy", XrHardware::redundancy);
    show(tree, "show filesystem", XrText::fileSystems);
    tree.add("show running-config", 1, XrCommands::running);
    XrFiles.addTo(tree);
    return tree;
  }

  private static void show(
      CommandTree<XrSession> tree, String keywords, Function<NetworkDevice, String> text) {
    tree.add(keywords, 1, (session, words) -> session.show(text.apply(session.device())));
  }

  private static void length(XrSession session, List<String> words) throws IOException {
    if (words.isEmpty() || !words.get(0).matches("\\d{1,3}")) {
      session.say("% Incomplete command.\n");
      return;
    }
    session.terminal().setLength(Integer.parseInt(words.get(0)));
  }

  private static void running(XrSession session, List<String> words) throws IOException {
    String hostname = session.device().nvram().running().hostname();
    session.show(
        words.isEmpty()
            ? "Building configuration...\n"
                + session
                    .device()
                    .personality()
                    .configuration(session.device(), session.device().nvram().running())
            : words.get(0).equals("hostname")
                ? "hostname " + hostname + "\n"
                : "% No such configuration item(s)\n");
  }
}
