package io.swim.testkit.internal.ios;

import io.swim.testkit.internal.device.NetworkDevice;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Log messages as they appear on a terminal. */
final class LogMessage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private LogMessage() {}

  static String configured(NetworkDevice device) {
    return "*"
        + TIME.format(device.clock().instant())
        + ": %SYS-5-CONFIG_I: Configured from console by vty0 (192.0.2.7)\n";
  }
}
