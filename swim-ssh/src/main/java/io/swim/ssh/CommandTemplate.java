package io.swim.ssh;

import io.swim.ssh.platform.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command of an operation, cut into words, against one that somebody typed. */
final class CommandTemplate {
  private static final Pattern OPTIONAL = Pattern.compile(Operation.OPTIONAL_PART);
  private static final String VALUE = "\\{[^}]*\\}";
  private static final String ALGORITHM = "{algorithm}";

  /**
   * A word of it.
   *
   * @param literal what it begins with, up to a value
   * @param isValue whether a value is in it
   * @param isTold whether something stands in it besides values
   * @param isWord whether that has letters, or is the name of a digest: a slash or a quote around a
   *     value says little
   */
  private record Word(
      String literal, boolean isValue, boolean isTold, boolean isWord, Pattern whole) {
    static Word of(String template, Collection<String> algorithms) {
      String[] literals = template.replace(ALGORITHM, "\0").split(VALUE, -1);
      List<String> quoted = new ArrayList<>();
      String any = String.join("|", algorithms.stream().map(Pattern::quote).toList());
      for (String each : literals) {
        List<String> parts = new ArrayList<>();
        for (String part : each.split("\0", -1)) {
          parts.add(Pattern.quote(part));
        }
        quoted.add(String.join("(?:" + any + ")", parts));
      }
      String first = literals[0].contains("\0") ? "" : literals[0];
      return new Word(
          first.toLowerCase(Locale.ROOT),
          template.contains("{"),
          !String.join("", literals).isEmpty(),
          !template.contains("{")
              || template.contains(ALGORITHM)
              || first.chars().anyMatch(Character::isLetter),
          Pattern.compile("(?i)" + String.join(".*", quoted)));
    }

    /** Whether that is the word, or its beginning: {@code tftp:}. */
    boolean fits(String typed) {
      return !literal.isEmpty() && literal.startsWith(typed)
          || isValue && whole.matcher(typed).matches();
    }
  }

  private final List<Word> words;

  private CommandTemplate(List<Word> words) {
    this.words = words;
  }

  /**
   * With and without each part that may be left out.
   *
   * @param algorithms what the command line calls digests
   */
  static List<CommandTemplate> of(String spelling, Collection<String> algorithms) {
    Matcher optional = OPTIONAL.matcher(spelling);
    if (optional.find()) {
      String before = spelling.substring(0, optional.start());
      String behind = spelling.substring(optional.end());
      List<CommandTemplate> all = new ArrayList<>(of(before + behind, algorithms));
      all.addAll(of(before + optional.group(1) + behind, algorithms));
      return all;
    }
    List<Word> words = new ArrayList<>();
    for (String each : spelling.strip().split("\\s+")) {
      words.add(Word.of(each, algorithms));
    }
    return List.of(new CommandTemplate(List.copyOf(words)));
  }

  /**
   * How well it fits: words that it tells count more than values. 0 where a word does not fit, or
   * is missing before the first value, or where values are all that fits.
   *
   * @param typed words in lower case
   */
  int fit(String[] typed) {
    int fitting = 0;
    boolean hasValue = false;
    boolean isTold = false;
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      hasValue |= word.isValue();
      if (i >= typed.length || typed[i].isEmpty()) {
        return hasValue && isTold ? fitting : 0;
      }
      if (!word.fits(typed[i])) {
        return 0;
      }
      fitting += word.isTold() ? 2 : 1;
      isTold |= word.isWord();
    }
    return isTold && (hasValue || typed.length == words.size()) ? fitting : 0;
  }
}
