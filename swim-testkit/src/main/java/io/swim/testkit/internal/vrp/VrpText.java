package io.swim.testkit.internal.vrp;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.device.LoginText;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How VRP puts things. */
final class VrpText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM dd yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private VrpText() {}

  static LoginText login(NetworkDevice device) {
    String banner =
        device.has(Trait.PROMPTS_IN_BANNER)
            ? """

              ##########################################
              <Authorised>
              [use only]
              switch#
              Unauthorised access is prohibited>
              """
            : "";
    return new LoginText(
        banner,
        "\nLogin authentication\n\n",
        "Username:",
        "Password:",
        "Error: Username or password error.\n",
        "Error: Too many login failures.\n");
  }

  static String logMessage(NetworkDevice device) {
    return TIME.format(device.clock().instant())
        + " "
        + device.nvram().running().hostname()
        + " %%01SHELL/5/CMDRECORD(s)[1]:Recorded command information.\n";
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** For instance 1 week, 0 day, 3 hours, 41 minutes. */
  static String uptime(Duration uptime) {
    long minutes = uptime.toMinutes();
    return count(uptime.toDays() / 7, "week")
        + ", "
        + count(uptime.toDays() % 7, "day")
        + ", "
        + count(minutes / 60 % 24, "hour")
        + ", "
        + count(minutes % 60, "minute");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number > 1 ? "s" : "");
  }

  /** A number with commas. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String words(FlashException e) {
    return switch (e.reason()) {
      case NO_SPACE -> "There is not enough space on the device.";
      case NO_SUCH_FILE -> "File can't be found.";
      case BAD_NAME -> "The file name is invalid.";
      case NO_SUCH_DEVICE -> "The storage device does not exist.";
      case BUSY -> "The file system is busy.";
    };
  }
}
