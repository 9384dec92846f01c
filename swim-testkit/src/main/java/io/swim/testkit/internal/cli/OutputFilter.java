package io.swim.testkit.internal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The output modifiers behind {@code |}: include or match, exclude, begin, section. */
public final class OutputFilter {
  private OutputFilter() {}

  public static String apply(String filter, String text) {
    if (filter.isEmpty()) {
      return text;
    }
    int space = filter.indexOf(' ');
    String word = (space < 0 ? filter : filter.substring(0, space)).toLowerCase(Locale.ROOT);
    String expression =
        space < 0 ? "" : filter.substring(space + 1).trim().replaceFirst("^\"(.*)\"$", "$1");
    Pattern pattern;
    try {
      pattern = Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      pattern = Pattern.compile(Pattern.quote(expression));
    }
    List<String> kept = new ArrayList<>();
    boolean open = false;
    for (String line : text.split("\n", -1)) {
      boolean hit = pattern.matcher(line).find();
      if ("section".startsWith(word)) {
        open = hit || open && line.startsWith(" ");
      } else {
        open = "begin".startsWith(word) ? open || hit : "exclude".startsWith(word) != hit;
      }
      if (open) {
        kept.add(line);
      }
    }
    return String.join("\n", kept);
  }
}
