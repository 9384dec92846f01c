package io.swim.ssh;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as they are told to people: 1 year, 2 weeks, 3 days, 4 hours, 5 mins. */
final class Periods {
  private static final Pattern PERIOD = Pattern.compile("(\\d+)\\s+(year|week|day|hour|min|sec)");
  private static final Map<String, Long> SECONDS =
      Map.of(
          "year",
          31_536_000L,
          "week",
          604_800L,
          "day",
          86_400L,
          "hour",
          3_600L,
          "min",
          60L,
          "sec",
          1L);

  private Periods() {}

  /** The seconds of all of it together; empty where no time is told. */
  static String seconds(String uptime) {
    long sum = 0;
    Matcher matcher = PERIOD.matcher(uptime);
    while (matcher.find()) {
      sum += Long.parseLong(matcher.group(1)) * SECONDS.get(matcher.group(2));
    }
    return sum == 0 ? "" : Long.toString(sum);
  }
}
