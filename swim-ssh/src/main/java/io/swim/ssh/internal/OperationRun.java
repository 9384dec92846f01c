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

  /** A command as it was typed, and what came of it. */
  private record Said(String text, Exchange exchange) {}

  OperationRun(CommandLine line, Operation operation, Bindings bindings, SignsOfLife signs) {
    this.signs = signs;
    this.line = line;
    this.operation = operation;
    this.bindings = bindings;
  }

  CliAnswer run() throws DriverException, InterruptedException {
    try {
      return perform();
    } catch (DriverException e) {
      throw operation.remains().isEmpty() ? e : told(e);
    }
  }

  /** With what a person has to know of the device, whatever went wrong. */
  private DriverException told(DriverException why) {
    return new DriverException(
            why.kind(), why.effect(), why.text() + "; " + operation.remains(), why.deviceWords())
        .withCause(why);
  }

  private CliAnswer perform() throws DriverException, InterruptedException {
    try {
      carryOut(operation.commands(), endsSession());
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

  private void carryOut(List<Command> commands, boolean endsSession)
      throws DriverException, InterruptedException {
    for (int i = 0; i < commands.size(); i++) {
      List<Bindings> due = repetitions(commands.get(i));
      for (int j = 0; j < due.size(); j++) {
        Said said = spell(commands.get(i), due.get(j));
        output.append(said.exchange().output());
        if (endsSession && said.exchange().mode().isPresent()) {
          boolean more =
              j + 1 < due.size()
                  || commands.subList(i + 1, commands.size()).stream()
                      .anyMatch(each -> !repetitions(each).isEmpty());
          if (!more) {
            throw notTaken(said);
          }
        }
        progress.done();
        read(said.text(), said.exchange().output());
      }
    }
  }

  private static boolean isDue(Command command, Map<String, String> known) {
    return (command.onlyIf().isEmpty() || known.containsKey(command.onlyIf()))
        && (command.unless().isEmpty() || !known.containsKey(command.unless()));
  }

  /** What a command is said with, after all that was printed so far; nothing: it is left out. */
  private List<Bindings> repetitions(Command command) {
    Reading known = operation.read(output.toString());
    if (!isDue(command, known.values())) {
      return List.of();
    }
    if (command.each().isEmpty()) {
      return List.of(bindings);
    }
    List<Bindings> all = new ArrayList<>();
    for (String item : bindings.list(command.each())) {
      all.add(bindings.and(Map.of("each", item)));
    }
    for (Map<String, String> row : known.table(command.each())) {
      all.add(bindings.and(row));
    }
    return all;
  }

  /** Tries one spelling after the other as long as the device does not know the command. */
  private Said spell(Command command, Bindings values)
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
                  command.then(),
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
      return new Said(text, exchange);
    }
    throw new IllegalStateException(operation.name() + " has a command without a spelling");
  }

  private void read(String sent, String printed) throws DriverException {
    String typed = line.platform().pair().map(pair -> pair.passedOn(sent)).orElse(sent);
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

  private DriverException notTaken(Said said) {
    String words = lastWords(said.exchange().output());
    return new DriverException(
        FailureKind.REJECTED,
        progress.unfinished(),
        line.peer()
            + " was told '"
            + line.brief(said.text())
            + "' and gave a prompt again: "
            + words,
        words);
  }

  /** Leaves the device as it was before, if the definition knows how. */
  private DriverException putBack(DriverException why) throws InterruptedException {
    if (operation.undo().isEmpty() || line.mode() != Mode.CONFIG) {
      return why;
    }
    try {
      line.comment("putting things back: " + why.getMessage());
      carryOut(operation.undo(), false);
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
