package io.swim.testkit.internal.iosxr;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CliSession;
import io.swim.testkit.internal.cli.CommandLine;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.cli.CommandTree.Kind;
import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.util.List;

/** A command line of IOS-XR. Used by one thread. */
final class XrSession extends CliSession {
  private final CommandTree<XrSession> commands;
  private int told;

  XrSession(NetworkDevice device, Terminal terminal, CommandTree<XrSession> commands) {
    super(device, terminal);
    this.commands = commands;
    told = over().size();
  }

  IosXr router() {
    return IosXr.of(device());
  }

  private List<XrOperation> over() {
    synchronized (device()) {
      return router().operations().over();
    }
  }

  @Override
  protected String prompt() {
    return "RP/0/RSP0/CPU0:" + device().nvram().running().hostname() + "#";
  }

  /** What went on in the background is told when it is over. */
  @Override
  protected void beforePrompt() throws IOException {
    List<XrOperation> over = over();
    for (; told < over.size(); told++) {
      say(IosXr.isPie(device()) ? "" : over.get(told).notice());
    }
    if (device().has(Trait.LOG_IN_OUTPUT)) {
      say(log());
    }
  }

  private String log() {
    return "RP/0/RSP0/CPU0:"
        + XrText.clock(device()).substring(4).strip()
        + ": config[65812]: %MGBL-SYS-5-CONFIG_I : Configured from console by lab\n";
  }

  @Override
  protected String shown(String text) {
    String shown = super.shown(text);
    int line = shown.indexOf('\n') + 1;
    return device().has(Trait.LOG_IN_OUTPUT)
        ? shown.substring(0, line) + log() + shown.substring(line)
        : shown;
  }

  @Override
  protected void dispatch(String line) throws IOException {
    CommandLine command = CommandLine.parse(line);
    Match<XrSession> match = commands.match(command);
    if (match.action() == null) {
      sayWrong(match);
      return;
    }
    setFilter(command.filter());
    say(XrText.clock(device()));
    try {
      match.action().run(this, match.arguments());
    } catch (FlashException e) {
      say("%Error: " + e.getMessage() + "\n");
    }
  }

  private void sayWrong(Match<XrSession> match) throws IOException {
    if (match.kind() == Kind.INCOMPLETE) {
      say("% Incomplete command.\n");
    } else if (match.kind() == Kind.AMBIGUOUS) {
      say("% Ambiguous command.\n");
    } else {
      say(" ".repeat(prompt().length() + Math.max(0, match.column())) + "^\n");
      say("% Invalid input detected at '^' marker.\n");
    }
  }

  /** Asks; an empty answer is the standard one. */
  @Override
  public String ask(String question, String standard) throws IOException {
    say(question);
    String answer = terminal().readLine(Echo.ON).trim();
    return answer.isEmpty() ? standard : answer;
  }

  /** Asks for a confirmation by one key: return or y. */
  @Override
  public boolean confirm(String question) throws IOException {
    say(question + "[confirm]");
    int key = terminal().readKey();
    say("\n");
    return key == '\r' || key == '\n' || key == 'y' || key == 'Y';
  }

  /** The question that only a device with that fault asks. */
  @Override
  public boolean extraConfirm() throws IOException {
    return !device().has(Trait.EXTRA_CONFIRM) || confirm("This may affect the system. Continue? ");
  }
}
