package io.swim.testkit.internal.linux;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.device.InstallFault.InstallTrait;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.linux.LinuxSession.Command;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The commands of the shell, but those of RAUC and those that copy. */
final class LinuxCommands {
  private LinuxCommands() {}

  static Map<String, Command> all() {
    Map<String, Command> all = new HashMap<>();
    Command nothing = (session, words) -> 0;
    all.put("export", nothing);
    all.put("stty", nothing);
    all.put("cat", LinuxCommands::cat);
    all.put("uname", LinuxCommands::uname);
    all.put("ls", LinuxCommands::list);
    all.put("df", LinuxCommands::df);
    all.put("rm", LinuxCommands::remove);
    all.put("md5sum", (session, words) -> digest(session, words, "MD5"));
    all.put("sha256sum", (session, words) -> digest(session, words, "SHA-256"));
    all.put("systemctl", LinuxCommands::systemctl);
    Rauc.addTo(all);
    LinuxCopy.addTo(all);
    return all;
  }

  private static int cat(LinuxSession session, List<String> words) throws IOException {
    int status = 0;
    for (String path : words.subList(1, words.size())) {
      String text = text(session.device(), path);
      session.say(text.isEmpty() ? "cat: " + path + ": No such file or directory\n" : text);
      status |= text.isEmpty() ? 1 : 0;
    }
    return status;
  }

  /** What is in a file of the system; empty where there is none. */
  private static String text(NetworkDevice device, String path) {
    return switch (path) {
      case "/etc/os-release" -> release(device);
      case "/proc/uptime" ->
          String.format(Locale.ROOT, "%.2f %.2f\n", device.uptime().toMillis() / 1000.0, 4711.11);
      case "/sys/class/dmi/id/product_serial" -> device.spec().serial() + "\n";
      default -> "";
    };
  }

  private static String release(NetworkDevice device) {
    String version = device.software().orElseThrow().image().facts().version();
    return "NAME=\"Acme OS\"\nID=acme-os\nVERSION_ID="
        + version
        + "\nPRETTY_NAME=\"Acme OS "
        + version
        + "\"\n";
  }

  private static int uname(LinuxSession session, List<String> words) throws IOException {
    boolean name = words.contains("-n");
    session.say((name ? session.device().nvram().running().hostname() : "Linux") + "\n");
    return 0;
  }

  private static int list(LinuxSession session, List<String> words) throws IOException {
    String path = words.get(words.size() - 1);
    if (!path.matches("/data/?")) {
      session.say("ls: " + path + ": No such file or directory\n");
      return 1;
    }
    session.say("total 0\n" + session.files().list("0", "0"));
    return 0;
  }

  private static int df(LinuxSession session, List<String> words) throws IOException {
    FlashFileSystem flash = session.device().fileSystems().standard();
    long total = flash.totalBytes();
    long free = flash.freeBytes();
    session.say(
        String.format(
            Locale.ROOT,
            "Filesystem     1-blocks  Used Available Capacity Mounted on\n"
                + "/dev/mmcblk0p4 %d %d %d %d%% /data\n",
            total,
            total - free,
            free,
            (total - free) * 100 / Math.max(1, total)));
    return 0;
  }

  private static int remove(LinuxSession session, List<String> words) throws IOException {
    String path = words.get(words.size() - 1);
    try {
      if (session.isRoot("rm") && session.extraConfirm()) {
        session.files().delete(path);
        return 0;
      }
    } catch (FlashException e) {
      if (!LinuxSession.isGone(e) || !words.contains("-f")) {
        session.say("rm: can't remove '" + path + "': " + LinuxSession.words(e) + "\n");
      } else {
        return 0;
      }
    }
    return 1;
  }

  private static int digest(LinuxSession session, List<String> words, String algorithm)
      throws IOException {
    String path = words.get(words.size() - 1);
    Located located = session.files().locate(path);
    Blob blob = located.fileSystem().get(located.file()).blob();
    session.say(blob.digest(algorithm) + "  " + path + "\n");
    return 0;
  }

  private static int systemctl(LinuxSession session, List<String> words) throws IOException {
    NetworkDevice device = session.device();
    if (!words.equals(List.of("systemctl", "reboot"))) {
      session.say("Unknown command verb.\n");
      return 1;
    }
    if (!session.isRoot("systemctl") || !session.extraConfirm()) {
      return 1;
    }
    if (device.has(Trait.REFUSE_RELOAD)) {
      session.say("Call to Reboot failed: Operation inhibited by \"updater\"\n");
      return 1;
    }
    if (device.has(Trait.RELOAD_ONLY_DROPS_SESSION)) {
      session.end();
    } else if (!device.faults().all().contains(InstallTrait.NEVER_RELOADS)) {
      session.reload("reboot");
    }
    return 0;
  }
}
