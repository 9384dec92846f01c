package io.swim.testkit.internal.ios;

import io.swim.testkit.device.BootStyle;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.util.List;

/** The show commands. */
final class ShowCommands {
  private ShowCommands() {}

  static void addUser(CommandTree<IosSession> tree) {
    tree.add("show version", 0, (session, a) -> session.show(VersionText.of(session.device())))
        .add("show flash:", 0, ShowCommands::flash)
        .add("show flash", 0, ShowCommands::flash)
        .add("show clock", 0, (session, a) -> session.show(DeviceText.clock(session.device())));
  }

  static void addPrivileged(CommandTree<IosSession> tree, BootStyle style) {
    tree.add("show running-config", 0, ShowCommands::running)
        .add("show startup-config", 0, ShowCommands::startup)
        .add("show file systems", 0, (s, a) -> s.show(FlashText.fileSystems(s.device())));
    if (style == BootStyle.PATH_LIST) {
      tree.add(
          "show boot", 0, (s, a) -> s.show(BootText.pathList(s.device(), Ios.members(s.device()))));
      tree.add("show switch", 0, ShowCommands::stack);
    } else {
      tree.add("show bootvar", 0, (s, a) -> s.show(BootText.variable(s.device())));
    }
  }

  private static void flash(IosSession session, List<String> arguments) throws IOException {
    NetworkDevice device = session.device();
    if (device.spec().model().bootStyle() == BootStyle.PATH_LIST) {
      session.show(FlashText.directory(device, device.fileSystems().standard()));
    } else {
      session.show(FlashText.routerFlash(device.fileSystems().standard()));
    }
  }

  private static void stack(IosSession session, List<String> arguments) throws IOException {
    if (IosStack.isStack(session.device())) {
      session.show(IosStack.text(Ios.members(session.device())));
    } else {
      session.sayInvalid("switch");
    }
  }

  private static void running(IosSession session, List<String> arguments) throws IOException {
    NetworkDevice device = session.device();
    String body = device.personality().configuration(device, device.nvram().running());
    session.show(
        "Building configuration...\n\nCurrent configuration : "
            + body.length()
            + " bytes\n"
            + body);
  }

  private static void startup(IosSession session, List<String> arguments) throws IOException {
    NetworkDevice device = session.device();
    String body = device.personality().configuration(device, device.nvram().startup());
    session.show("Using " + body.length() + " out of 65536 bytes\n" + body);
  }
}
