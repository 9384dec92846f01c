package io.swim.ssh.platform;

import io.swim.ssh.reading.GroupNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the small things that a definition is made of. */
final class Values {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h)");

  private Values() {}

  static Pattern pattern(Yaml yaml, int flags) {
    return pattern(yaml, yaml.text(), flags);
  }

  /** An expression that what stands there stands for. */
  static Pattern pattern(Yaml yaml, String regex, int flags) {
    Pattern pattern;
    try {
      pattern = Pattern.compile(regex, flags);
      for (String group : unreal(pattern)) {
        throw yaml.error("'(?<" + group + ">' is quoted there, and so no group");
      }
    } catch (PatternSyntaxException e) {
      throw yaml.error(
          "no regular expression: "
              + e.getDescription()
              + (regex.equals(yaml.text()) ? " at " + e.getIndex() : " in " + regex));
    } catch (StackOverflowError e) {
      throw yaml.error("an expression that is nested too deeply");
    }
    Backtracking.in(pattern)
        .ifPresent(
            piece -> {
              throw yaml.error(
                  "takes forever on a text that does not fit: '"
                      + piece
                      + "' can repeat the same in many ways");
            });
    return pattern;
  }

  /** What looks like a group and is none. */
  private static List<String> unreal(Pattern pattern) {
    List<String> names = GroupNames.of(pattern);
    Matcher empty = Pattern.compile("|" + pattern.pattern(), pattern.flags()).matcher("");
    return empty.find() ? names.stream().filter(name -> !isIn(empty, name)).toList() : names;
  }

  private static boolean isIn(Matcher matcher, String group) {
    try {
      matcher.group(group);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
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

  /** Without it, it is false. */
  static boolean flag(Yaml parent, String name) {
    String text = parent.text(name, "false");
    if (!text.equals("true") && !text.equals("false")) {
      throw parent.get(name).error("true or false is expected, not '" + text + "'");
    }
    return text.equals("true");
  }
}
