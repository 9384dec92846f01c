package io.swim.ssh.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the small things that a definition is made of. */
final class Values {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h)");

  private Values() {}

  static Pattern pattern(Yaml yaml, int flags) {
    try {
      return Pattern.compile(yaml.text(), flags);
    } catch (PatternSyntaxException e) {
      throw yaml.error("no regular expression: " + e.getDescription() + " at " + e.getIndex());
    }
  }

  static List<Pattern> patterns(List<Yaml> list, int flags) {
    List<Pattern> patterns = new ArrayList<>();
    list.forEach(each -> patterns.add(pattern(each, flags)));
    return patterns;
  }

  static List<String> texts(List<Yaml> list) {
    return list.stream().map(Yaml::text).toList();
  }

  static Optional<Duration> duration(Yaml parent, String name) {
    Yaml found = parent.find(name);
    if (found == null) {
      return Optional.empty();
    }
    var matcher = DURATION.matcher(found.text());
    if (!matcher.matches()) {
      throw found.error("a time looks like 30s, 5m or 1h, not '" + found.text() + "'");
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        });
  }

  static <E extends Enum<E>> Optional<E> oneOf(Class<E> type, Yaml parent, String name) {
    Yaml found = parent.find(name);
    if (found == null) {
      return Optional.empty();
    }
    String wanted = found.text().toUpperCase(Locale.ROOT).replace('-', '_');
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(wanted)) {
        return Optional.of(each);
      }
    }
    throw found.error("'" + found.text() + "' is none of " + List.of(type.getEnumConstants()));
  }

  static int number(Yaml parent, String name, int otherwise) {
    Yaml found = parent.find(name);
    if (found == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(found.text());
    } catch (NumberFormatException e) {
      throw found.error("a number is expected, not '" + found.text() + "'");
    }
  }
}
