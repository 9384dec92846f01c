package io.swim.ssh.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.SignsOfLife;
import io.swim.ssh.internal.Prompts.Mode;
import io.swim.ssh.platform.Command;
import io.swim.ssh.platform.Expectation;
import io.swim.ssh.platform.FailureRule;
import io.swim.ssh.platform.Operation;
import io.swim.ssh.reading.CapturedText;
import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out one operation, command by command. */
final class OperationRun {
  private final CommandLine line;
  private final Operation operation;
  private final Bindings bindings;
  private final SignsOfLife signs;
  private final Progress progress = new Progress();
  private final Map<Expectation, Integer> asked = new HashMap<>();
  private final StringBuilder output = new StringBuilder();
  private final List<Reading> readings = new ArrayList<>();

  OperationRun(CommandLine line, Operation operation, Bindings bindings, SignsOfLife signs) {
    this.signs = signs;
    this.line = line;
    this.operation = operation;
    this.bindings = bindings;
  }

  CliAnswer run() throws DriverException, InterruptedException {
    try {
      carryOut(operation.commands());
    } catch (DriverException e) {
      throw e.kind() == FailureKind.REJECTED && progress.hasChanged() ? putBack(e) : e;
    } finally {
      line.leaveConfiguration();
    }
    String text = output.toString();
    if (operation.success().isPresent() && !operation.success().get().matcher(text).find()) {
      throw new DriverException(
          FailureKind.REJECTED,
          progress.settled(),
          line.peer() + ", " + operation.name() + ": the device does not say that it was done",
          lastWords(text));
    }
    Reading all = operation.read(text);
    for (Reading each : readings) {
      all = all.and(each);
    }
    all = operation.vocabulary().together(all);
    return new CliAnswer(line.mask(text), all.values(), all.tables());
  }

  private void carryOut(List<Command> commands) throws DriverException, InterruptedException {
    for (int i = 0; i < commands.size(); i++) {
      Command command = commands.get(i);
      Map<String, String> known = operation.read(output.toString()).values();
      if (!isDue(command, known)) {
        continue;
      }
      boolean last =
          commands.subList(i + 1, commands.size()).stream().noneMatch(more -> isDue(more, known));
      for (Bindings each : repetitions(command)) {
        spell(command, each, last && endsSession());
      }
    }
  }

  private static boolean isDue(Command command, Map<String, String> known) {
    return (command.onlyIf().isEmpty() || known.containsKey(command.onlyIf()))
        && (command.unless().isEmpty() || !known.containsKey(command.unless()));
  }

  private List<Bindings> repetitions(Command command) {
    if (command.each().isEmpty()) {
      return List.of(bindings);
    }
    List<Bindings> all = new ArrayList<>();
    for (String item : bindings.list(command.each())) {
      all.add(bindings.and(Map.of("each", item)));
    }
    for (Map<String, String> row : operation.read(output.toString()).table(command.each())) {
      all.add(bindings.and(row));
    }
    return all;
  }

  /** Tries one spelling after the other as long as the device does not know the command. */
  private void spell(Command command, Bindings values, boolean endsSession)
      throws DriverException, InterruptedException {
    for (int i = 0; i < command.spellings().size(); i++) {
      String text = values.render(command.spellings().get(i));
      boolean last = i == command.spellings().size() - 1;
      progress.sending(command.effect());
      Exchange exchange =
          line.say(
              text,
              progress,
              new Exchange.Dialogue(
                  operation.expectations(),
                  operation.failures(),
                  operation.idle(),
                  signs,
                  asked,
                  values.replies(),
                  (name, said) -> operation.read(output + said).values().containsKey(name)));
      Optional<FailureRule> failure = exchange.failure();
      boolean unknown =
          failure.isPresent() && failure.get().outcome() == FailureRule.Outcome.UNKNOWN_COMMAND;
      if (unknown && !last) {
        progress.refused();
        continue;
      }
      if (failure.isPresent()) {
        throw rejected(failure.get(), text, exchange);
      }
      if (endsSession && exchange.mode().isPresent()) {
        throw notTaken(text, exchange);
      }
      progress.done();
      output.append(exchange.output());
      read(text, exchange.output());
      return;
    }
  }

  private void read(String typed, String printed) throws DriverException {
    if (!line.platform().reads(typed)) {
      return;
    }
    try {
      readings.add(line.platform().read(typed, CapturedText.whole(printed)));
    } catch (UnreadableOutputException e) {
      throw new DriverException(
          FailureKind.PROTOCOL, progress.settled(), line.peer() + ": " + e.getMessage(), printed);
    }
  }

  private boolean endsSession() {
    return operation.expectations().stream()
        .anyMatch(each -> each.then() == Expectation.Then.SESSION_ENDS);
  }

  private DriverException rejected(FailureRule rule, String text, Exchange exchange) {
    progress.refused();
    return new DriverException(
        rule.kind(),
        rule.effect().orElse(progress.settled()),
        line.peer() + " refused '" + line.brief(text) + "': " + exchange.why(),
        exchange.failureLine());
  }

  private DriverException notTaken(String text, Exchange exchange) {
    String words = lastWords(exchange.output());
    return new DriverException(
        FailureKind.REJECTED,
        progress.unfinished(),
        line.peer() + " was told '" + line.brief(text) + "' and gave a prompt again: " + words,
        words);
  }

  /** Leaves the device as it was before, if the definition knows how. */
  private DriverException putBack(DriverException why) throws InterruptedException {
    if (operation.undo().isEmpty() || line.mode() != Mode.CONFIG) {
      return why;
    }
    try {
      line.comment("putting things back: " + why.getMessage());
      carryOut(operation.undo());
      progress.undone();
      return new DriverException(
          why.kind(),
          DeviceEffect.NONE,
          why.getMessage() + " (what was there before is put back)",
          why.deviceWords());
    } catch (DriverException e) {
      why.addSuppressed(e);
      return why;
    }
  }

  private String lastWords(String text) {
    String stripped = Brief.words(line.mask(text.strip()));
    return stripped.substring(stripped.lastIndexOf('\n') + 1);
  }
}
