package io.swim.testkit.internal.routeros;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command: the menus and the command itself as words, in the way of release 6 ({@code /system
 * package print}) or 7 ({@code /system/package/print}), and what is given to it.
 *
 * @param command with one blank between words
 * @param given names with their values; a word without one has an empty value
 * @param where what is asked for behind {@code where}; empty without that
 */
record Line(String command, Map<String, String> given, String where) {
  private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|[^\\s\"])+");
  private static final Pattern PATH = Pattern.compile("[a-z-]+");
  private static final int MOST_WORDS = 4;

  /** Empty where that is no command. */
  static Optional<Line> parse(String typed) {
    String line = typed.strip().replaceFirst("^/", "");
    int where = line.indexOf(" where ");
    String condition = where < 0 ? "" : line.substring(where + 7).strip();
    Matcher words = WORD.matcher(where < 0 ? line : line.substring(0, where));
    StringBuilder command = new StringBuilder();
    Map<String, String> given = new LinkedHashMap<>();
    boolean inPath = true;
    for (int count = 0; words.find(); count++) {
      String word = words.group();
      String path = word.replace('/', ' ');
      inPath &= count < MOST_WORDS && !RouterCommands.has(command.toString());
      inPath &= PATH.matcher(path.replace(" ", "")).matches();
      if (inPath) {
        command.append(command.isEmpty() ? "" : " ").append(path);
      } else {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        String value = equals < 0 ? "" : word.substring(equals + 1);
        given.put(plain(name), plain(value));
      }
    }
    return command.isEmpty()
        ? Optional.empty()
        : Optional.of(new Line(command.toString(), given, condition));
  }

  private static String plain(String text) {
    return text.replace("\"", "");
  }

  boolean has(String word) {
    return given.containsKey(word);
  }

  String value(String name) {
    return given.getOrDefault(name, "");
  }
}
