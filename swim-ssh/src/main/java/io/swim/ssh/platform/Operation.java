package io.swim.ssh.platform;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is said and understood to have something done.
 *
 * @param name as drivers ask for it
 * @param phrases names of the values that may be more than one word
 * @param idle how long the device may be silent
 * @param commands in order
 * @param undo put things back when a command was refused after another had an effect
 * @param expectations questions that have an answer
 * @param failures lines that say no, before those of the platform
 * @param success without such a line it has failed
 * @param extraction how the output is read
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
    Extraction extraction) {
  public Operation {
    phrases = Set.copyOf(phrases);
    commands = List.copyOf(commands);
    undo = List.copyOf(undo);
    expectations = List.copyOf(expectations);
    failures = List.copyOf(failures);
  }
}
