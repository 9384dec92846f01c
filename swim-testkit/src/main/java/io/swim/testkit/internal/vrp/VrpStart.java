package io.swim.testkit.internal.vrp;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What is booted: startup system-software and reboot, and the start itself. */
final class VrpStart {
  private static final Reboot REBOOT =
      new Reboot(
          "Info: The system is comparing the configuration, please wait.\n",
          "Warning: All the configuration will be saved to the next startup configuration."
              + " Continue ? [y/n]:",
          "System will reboot! Continue ? [y/n]:",
          "Info: system is rebooting ,please wait...\n");

  private VrpStart() {}

  static void addTo(CommandTree<VrpSession> tree) {
    tree.add("startup system-software", 1, VrpStart::set)
        .add("reboot", 0, (session, arguments) -> REBOOT.order(session))
        .add("reboot fast", 0, (session, arguments) -> REBOOT.orderAtOnce(session));
  }

  /** Checks the package and counts at once. The words of its refusals are a guess. */
  private static void set(VrpSession session, List<String> arguments) throws IOException {
    if (!VrpCommands.given(session, arguments)) {
      return;
    }
    NetworkDevice device = session.device();
    Located located = device.fileSystems().locate(arguments.get(0));
    FlashFile file = located.fileSystem().get(located.file());
    session.say("Info: Operating, please wait for a moment......done.\n");
    try {
      ImageFacts facts = file.blob().inspect();
      if (!facts.family().equals(device.spec().model().family())) {
        session.say("Error: The system software does not match the device.\n");
        return;
      }
      String path = located.fileSystem().name() + ":/" + file.name();
      device.nvram().setBootImages(List.of(path));
      session.say("Info: Succeeded in setting the software for booting system.\n");
    } catch (NotBootable e) {
      session.say("Error: The system software package is invalid.\n");
    }
  }

  static Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    return BootList.boot(device, "BootROM", path -> load(device, path), log);
  }

  private static BootedImage load(NetworkDevice device, String path)
      throws IOException, NotBootable {
    Located located = device.fileSystems().locate(path);
    FlashFile file = located.fileSystem().get(located.file());
    ImageFacts facts = file.blob().inspect();
    if (!facts.family().equals(device.spec().model().family())) {
      throw new NotBootable("it is for " + facts.family());
    }
    return new BootedImage(path, file, facts);
  }
}
