package io.swim.ssh.internal;

import io.swim.ssh.internal.Prompts.Mode;
import io.swim.ssh.platform.FailureRule;
import io.swim.ssh.platform.FailureRule.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a device answers to one command: its lines without echo, log messages and prompts, and the
 * first of them that means no.
 */
final class Answer {
  private final Prompts prompts;
  private final Pattern log;
  private final List<List<FailureRule>> rules;
  private final StringBuilder output = new StringBuilder();
  private String promptLine = "";
  private @Nullable Mode promptSeen;
  private @Nullable FailureRule failure;
  private String failureLine = "";

  /** The rules of the operation come before those of the platform. */
  Answer(Prompts prompts, Pattern log, List<FailureRule> operation, List<FailureRule> platform) {
    this.prompts = prompts;
    this.log = log;
    this.rules = List.of(operation, platform);
  }

  /** Takes a finished line. */
  void line(String raw, Echo echo) {
    String line = raw.stripTrailing();
    if (echo.read(line, prompts).isEmpty() || log.matcher(line).find()) {
      return;
    }
    if (line.isEmpty()) {
      output.append('\n');
      return;
    }
    if (promptSeen != null) {
      // It only looked like the prompt: more came behind it.
      append(promptLine);
      promptSeen = null;
    }
    Optional<Mode> prompt = prompts.beforeLog(line);
    if (prompt.isPresent()) {
      promptSeen = prompt.get();
      promptLine = line;
      return;
    }
    append(line);
    check(line);
  }

  private void check(String line) {
    for (List<FailureRule> each : rules) {
      for (FailureRule rule : each) {
        if (rule.isIn(line, output)) {
          if (rule.outcome() != Outcome.HARMLESS) {
            fail(rule, line);
          }
          return;
        }
      }
    }
  }

  /** The first no is the one that counts. */
  void fail(FailureRule rule, String words) {
    if (failure == null) {
      failure = rule;
      failureLine = words.strip();
    }
  }

  void append(String line) {
    output.append(line).append('\n');
  }

  String output() {
    return output.toString();
  }

  /** The last line that says anything. */
  String lastLine() {
    String text = output.toString().stripTrailing();
    return text.substring(text.lastIndexOf('\n') + 1);
  }

  /** A prompt on a line of its own with nothing but log messages behind it. */
  Optional<Mode> promptSeen() {
    return Optional.ofNullable(promptSeen);
  }

  Optional<FailureRule> failure() {
    return Optional.ofNullable(failure);
  }

  /** The device's own words for its no. */
  String failureLine() {
    return failureLine;
  }
}
