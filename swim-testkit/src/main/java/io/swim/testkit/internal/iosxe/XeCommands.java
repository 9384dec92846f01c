package io.swim.testkit.internal.iosxe;

import io.swim.testkit.device.BootStyle;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.cli.ModeSession.Mode;
import io.swim.testkit.internal.ios.IosSession;
import io.swim.testkit.internal.ios.ManualBoot;
import io.swim.testkit.internal.ios.Modes;
import io.swim.testkit.internal.ios.ReloadCommand;
import io.swim.testkit.internal.ios.VerifyCommand;
import java.io.IOException;

/** The commands of IOS-XE: those of IOS, some with other outputs, and its own. */
final class XeCommands {
  private XeCommands() {}

  static Modes ofSwitch() {
    Modes modes = common();
    CommandTree<IosSession> exec = modes.tree(Mode.PRIVILEGED);
    exec.add("show boot", 0, (s, a) -> s.show(XeText.boot(s.device(), IosXe.of(s))))
        .add("show switch", 0, (s, a) -> s.show(XeText.stack(IosXe.of(s).members(s.device()))))
        .add(
            "reload",
            0,
            (session, arguments) -> ReloadCommand.reload(session, ReloadCommand.WHOLE_STACK));
    ManualBoot.addTo(modes.tree(Mode.CONFIG));
    return modes;
  }

  static Modes ofRouter() {
    return common();
  }

  static Modes ofController() {
    Modes modes = common();
    WirelessCommands.addTo(modes.tree(Mode.PRIVILEGED));
    WirelessCommands.addPredownload(modes.tree(Mode.PRIVILEGED));
    return modes;
  }

  static Modes ofEmbeddedController() {
    Modes modes = common();
    WirelessCommands.addTo(modes.tree(Mode.PRIVILEGED));
    ProfileCommands.addTo(modes);
    return modes;
  }

  private static Modes common() {
    Modes modes = new Modes(BootStyle.BOOT_SYSTEM_LINES);
    modes.tree(Mode.USER).add("show version", 0, (session, arguments) -> version(session));
    CommandTree<IosSession> exec = modes.tree(Mode.PRIVILEGED);
    exec.add("show version", 0, (session, arguments) -> version(session))
        .add("show bootvar", 0, (s, a) -> s.show(XeText.bootVariable(s.device())))
        .add("show inventory", 0, (session, arguments) -> inventory(session))
        .add("show issu state detail", 0, (s, a) -> s.show(Issu.of(s.device()).text()))
        .add("show redundancy", 0, (session, arguments) -> redundancy(session));
    VerifyCommand.addSha512(exec);
    InstallCommands.addTo(exec);
    TakeBackCommands.addTo(exec);
    RemoveCommand.addTo(exec);
    InstallShow.addTo(exec);
    return modes;
  }

  private static void version(IosSession session) throws IOException {
    session.show(XeVersionText.of(session.device(), IosXe.of(session).members(session.device())));
  }

  private static void inventory(IosSession session) throws IOException {
    session.show(XeInventory.text(session.device(), IosXe.of(session).members(session.device())));
  }

  private static void redundancy(IosSession session) throws IOException {
    session.show(XeText.redundancy(session.device(), IosXe.of(session).members(session.device())));
  }
}
