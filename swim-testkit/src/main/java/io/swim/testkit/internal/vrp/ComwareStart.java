package io.swim.testkit.internal.vrp;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is booted: boot-loader file, which unpacks an IPE file and checks what is in it, reboot, and
 * the start itself. The boot list has the system images; each boots with the boot image beside it.
 */
final class ComwareStart {
  private static final Reboot REBOOT =
      new Reboot(
          "Start to check configuration with next startup configuration file, please wait.\n"
              + ".........DONE!\n",
          "Current configuration may be lost after the reboot, save current configuration? [Y/N]:",
          "This command will reboot the device. Continue? [Y/N]:",
          "Now rebooting, please wait...\n");

  private ComwareStart() {}

  static void addTo(CommandTree<VrpSession> tree) {
    tree.add("boot-loader file", 8, ComwareStart::set)
        .add("reboot", 0, (session, arguments) -> REBOOT.order(session))
        .add("reboot force", 0, (session, arguments) -> REBOOT.orderAtOnce(session));
  }

  /** The image that is booted before a system image. */
  static String bootImage(String system) {
    return system.replace("-system-", "-boot-");
  }

  /** {@code x.ipe all main}, or {@code boot x-boot.bin system x-system.bin all main}. */
  private static void set(VrpSession session, List<String> words) throws IOException {
    boolean pair = words.size() > 4 && words.get(0).equals("boot") && words.get(2).equals("system");
    List<String> rest = words.subList(Math.min(words.size(), pair ? 4 : 1), words.size());
    String place = String.join(" ", rest);
    if (!place.matches("(?:all|slot 1) (?:main|backup)")) {
      session.say(session.dialect().error("Wrong parameter found at '^' position."));
      return;
    }
    boolean main = place.endsWith("main");
    try {
      String system = pair ? checked(session, words.get(1), words.get(3)) : words.get(0);
      session.say(
          "This command will set the " + (main ? "main" : "backup") + " startup software images.");
      if (!session.extraAgreement() || !session.agrees(" Continue? [Y/N]:")) {
        return;
      }
      session.say("Add images to slot 1.\n");
      note(session, pair ? system : unpacked(session, system), main);
    } catch (NotBootable e) {
      session.say("The image file is invalid: " + e.getMessage() + ".\n");
    }
  }

  private static String checked(VrpSession session, String boot, String system)
      throws IOException, NotBootable {
    check(session, boot, "boot");
    check(session, system, "system");
    return system;
  }

  private static FlashFile check(VrpSession session, String path, String kind)
      throws IOException, NotBootable {
    Located located = session.device().fileSystems().locate(path);
    FlashFile file = located.fileSystem().get(located.file());
    session.say("Verifying the file " + path + " on slot 1......");
    ImageFacts facts = file.blob().inspect();
    boolean fits = facts.family().equals(session.device().spec().model().family());
    session.say(fits && facts.feature().equals(kind) ? "Done.\n" : "Failed.\n");
    if (!fits || !facts.feature().equals(kind)) {
      throw new NotBootable("it is no " + kind + " image of this device");
    }
    return file;
  }

  /** The files of an IPE file take the place of those of their names. */
  private static String unpacked(VrpSession session, String path) throws IOException, NotBootable {
    FlashFile file = check(session, path, "ipe");
    Located located = session.device().fileSystems().locate(path);
    FlashFileSystem flash = located.fileSystem();
    Map<String, Blob> images = file.blob().unpack(flash.store());
    boolean there = images.keySet().stream().anyMatch(name -> flash.find(name).isPresent());
    if (there && !session.agrees("Overwrite the existing files? [Y/N]:")) {
      throw new NotBootable("the files that are there were not to be overwritten");
    }
    String system = "";
    for (Map.Entry<String, Blob> each : images.entrySet()) {
      session.say("Decompressing file " + each.getKey() + " to flash:/" + each.getKey() + "...");
      if (flash.find(each.getKey()).isPresent()) {
        flash.delete(each.getKey());
      }
      flash.put(each.getKey(), each.getValue());
      session.say("Done.\n");
      system = flash.name() + ":/" + each.getKey();
    }
    return system;
  }

  private static void note(VrpSession session, String system, boolean main) throws IOException {
    NetworkDevice device = session.device();
    List<String> images = new ArrayList<>(device.nvram().running().bootImages());
    if (main) {
      images.subList(0, Math.min(1, images.size())).clear();
      images.add(0, system);
    } else {
      images.subList(Math.min(1, images.size()), images.size()).clear();
      images.add(system);
    }
    device.nvram().setBootImages(images);
    session.say(
        "The images that have passed all examinations will be used as the "
            + (main ? "main" : "backup")
            + " startup software images at the next reboot on slot 1.\n");
  }

  static Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    return BootList.boot(device, "BootWare", system -> load(device, system), log);
  }

  private static BootedImage load(NetworkDevice device, String system)
      throws IOException, NotBootable {
    image(device, bootImage(system), "boot");
    FlashFile file = image(device, system, "system");
    return new BootedImage(system, file, file.blob().inspect());
  }

  private static FlashFile image(NetworkDevice device, String path, String kind)
      throws IOException, NotBootable {
    Located located = device.fileSystems().locate(path);
    FlashFile file = located.fileSystem().get(located.file());
    ImageFacts facts = file.blob().inspect();
    if (!facts.feature().equals(kind) || !facts.family().equals(device.spec().model().family())) {
      throw new NotBootable(path + " is no " + kind + " image of this device");
    }
    return file;
  }
}
