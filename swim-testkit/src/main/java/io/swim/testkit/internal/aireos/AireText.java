package io.swim.testkit.internal.aireos;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.device.LoginText;
import io.swim.testkit.internal.device.NetworkDevice;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How AireOS puts things. */
final class AireText {
  private static final int DOTS = 49;
  private static final DateTimeFormatter LOG =
      DateTimeFormatter.ofPattern("MMM dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private AireText() {}

  static LoginText login(NetworkDevice device) {
    String banner =
        device.has(Trait.PROMPTS_IN_BANNER)
            ? "\n# Authorised use only #\n(router) >\nswitch#\n"
            : "";
    return new LoginText(
        banner, "\n(Cisco Controller) \n", "User: ", "Password:", "\n", "\nLogin failed\n");
  }

  static String logMessage(NetworkDevice device) {
    return "*spamApTask0: "
        + LOG.format(device.clock().instant())
        + ": %CAPWAP-4-DISC_INTF_ERR1: Ignoring a primary discovery request on interface 0\n";
  }

  /** A line with dots between name and value. */
  static String line(String name, Object value) {
    return name + ".".repeat(Math.max(2, DOTS - name.length())) + " " + value + "\n";
  }

  /** For instance 3 days 2 hrs 20 mins 30 secs. */
  static String uptime(Duration uptime) {
    return String.format(
        Locale.ROOT,
        "%d days %d hrs %d mins %d secs",
        uptime.toDays(),
        uptime.toHoursPart(),
        uptime.toMinutesPart(),
        uptime.toSecondsPart());
  }
}
