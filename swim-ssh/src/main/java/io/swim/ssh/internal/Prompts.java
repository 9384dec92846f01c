package io.swim.ssh.internal;

import io.swim.ssh.platform.PromptRules;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The prompts of one device, with its own name in them. */
final class Prompts {
  private static final int LONGEST = 300;

  private final Map<Mode, Forms> forms = new EnumMap<>(Mode.class);

  /** Where on a device's command line one is. */
  enum Mode {
    PRIVILEGED,
    USER,
    CONFIG
  }

  /**
   * One prompt.
   *
   * @param whole the line is the prompt
   * @param logged a log message stands behind it
   * @param start it is how the line begins
   * @param end it is how the line ends
   */
  private record Forms(Pattern whole, Pattern logged, Pattern start, Pattern end) {
    static Forms of(Pattern prompt, Pattern log) {
      String bare = bare(prompt.pattern());
      return new Forms(
          Pattern.compile("^" + bare + "$"),
          Pattern.compile("^" + bare + bare(log.pattern())),
          Pattern.compile("^" + bare),
          Pattern.compile(bare + "$"));
    }

    private static String bare(String pattern) {
      String open = pattern.startsWith("^") ? pattern.substring(1) : pattern;
      return "(?:" + (open.endsWith("$") ? open.substring(0, open.length() - 1) : open) + ")";
    }
  }

  Prompts(PromptRules rules, String host, Pattern log) {
    forms.put(Mode.PRIVILEGED, Forms.of(PromptRules.of(rules.privileged(), host), log));
    forms.put(Mode.USER, Forms.of(PromptRules.of(rules.user(), host), log));
    forms.put(Mode.CONFIG, Forms.of(PromptRules.of(rules.config(), host), log));
  }

  /** The mode, if that is a prompt and nothing else. */
  Optional<Mode> exactly(String text) {
    return text.length() > LONGEST ? Optional.empty() : first(text, Forms::whole);
  }

  /** The mode, if that is a prompt, perhaps with a log message behind it. */
  Optional<Mode> beforeLog(String line) {
    Optional<Mode> exact = exactly(line);
    return exact.isPresent() ? exact : first(line, Forms::logged);
  }

  /** The mode, if the text ends with a prompt: some output has no line end of its own. */
  Optional<Mode> atEnd(String text) {
    String end = text.length() > LONGEST ? text.substring(text.length() - LONGEST) : text;
    return first(end, Forms::end);
  }

  /** The line without a prompt that it begins with. */
  String without(String line) {
    for (Forms each : forms.values()) {
      Matcher matcher = each.start().matcher(line);
      if (matcher.find()) {
        return line.substring(matcher.end());
      }
    }
    return line;
  }

  private Optional<Mode> first(String text, Function<Forms, Pattern> form) {
    return forms.entrySet().stream()
        .filter(each -> form.apply(each.getValue()).matcher(text).find())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
