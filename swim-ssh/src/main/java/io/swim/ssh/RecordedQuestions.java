package io.swim.ssh;

import io.swim.ssh.TranscriptFinding.Kind;
import io.swim.ssh.platform.Expectation;
import io.swim.ssh.platform.Expectation.Ending;
import io.swim.ssh.platform.Expectation.Then;
import io.swim.ssh.platform.Expectation.Where;
import io.swim.ssh.platform.Operation;
import io.swim.ssh.platform.PlatformDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private final Map<Operation, List<CommandTemplate>> templates = new LinkedHashMap<>();

  RecordedQuestions(PlatformDefinition definition) {
    this.definition = definition;
    Collection<String> algorithms = definition.files().digests().values();
    for (Operation each : definition.operations().values()) {
      templates.put(
          each,
          each.commands().stream()
              .flatMap(command -> command.spellings().stream())
              .flatMap(spelling -> CommandTemplate.of(spelling, algorithms).stream())
              .toList());
    }
  }

  /** The operations that may have given a command, best first. */
  List<Operation> operations(String typed) {
    String[] words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
    record Fitting(Operation operation, int fit) {}
    List<Fitting> fitting = new ArrayList<>();
    templates.forEach(
        (operation, all) -> {
          int fit = all.stream().mapToInt(each -> each.fit(words)).max().orElse(0);
          if (fit > 0) {
            fitting.add(new Fitting(operation, fit));
          }
        });
    return fitting.stream()
        .sorted(
            Comparator.<Fitting>comparingInt(each -> -each.fit())
                .thenComparing(each -> each.operation().name()))
        .map(Fitting::operation)
        .toList();
  }

  /**
   * What a line asks, if it asks anything.
   *
   * @param typed the command that it is below
   * @param operations those that may have given it
   * @param isSure whether a line that only looks like a question is one
   */
  Optional<TranscriptFinding> finding(
      RecordedSession.Line line, String typed, List<Operation> operations, boolean isSure) {
    for (String asked : asked(line.text())) {
      for (Operation operation : operations) {
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
