package io.swim.ssh;

import io.swim.ssh.TranscriptFinding.Kind;
import io.swim.ssh.platform.Command;
import io.swim.ssh.platform.Expectation;
import io.swim.ssh.platform.Expectation.Ending;
import io.swim.ssh.platform.Expectation.Then;
import io.swim.ssh.platform.Expectation.Where;
import io.swim.ssh.platform.Operation;
import io.swim.ssh.platform.PlatformDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who answers the questions of a recorded session, and which operations give its commands. */
final class RecordedQuestions {
  /** A question of any device, for those that a definition does not see. */
  private static final Pattern ANY =
      Pattern.compile(
          "(?i)(?:\\[[^\\]]*\\]\\?|\\[y/n(?:/q)?\\]|\\[confirm\\]|\\[yes/no\\]:?|\\(y/n\\)[?:]?"
              + "|\\(yes/no\\)[?:]?|password:|username:)\\s*$");

  private static final Pattern TYPED_BEHIND = Pattern.compile("(.*\\S)\\s+(\\S{1,64})");
  private static final Pattern TYPED_AT_ONCE = Pattern.compile("(.*[\\])?:])([^\\s\\])?:]{1,64})");

  private final PlatformDefinition definition;

  RecordedQuestions(PlatformDefinition definition) {
    this.definition = definition;
  }

  /** The operations that may have given a command, best first. */
  List<Operation> operations(String typed) {
    return definition.operations().values().stream()
        .filter(each -> fit(each, typed) > 0)
        .sorted(
            Comparator.<Operation>comparingInt(each -> -fit(each, typed))
                .thenComparing(Operation::name))
        .toList();
  }

  private static int fit(Operation operation, String typed) {
    return operation.commands().stream()
        .flatMap((Command command) -> command.spellings().stream())
        .mapToInt(spelling -> fit(spelling, typed))
        .max()
        .orElse(0);
  }

  /** How many words of a template fit; 0 where one without values does not, or is missing. */
  private static int fit(String template, String typed) {
    String[] words = template.replaceAll(Operation.OPTIONAL_PART, " ").strip().split("\\s+");
    String[] line = typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
    int fitting = 0;
    boolean hasValue = false;
    for (int i = 0; i < words.length; i++) {
      boolean isValue = words[i].contains("{");
      hasValue |= isValue;
      if (i >= line.length || line[i].isEmpty()) {
        return hasValue ? fitting : 0;
      } else if (isValue ? holds(words[i], line[i]) : words[i].startsWith(line[i])) {
        fitting++;
      } else if (!isValue) {
        return 0;
      }
    }
    return hasValue || line.length == words.length ? fitting : 0;
  }

  /** Whether a word is one of the template, or the beginning of one: {@code tftp:}. */
  private static boolean holds(String template, String word) {
    String[] literals = template.toLowerCase(Locale.ROOT).split("\\{[^}]*\\}", -1);
    if (!literals[0].isEmpty() && literals[0].startsWith(word)) {
      return true;
    }
    StringBuilder regex = new StringBuilder();
    for (String literal : literals) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
    }
    return word.matches(regex.toString());
  }

  /**
   * What a line asks, if it asks anything.
   *
   * @param typed the command that it is below
   * @param isSure whether a line that only looks like a question is one
   */
  Optional<TranscriptFinding> finding(RecordedSession.Line line, String typed, boolean isSure) {
    for (String asked : asked(line.text())) {
      for (Operation operation : operations(typed)) {
        for (Expectation each : operation.expectations()) {
          if (each.where() == Where.CURSOR && each.ask().matcher(asked).find()) {
            return Optional.of(
                TranscriptFinding.known(
                    line.number(), Kind.QUESTION, asked, operation.name() + " " + what(each)));
          }
        }
      }
      if (definition.session().enable().password().matcher(asked).find()
          && typed.equals(definition.session().enable().command())) {
        return Optional.of(
            TranscriptFinding.known(
                line.number(), Kind.QUESTION, asked, "answered with the enable password"));
      }
    }
    return isSure ? unanswered(line) : Optional.empty();
  }

  private Optional<TranscriptFinding> unanswered(RecordedSession.Line line) {
    for (String asked : asked(line.text())) {
      boolean isSeen = definition.session().question().matcher(asked).find();
      if (isSeen || ANY.matcher(asked).find()) {
        return Optional.of(
            TranscriptFinding.unknown(
                line.number(),
                Kind.QUESTION,
                asked,
                isSeen
                    ? "a question that no dialogue answers"
                    : "a question that 'question' does not see, and no dialogue answers"));
      }
    }
    return Optional.empty();
  }

  /** The line, and the line without what may have been typed behind it. */
  private static List<String> asked(String line) {
    List<String> asked = new ArrayList<>(List.of(line));
    for (Pattern each : List.of(TYPED_BEHIND, TYPED_AT_ONCE)) {
      Matcher matcher = each.matcher(line.stripTrailing());
      if (matcher.matches()) {
        asked.add(matcher.group(1));
      }
    }
    return asked;
  }

  private static String what(Expectation expectation) {
    String text = expectation.reply().text();
    StringBuilder shown = new StringBuilder();
    text.chars()
        .forEach(
            each ->
                shown.append(
                    each < ' ' ? "\\x%02x".formatted(each) : Character.toString((char) each)));
    String reply =
        text.isEmpty() && expectation.reply().ending() == Ending.NEWLINE
            ? "answers with the return key"
            : "answers '" + shown + "'";
    return expectation.then() == Then.GO_ON
        ? reply
        : reply + ", then " + expectation.then().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
