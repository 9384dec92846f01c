package io.swim.testkit.internal.iosxr;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CommandLine;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.cli.CommandTree.Kind;
import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.cli.TreeSession;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.util.List;

/** A command line of IOS-XR. Used by one thread. */
final class XrSession extends TreeSession<XrSession> {
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
  protected XrSession self() {
    return this;
  }

  @Override
  protected Match<XrSession> match(CommandLine line) {
    return commands.match(line);
  }

  @Override
  protected void beforeCommand(CommandLine line) throws IOException {
    say(XrText.clock(device()));
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
      boolean told64 = !IosXr.isPie(device()) && !IosXr.isLnt(device());
      say(told64 ? over.get(told).notice() : "");
    }
    super.beforePrompt();
  }

  @Override
  protected String logMessage() {
    return "RP/0/RSP0/CPU0:"
        + XrText.clock(device()).substring(4).strip()
        + ": config[65812]: %MGBL-SYS-5-CONFIG_I : Configured from console by lab\n";
  }

  @Override
  protected void sayWrong(CommandLine line, Match<XrSession> match) throws IOException {
    if (match.kind() == Kind.INCOMPLETE) {
      say("% Incomplete command.\n");
    } else if (match.kind() == Kind.AMBIGUOUS) {
      say("% Ambiguous command.\n");
    } else {
      mark(match.column());
      say("% Invalid input detected at '^' marker.\n");
    }
  }

  /** Asks; an empty answer is the standard one. */
  @Override
  public String ask(String question, String standard) throws IOException {
    String answer = ask(question);
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
