package io.swim.ssh.platform;

import io.swim.ssh.reading.Extraction;
import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.Vocabulary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is said and understood to have something done. Commands and replies have values in braces:
 * {@code {path}}; a part in <code>{?...}</code> is left out when one of its values is not given.
 *
 * @param name as drivers ask for it
 * @param phrases names of the values that may be more than one word
 * @param idle how long the device may be silent
 * @param commands in order
 * @param undo put things back when a command was refused after another had an effect
 * @param expectations questions that have an answer
 * @param failures lines that say no, before those of the platform
 * @param success without such a line it has failed
 * @param remains what a person has to know of the device when it has failed; empty for nothing
 * @param extraction what is looked for in all that is printed, besides what the outputs of its
 *     commands say
 * @param vocabulary what that means
 */
public record Operation(
    String name,
    Set<String> phrases,
    Duration idle,
    List<Command> commands,
    List<Command> undo,
    List<Expectation> expectations,
    List<FailureRule> failures,
    Optional<Pattern> success,
    String remains,
    Extraction extraction,
    Vocabulary vocabulary) {
  /** A part that may be left out; group 1 is what is in it. */
  public static final String OPTIONAL_PART = "\\{\\?((?:[^{}]++|\\{[a-zA-Z][a-zA-Z0-9]*;?\\})*)\\}";

  public Operation {
    phrases = Set.copyOf(phrases);
    commands = List.copyOf(commands);
    undo = List.copyOf(undo);
    expectations = List.copyOf(expectations);
    failures = List.copyOf(failures);
  }

  /**
   * The same with other commands, at least that patience, and more lines that say no, which come
   * first; what those lines say of the device does not count where nothing is changed.
   */
  Operation with(List<Command> other, Duration patience, List<FailureRule> more) {
    List<FailureRule> all = new ArrayList<>();
    more.forEach(rule -> all.add(changes() ? rule : rule.withoutEffect()));
    all.addAll(failures);
    return new Operation(
        name,
        phrases,
        patience.compareTo(idle) > 0 ? patience : idle,
        other,
        undo,
        expectations,
        all,
        success,
        remains,
        extraction,
        vocabulary);
  }

  private boolean changes() {
    return commands.stream().anyMatch(command -> command.effect() == Effect.CHANGE)
        || expectations.stream().anyMatch(each -> each.effect() == Effect.CHANGE);
  }

  /** What all that its commands printed says. */
  public Reading read(String text) {
    return vocabulary.apply(extraction.read(text));
  }

  /** Whether the login of a server stands in a URL. */
  public boolean putsLoginInUrl() {
    return commands.stream()
        .flatMap(command -> command.spellings().stream())
        .anyMatch(text -> text.contains("{username}:{password}@"));
  }

  /** Whether a command or a reply has that value in it. */
  public boolean uses(String value) {
    Stream<String> texts =
        Stream.concat(
            commands.stream().flatMap(command -> command.spellings().stream()),
            expectations.stream().map(each -> each.reply().text()));
    return texts.anyMatch(text -> text.contains("{" + value + "}"));
  }
}
