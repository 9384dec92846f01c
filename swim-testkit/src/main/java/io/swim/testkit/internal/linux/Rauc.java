package io.swim.testkit.internal.linux;

import io.swim.testkit.device.InstallFault.InstallTrait;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.linux.LinuxSession.Command;
import io.swim.testkit.internal.linux.Slots.Bundle;
import io.swim.testkit.internal.linux.Slots.Slot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command rauc: status, install, marks (RAUC, "Reference", Command Line Tool). */
final class Rauc {
  private static final List<String> OPERATION =
      List.of(
          "get-property", "de.pengutronix.rauc", "/", "de.pengutronix.rauc.Installer", "Operation");

  private Rauc() {}

  static void addTo(Map<String, Command> all) {
    all.put("rauc", Rauc::run);
    all.put("busctl", Rauc::property);
  }

  private static int run(LinuxSession session, List<String> words) throws IOException {
    List<String> plain = new ArrayList<>(words);
    plain.removeIf(each -> each.startsWith("--"));
    String verb = String.join(" ", plain.subList(1, Math.min(3, plain.size())));
    if (verb.equals("status")) {
      session.say(status(session.device()));
      return 0;
    } else if (!session.isRoot("rauc")) {
      return 1;
    } else if (verb.startsWith("install ")) {
      return install(session, plain.get(2));
    }
    return mark(session, verb, plain);
  }

  /** busctl get-property: what RAUC's service is at. */
  private static int property(LinuxSession session, List<String> words) throws IOException {
    if (!words.subList(1, words.size()).equals(OPERATION)) {
      session.say("Failed to get property: no such interface or property\n");
      return 1;
    }
    NetworkDevice device = session.device();
    session.say("s \"" + LinuxAb.installation(device).underWay(device).orElse("idle") + "\"\n");
    return 0;
  }

  /** In the format shell. */
  private static String status(NetworkDevice device) {
    synchronized (device) {
      Slots slots = LinuxAb.slots(device);
      StringBuilder text = new StringBuilder();
      line(text, "RAUC_SYSTEM_COMPATIBLE", device.spec().model().family());
      line(text, "RAUC_SYSTEM_VARIANT", "");
      line(text, "RAUC_SYSTEM_BOOTED_BOOTNAME", slots.booted().bootName());
      line(text, "RAUC_BOOT_PRIMARY", slots.primary().name());
      line(text, "RAUC_SYSTEM_SLOTS", "rootfs.0 rootfs.1");
      line(text, "RAUC_SLOTS", "1 2");
      for (Slot slot : slots.all()) {
        String end = "_" + (slot.number() + 1);
        boolean booted = slot == slots.booted();
        line(text, "RAUC_SLOT_STATE" + end, booted ? "booted" : "inactive");
        line(text, "RAUC_SLOT_CLASS" + end, "rootfs");
        line(text, "RAUC_SLOT_DEVICE" + end, "/dev/disk/by-partlabel/" + slot.name());
        line(text, "RAUC_SLOT_TYPE" + end, "ext4");
        line(text, "RAUC_SLOT_BOOTNAME" + end, slot.bootName());
        line(text, "RAUC_SLOT_PARENT" + end, "");
        line(text, "RAUC_SLOT_MOUNTPOINT" + end, booted ? "/" : "");
        line(text, "RAUC_SLOT_BOOT_STATUS" + end, slot.isGood() ? "good" : "bad");
        String version = slot.bundle().map(each -> each.facts().version()).orElse("");
        line(
            text,
            "RAUC_SLOT_STATUS_BUNDLE_COMPATIBLE" + end,
            version.isEmpty() ? "" : device.spec().model().family());
        line(text, "RAUC_SLOT_STATUS_BUNDLE_VERSION" + end, version);
      }
      return text.toString();
    }
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append("='").append(value).append("'\n");
  }

  private static int install(LinuxSession session, String path) throws IOException {
    NetworkDevice device = session.device();
    session.say("installing\n  0% Installing\n  0% Determining slot states\n");
    session.say(
        " 20% Determining slot states done.\n 20% Checking bundle\n 20% Verifying signature\n");
    try {
      Located located = session.files().locate(path);
      FlashFile file = located.fileSystem().get(located.file());
      ImageFacts facts = file.blob().inspect();
      String compatible = device.spec().model().family();
      if (!facts.family().equals(compatible)) {
        return failed(
            session,
            path,
            "System not compatible. Expected '"
                + compatible
                + "' but got '"
                + facts.family()
                + "'");
      }
      if (device.faults().all().contains(InstallTrait.ADD_FAILS)) {
        return failed(
            session, path, "Installation error: Failed updating slot: Input/output error");
      }
      Slots slots = LinuxAb.slots(device);
      boolean done =
          LinuxAb.installation(device)
              .carryOut(
                  device, "installing", slots::begin, () -> slots.install(new Bundle(file, facts)));
      if (!done) {
        session.say("Error: GDBus.Error: already processing a different method\n");
        return 1;
      }
      String slot;
      synchronized (device) {
        slot = slots.other().name();
      }
      session.say(" 40% Verifying signature done.\n 80% Copying image to " + slot + "\n");
      session.say("100% Installing done.\nInstalling `" + path + "` succeeded\n");
      return 0;
    } catch (NotBootable e) {
      return failed(session, path, "signature verification failed: " + e.getMessage());
    } catch (FlashException e) {
      return failed(session, path, "Failed to open bundle: " + LinuxSession.words(e));
    }
  }

  private static int failed(LinuxSession session, String path, String why) throws IOException {
    session.say("LastError: " + why + "\nInstalling `" + path + "` failed\n");
    return 1;
  }

  private static int mark(LinuxSession session, String verb, List<String> words)
      throws IOException {
    NetworkDevice device = session.device();
    String which = words.size() > 3 ? words.get(3) : "booted";
    synchronized (device) {
      Slots slots = LinuxAb.slots(device);
      Slot slot = which.equals("other") ? slots.other() : slots.booted();
      switch (verb) {
        case "status mark-good" -> slots.markGood(slot);
        case "status mark-bad" -> slots.markBad(slot);
        case "status mark-active" -> slots.markActive(slot);
        default -> {
          session.say("Invalid number of arguments\n");
          return 1;
        }
      }
      String what = verb.substring(verb.lastIndexOf('-') + 1);
      session.say(
          "rauc status: "
              + (what.equals("active") ? "activated slot " : "marked slot ")
              + slot.name()
              + (what.equals("active") ? "" : " as " + what)
              + "\n");
      return 0;
    }
  }
}
