package io.swim.testkit.internal.replay;

import io.swim.testkit.internal.cli.CliSession;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.replay.Exchange.Part;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A command line that says what was recorded. Used by one thread. */
final class ReplaySession extends CliSession {
  private static final Set<String> GOODBYES = Set.of("exit", "quit", "logout");

  private final Transcript transcript;
  private final String unknownCommand;
  private String prompt;

  ReplaySession(
      NetworkDevice device, Terminal terminal, Transcript transcript, String unknownCommand) {
    super(device, terminal);
    this.transcript = transcript;
    this.unknownCommand = unknownCommand;
    this.prompt = transcript.firstPrompt();
  }

  @Override
  protected String prompt() {
    return prompt;
  }

  @Override
  protected boolean isIgnored(String line) {
    return false;
  }

  @Override
  protected void dispatch(String line) throws IOException {
    Optional<Exchange> found = transcript.next(line);
    if (found.isEmpty()) {
      miss(line);
      return;
    }
    for (Part part : found.get().parts()) {
      say(part.text());
      if (part.answer().isPresent() && !isGiven(part.text(), part.answer().get())) {
        say(unknownCommand);
        return;
      }
    }
    if (found.get().nextPrompt().isEmpty()) {
      end();
    } else {
      prompt = found.get().nextPrompt().get();
    }
  }

  private void miss(String line) throws IOException {
    if (GOODBYES.contains(line.strip())) {
      end();
    } else if (!line.isBlank()) {
      transcript.addUnknown(line.strip());
      say(unknownCommand);
    }
  }

  /** Waits for an answer; that to a password is not recorded. */
  private boolean isGiven(String question, String recorded) throws IOException {
    String asked = question.stripTrailing().toLowerCase(Locale.ROOT);
    if (asked.endsWith("password:")) {
      terminal().readLine(Echo.OFF);
      return true;
    }
    boolean byKey = asked.endsWith("[confirm]") || asked.matches("(?s).*\\[y/n(/q)?]$");
    String answer = byKey ? key() : terminal().readLine(Echo.ON).strip();
    boolean given =
        answer.equalsIgnoreCase(recorded)
            || asked.endsWith("[confirm]") && (answer + recorded).matches("y?");
    if (!given) {
      transcript.addUnknown(answer);
    }
    return given;
  }

  private String key() throws IOException {
    int key = terminal().readKey();
    String typed = key >= ' ' ? String.valueOf((char) key) : "";
    say(typed + "\n");
    return typed;
  }
}
