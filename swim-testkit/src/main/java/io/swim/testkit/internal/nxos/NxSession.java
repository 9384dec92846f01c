package io.swim.testkit.internal.nxos;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CommandLine;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.cli.TreeSession;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.util.Locale;

/** A command line of NX-OS. Everybody who logs in may do everything. Used by one thread. */
final class NxSession extends TreeSession<NxSession> {
  private static final CommandTree<NxSession> EXEC = NxCommands.exec();
  private static final CommandTree<NxSession> CONFIG = NxCommands.config();

  private boolean configuring;

  NxSession(NetworkDevice device, Terminal terminal) {
    super(device, terminal);
  }

  @Override
  protected boolean isIgnored(String line) {
    return line.isBlank() || line.stripLeading().startsWith("!");
  }

  @Override
  protected NxSession self() {
    return this;
  }

  @Override
  protected Match<NxSession> match(CommandLine line) {
    Match<NxSession> match = (configuring ? CONFIG : EXEC).match(line);
    return match.action() == null && configuring ? EXEC.match(line) : match;
  }

  @Override
  protected void sayWrong(CommandLine line, Match<NxSession> match) throws IOException {
    String words =
        switch (match.kind()) {
          case AMBIGUOUS -> "Ambiguous command";
          case INCOMPLETE -> "Incomplete command";
          case UNKNOWN, INVALID, COMMAND -> "Invalid command";
        };
    mark(match.column());
    say("% " + words + " at '^' marker.\n");
  }

  @Override
  protected String failure(FlashException e) {
    return e.getMessage() + "\n";
  }

  @Override
  protected void enterConfiguration() {
    configuring = true;
  }

  @Override
  protected String logMessage() {
    return NxText.logMessage(device());
  }

  @Override
  protected String prompt() {
    return device().nvram().running().hostname() + (configuring ? "(config)# " : "# ");
  }

  void setConfiguring(boolean now) {
    if (configuring && !now) {
      device().nvram().touch();
    }
    configuring = now;
  }

  @Override
  protected void afterCtrlZ() {
    setConfiguring(false);
  }

  /** Asks a question whose answer is no unless y is typed, and the return key. */
  boolean agrees(String question) throws IOException {
    String answer = ask(question).toLowerCase(Locale.ROOT);
    return answer.equals("y") || answer.equals("yes");
  }

  /** The question that only a device with that fault asks. */
  @Override
  public boolean extraConfirm() throws IOException {
    return !device().has(Trait.EXTRA_CONFIRM)
        || agrees("This may affect the system. Continue (y/n)?  [n] ");
  }
}
