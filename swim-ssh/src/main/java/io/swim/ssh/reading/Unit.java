package io.swim.ssh.reading;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a text that a device printed becomes a plain value. */
public enum Unit {
  /** As it stands. */
  TEXT {
    @Override
    void read(String name, String text, Map<String, String> into) {
      into.put(name, text);
    }
  },
  /** Words that devices write large or small. */
  WORD {
    @Override
    void read(String name, String text, Map<String, String> into) {
      into.put(name, text.toLowerCase(Locale.ROOT));
    }
  },
  /**
   * Sizes such as {@code 262144K/20480K}, added up, in bytes; {@code 2,994,228 K} and {@code 8192
   * M} are such, too. More than there can be is none.
   */
  BYTES {
    @Override
    void read(String name, String text, Map<String, String> into) {
      Matcher matcher = SIZE.matcher(text);
      long sum = 0;
      boolean any = false;
      while (matcher.find()) {
        any = true;
        long bytes = bytes(matcher.group(1).replace(",", ""), shift(matcher.group(2)));
        if (bytes < 0 || bytes > Long.MAX_VALUE - sum) {
          return;
        }
        sum += bytes;
      }
      if (any) {
        into.put(name, Long.toString(sum));
      }
    }
  },
  /** Numbers of 1024 bytes, in bytes; what is overdrawn is nothing. */
  KILOBYTES {
    @Override
    void read(String name, String text, Map<String, String> into) {
      if (text.matches("-?\\d{1,12}")) {
        into.put(name, Long.toString(Math.max(0, Long.parseLong(text)) << 10));
      }
    }
  },
  /**
   * Times such as {@code 1 year, 22 weeks, 6 days, 9 hours, 38 minutes}, in seconds; how exact they
   * are is in another value, {@code uptimePrecision} for {@code uptime}: devices that print no
   * seconds cut them off.
   */
  DURATION {
    @Override
    void read(String name, String text, Map<String, String> into) {
      long smallest = putSeconds(name, text, into);
      if (smallest > 0) {
        into.put(name + "Precision", smallest == 1 ? "1" : "60");
      }
    }
  },
  /**
   * Times of which only the leading parts are printed, such as {@code 114 days 18 hours} and {@code
   * 3 mins 20 secs}: they are as exact as the smallest part there is.
   */
  LEADING_DURATION {
    @Override
    void read(String name, String text, Map<String, String> into) {
      long smallest = putSeconds(name, text, into);
      if (smallest > 0) {
        into.put(name + "Precision", Long.toString(smallest));
      }
    }
  },
  /**
   * Times such as {@code 4w3d 07:15}, hours and minutes, or {@code 00:03:20} and {@code
   * 70,03:16:47}, with seconds, as {@link #DURATION}.
   */
  CLOCK_DURATION {
    @Override
    void read(String name, String text, Map<String, String> into) {
      Matcher matcher = CLOCK.matcher(text);
      if (matcher.matches()) {
        long hours = (number(matcher, 1) * 7 + number(matcher, 2)) * 24 + number(matcher, 3);
        into.put(name, Long.toString((hours * 60 + number(matcher, 4)) * 60 + number(matcher, 5)));
        into.put(name + "Precision", matcher.group(5) == null ? "60" : "1");
      }
    }
  },
  /**
   * Times such as {@code 5w3d20m51s}, without the parts that are 0, as {@link #DURATION}; {@code
   * 3w4d12:34:56}, too.
   */
  COMPACT_DURATION {
    @Override
    void read(String name, String text, Map<String, String> into) {
      Matcher matcher = COMPACT.matcher(text);
      if (!text.isEmpty() && matcher.matches()) {
        long hours = (number(matcher, 1) * 7 + number(matcher, 2)) * 24 + number(matcher, 3);
        into.put(name, Long.toString((hours * 60 + number(matcher, 4)) * 60 + number(matcher, 5)));
        into.put(name + "Precision", "1");
      } else {
        CLOCK_DURATION.read(name, text, into);
      }
    }
  },
  /**
   * Sizes with a fraction, {@code 36.7MiB} or {@code 1.9G}: no more exact than they are printed.
   * More than there can be is none.
   */
  ROUNDED_BYTES {
    @Override
    void read(String name, String text, Map<String, String> into) {
      Matcher matcher = ROUNDED.matcher(text);
      if (matcher.matches()) {
        double bytes = Double.parseDouble(matcher.group(1)) * (1L << shift(matcher.group(2)));
        if (bytes < Long.MAX_VALUE) {
          into.put(name, Long.toString(Math.round(bytes)));
        }
      }
    }
  };

  private static final Pattern CLOCK =
      Pattern.compile("(?:(\\d{1,4})w)?(?:(\\d{1,5})[d,])?\\s*(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?");
  private static final Pattern COMPACT =
      Pattern.compile(
          "(?:(\\d{1,4})w)?(?:(\\d{1,5})d)?(?:(\\d{1,2})h)?(?:(\\d{1,2})m)?(?:(\\d{1,2})s)?(?:\\d{1,3}ms)?");
  private static final Pattern ROUNDED =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(?:([KkMGT])(?:i?B)?|B)?");
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,3}(?:,\\d{3})+|\\d+)[ \\t]*([KkMmGg]?)");

  /** A number of more digits is none: cut off, it would be another one. */
  private static final int SIZE_DIGITS = 18;

  private static final int PERIOD_DIGITS = 9;
  private static final String SHIFT = " KMGT";
  private static final Pattern PERIOD =
      Pattern.compile("(?<!\\d)(\\d+)\\s+(year|week|day|hour|minute|second|hr|min|sec)");

  private static long number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
  }

  abstract void read(String name, String text, Map<String, String> into);

  /** So many bytes, KiB, MiB ...; -1 for more than there can be. */
  private static long bytes(String digits, int shift) {
    if (digits.length() > SIZE_DIGITS) {
      return -1;
    }
    long number = Long.parseLong(digits);
    return number > Long.MAX_VALUE >> shift ? -1 : number << shift;
  }

  /** Puts the seconds there; returns those of the smallest part, 0 when there is none. */
  private static long putSeconds(String name, String text, Map<String, String> into) {
    Matcher matcher = PERIOD.matcher(text);
    long sum = 0;
    long smallest = 0;
    while (matcher.find()) {
      if (matcher.group(1).length() > PERIOD_DIGITS) {
        return 0;
      }
      long unit = seconds(matcher.group(2).toLowerCase(Locale.ROOT));
      sum += Long.parseLong(matcher.group(1)) * unit;
      smallest = smallest == 0 ? unit : Math.min(smallest, unit);
    }
    if (smallest > 0) {
      into.put(name, Long.toString(sum));
    }
    return smallest;
  }

  private static int shift(@Nullable String unit) {
    char letter = unit == null || unit.isEmpty() ? ' ' : Character.toUpperCase(unit.charAt(0));
    return SHIFT.indexOf(letter) * 10;
  }

  private static long seconds(String unit) {
    return switch (unit) {
      case "year" -> 365L * 86_400;
      case "week" -> 7L * 86_400;
      case "day" -> 86_400;
      case "hour", "hr" -> 3_600;
      case "minute", "min" -> 60;
      default -> 1;
    };
  }
}
