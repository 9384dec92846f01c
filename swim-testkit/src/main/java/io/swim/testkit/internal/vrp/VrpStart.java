package io.swim.testkit.internal.vrp;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What is booted: startup system-software and reboot, and the start itself. */
final class VrpStart {
  private VrpStart() {}

  static void addTo(CommandTree<VrpSession> tree) {
    tree.add("startup system-software", 1, VrpStart::set)
        .add("reboot", 0, (session, arguments) -> reboot(session))
        .add("reboot fast", 0, (session, arguments) -> confirmed(session));
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

  private static void reboot(VrpSession session) throws IOException {
    session.say("Info: The system is comparing the configuration, please wait.\n");
    boolean save =
        session.device().nvram().modified()
            && session.agrees(
                "Warning: All the configuration will be saved to the next startup configuration."
                    + " Continue ? [y/n]:");
    if (save) {
      session.device().nvram().save();
    }
    confirmed(session);
  }

  private static void confirmed(VrpSession session) throws IOException {
    NetworkDevice device = session.device();
    if (device.has(Trait.REFUSE_RELOAD)) {
      session.say("Error: The system is busy, and cannot be rebooted.\n");
      return;
    }
    if (!session.extraAgreement() || !session.agrees("System will reboot! Continue ? [y/n]:")) {
      return;
    }
    if (device.has(Trait.RELOAD_ONLY_DROPS_SESSION)) {
      session.end();
      return;
    }
    session.say("Info: system is rebooting ,please wait...\n");
    session.reload("reboot");
  }

  static Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    for (String path : device.nvram().startup().bootImages()) {
      try {
        Located located = device.fileSystems().locate(path);
        FlashFile file = located.fileSystem().get(located.file());
        ImageFacts facts = file.blob().inspect();
        if (facts.family().equals(device.spec().model().family())) {
          log.add("BootROM: starting " + path);
          return Optional.of(new BootedImage(path, file, facts));
        }
        log.add("BootROM: " + path + " is for " + facts.family());
      } catch (FlashException e) {
        log.add("BootROM: " + path + ": " + VrpText.words(e));
      } catch (NotBootable | IOException e) {
        log.add("BootROM: " + path + ": " + e.getMessage());
      }
    }
    return Optional.empty();
  }
}
