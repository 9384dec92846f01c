package io.swim.testkit.internal.vrp;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.flash.FlashFileSystem;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How Comware puts things. */
final class ComwareText {
  private static final DateTimeFormatter LOG =
      DateTimeFormatter.ofPattern("MMM dd HH:mm:ss:SSS yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ComwareText() {}

  static String logMessage(NetworkDevice device) {
    return "%"
        + LOG.format(device.clock().instant())
        + " "
        + device.nvram().running().hostname()
        + " SHELL/6/SHELL_CMD: Command is recorded.\n";
  }

  /** For instance 0 weeks, 0 days, 3 hours, 9 minutes. */
  static String uptime(Duration uptime) {
    return uptime.toDays() / 7
        + " weeks, "
        + uptime.toDays() % 7
        + " days, "
        + uptime.toHoursPart()
        + " hours, "
        + uptime.toMinutesPart()
        + " minutes";
  }

  static String directory(FlashFileSystem flash, List<FlashFile> files) {
    StringBuilder text = new StringBuilder("Directory of " + flash.name() + ":\n");
    for (int i = 0; i < files.size(); i++) {
      FlashFile each = files.get(i);
      text.append(
          String.format(
              Locale.ROOT,
              "%4d -rw- %11d %s   %s\n",
              i,
              each.blob().sizeBytes(),
              VrpText.time(each.written()),
              each.name()));
    }
    return text.append('\n')
        .append(flash.totalBytes() >> 10)
        .append(" KB total (")
        .append(flash.freeBytes() >> 10)
        .append(" KB free)\n\n")
        .toString();
  }
}
