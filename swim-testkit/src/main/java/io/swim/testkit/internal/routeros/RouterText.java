package io.swim.testkit.internal.routeros;

import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.routeros.Packages.Package;
import java.time.Duration;
import java.util.Locale;

/** What RouterOS prints of the system; where 6 and 7 differ, as the one that runs. */
final class RouterText {
  /** Of the boot loader, which nobody upgrades. */
  static final String FIRMWARE = "6.47.9";

  private RouterText() {}

  static String resources(NetworkDevice device) {
    SimulatedModel model = device.spec().model();
    FlashFileSystem flash = device.fileSystems().standard();
    String channel = RouterOs.release(device) == 6 ? "long-term" : "stable";
    StringBuilder text = new StringBuilder();
    line(text, 25, "uptime", duration(device.uptime()));
    line(text, 25, "version", main(device).facts().version() + " (" + channel + ")");
    line(text, 25, "factory-software", "6.46.3");
    line(text, 25, "free-memory", size(model.ramBytes() / 10 * 9));
    line(text, 25, "total-memory", size(model.ramBytes()));
    line(text, 25, "cpu", "ARM");
    line(text, 25, "cpu-count", "4");
    line(text, 25, "cpu-load", "1%");
    line(text, 25, "free-hdd-space", size(flash.freeBytes()));
    line(text, 25, "total-hdd-space", size(flash.totalBytes()));
    line(text, 25, "write-sect-total", "4711");
    line(text, 25, "architecture-name", model.family());
    line(text, 25, "board-name", model.productId());
    line(text, 25, "platform", "MikroTik");
    return text.toString();
  }

  static String board(NetworkDevice device) {
    StringBuilder text = new StringBuilder();
    line(text, 18, "routerboard", "yes");
    line(text, 18, "model", device.spec().model().productId());
    line(text, 18, "serial-number", device.spec().serial());
    line(text, 18, "firmware-type", "al2");
    line(text, 18, "factory-firmware", FIRMWARE);
    line(text, 18, "current-firmware", FIRMWARE);
    line(text, 18, "upgrade-firmware", main(device).facts().version());
    return text.toString();
  }

  static String license(NetworkDevice device) {
    return "    software-id: " + device.spec().serial() + "\n         nlevel: 5\n";
  }

  static String identity(NetworkDevice device) {
    return "  name: " + device.nvram().running().hostname() + "\n";
  }

  static String packages(NetworkDevice device) {
    boolean old = RouterOs.release(device) == 6;
    StringBuilder text = new StringBuilder();
    text.append(
        old
            ? "Flags: X - disabled \n #   NAME                    VERSION                    SCHEDULED              \n"
            : "Columns: NAME, VERSION, BUILD-TIME, SIZE\n#  NAME      VERSION  BUILD-TIME           SIZE   \n");
    synchronized (device) {
      int number = 0;
      for (Package each : RouterOs.packages(device).installed()) {
        String line =
            old
                ? " %d   %-23s %-26s                        \n"
                : "%d  %-9s %-8s 2023-11-17 11:38:45  %s\n";
        text.append(
            String.format(
                Locale.ROOT,
                line,
                number++,
                each.name(),
                each.facts().version(),
                size(each.file().blob().sizeBytes())));
      }
    }
    return text.toString();
  }

  static String update(NetworkDevice device) {
    StringBuilder text = new StringBuilder();
    line(text, 19, "channel", "stable");
    line(text, 19, "installed-version", main(device).facts().version());
    return text.toString();
  }

  static String log(NetworkDevice device) {
    StringBuilder text = new StringBuilder();
    device.bootLog().forEach(each -> text.append("00:00:07 ").append(each).append('\n'));
    return text.append("00:00:09 system,info router rebooted\n").toString();
  }

  private static Package main(NetworkDevice device) {
    synchronized (device) {
      return RouterOs.packages(device).main();
    }
  }

  private static void line(StringBuilder text, int width, String name, String value) {
    text.append(" ".repeat(Math.max(1, width - name.length())))
        .append(name)
        .append(": ")
        .append(value)
        .append('\n');
  }

  /** With one digit behind the point. */
  static String size(long bytes) {
    if (bytes < 1024) {
      return Long.toString(bytes);
    }
    return bytes < 1 << 20
        ? String.format(Locale.ROOT, "%.1fKiB", bytes / 1024.0)
        : String.format(Locale.ROOT, "%.1fMiB", bytes / 1024.0 / 1024);
  }

  private static String duration(Duration time) {
    long[] parts = {
      time.toDays() / 7,
      time.toDays() % 7,
      time.toHoursPart(),
      time.toMinutesPart(),
      time.toSecondsPart()
    };
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      text.append(parts[i] == 0 ? "" : parts[i] + "wdhms".substring(i, i + 1));
    }
    return text.isEmpty() ? "0s" : text.toString();
  }
}
