package io.swim.testkit.internal.eos;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.device.LoginText;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How EOS puts things. */
final class EosText {
  private static final DateTimeFormatter LOG =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter THIS_YEAR =
      DateTimeFormatter.ofPattern("MMM d HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter OTHER_YEAR =
      DateTimeFormatter.ofPattern("MMM d  yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Duration HALF_A_YEAR = Duration.ofDays(182);

  private EosText() {}

  static LoginText login(NetworkDevice device) {
    String banner =
        device.has(Trait.PROMPTS_IN_BANNER)
            ? """

              ##########################################
              # Authorised use only                    #
              ##########################################
              router>
              switch#
              Unauthorised access is prohibited#
              """
            : "";
    return new LoginText(
        banner,
        "",
        device.nvram().running().hostname() + " login: ",
        "Password: ",
        "\nLogin incorrect\n\n",
        "");
  }

  static String logMessage(NetworkDevice device) {
    return LOG.format(device.clock().instant())
        + " "
        + device.nvram().running().hostname()
        + " ConfigAgent: %SYS-5-CONFIG_I: Configured from console by admin on vty3 (192.0.2.7)\n";
  }

  /** Files of the last half year with the time of day, older ones with the year. */
  static String fileTime(Instant written, Instant now) {
    boolean recent = Duration.between(written, now).compareTo(HALF_A_YEAR) < 0;
    return (recent ? THIS_YEAR : OTHER_YEAR).format(written);
  }

  /** For instance 2 weeks, 0 days, 1 hour and 9 minutes. */
  static String uptime(Duration uptime) {
    long minutes = uptime.toMinutes();
    return count(uptime.toDays() / 7, "week")
        + ", "
        + count(uptime.toDays() % 7, "day")
        + ", "
        + count(minutes / 60 % 24, "hour")
        + " and "
        + count(minutes % 60, "minute");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }

  /** As Linux puts it. */
  static String words(FlashException e) {
    return e.reason() == Reason.NO_SPACE ? "No space left on device" : e.getMessage();
  }
}
