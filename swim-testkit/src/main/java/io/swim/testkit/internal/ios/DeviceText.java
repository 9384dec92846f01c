package io.swim.testkit.internal.ios;

import io.swim.testkit.internal.device.NetworkDevice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Dates, durations and the configuration register as IOS writes them. */
public final class DeviceText {
  private static final DateTimeFormatter RESTARTED =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC' EEE MMM d yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("'*'HH:mm:ss.SSS 'UTC' EEE MMM d yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter FILE =
      DateTimeFormatter.ofPattern("MMM ppd yyyy HH:mm:ss '+00:00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private DeviceText() {}

  public static String restarted(Instant instant) {
    return RESTARTED.format(instant);
  }

  static String fileTime(Instant instant) {
    return FILE.format(instant);
  }

  static String clock(NetworkDevice device) {
    return CLOCK.format(device.clock().instant()) + "\n";
  }

  /** For instance 5 weeks, 5 days, 2 minutes: zero parts are left out, minutes never. */
  public static String uptime(Duration uptime) {
    long minutes = uptime.toMinutes();
    long days = uptime.toDays();
    List<String> parts = new ArrayList<>();
    add(parts, days / 365, "year");
    add(parts, days % 365 / 7, "week");
    add(parts, days % 365 % 7, "day");
    add(parts, minutes / 60 % 24, "hour");
    parts.add(minutes % 60 + (minutes % 60 == 1 ? " minute" : " minutes"));
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, long count, String unit) {
    if (count > 0) {
      parts.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }

  /** The register, and the one that counts from the next boot if it is another. */
  public static String register(NetworkDevice device) {
    int now = device.nvram().register();
    int next = device.nvram().nextRegister();
    String hex = String.format(Locale.ROOT, "0x%X", now);
    return now == next
        ? hex
        : hex + String.format(Locale.ROOT, " (will be 0x%X at next reload)", next);
  }
}
