package io.swim.testkit.internal.nxos;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CliSession;
import io.swim.testkit.internal.cli.CommandLine;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;

/** A command line of NX-OS. Everybody who logs in may do everything. Used by one thread. */
final class NxSession extends CliSession {
  private static final CommandTree<NxSession> EXEC = NxCommands.exec();
  private static final CommandTree<NxSession> CONFIG = NxCommands.config();

  private boolean configuring;

  NxSession(NetworkDevice device, Terminal terminal) {
    super(device, terminal);
  }

  /** Carries out the lines of a configuration file as if they were typed; errors are not shown. */
  static void configure(NetworkDevice device, String text) throws IOException {
    Terminal nobody = new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream());
    NxSession session = new NxSession(device, nobody);
    for (String line : text.split("\r?\n")) {
      session.configuring = true;
      if (!session.isIgnored(line)) {
        session.dispatch(line);
      }
    }
    device.nvram().touch();
  }

  @Override
  protected boolean isIgnored(String line) {
    return line.isBlank() || line.stripLeading().startsWith("!");
  }

  @Override
  protected String prompt() {
    return device().nvram().running().hostname() + (configuring ? "(config)# " : "# ");
  }

  @Override
  protected void dispatch(String line) throws IOException {
    CommandLine command = CommandLine.parse(line);
    Match<NxSession> match = (configuring ? CONFIG : EXEC).match(command);
    if (match.action() == null && configuring) {
      match = EXEC.match(command);
    }
    if (match.action() == null) {
      sayWrong(match);
      return;
    }
    setFilter(command.filter());
    try {
      match.action().run(this, match.arguments());
    } catch (FlashException e) {
      say(e.getMessage() + "\n");
    }
  }

  private void sayWrong(Match<NxSession> match) throws IOException {
    String words =
        switch (match.kind()) {
          case AMBIGUOUS -> "Ambiguous command";
          case INCOMPLETE -> "Incomplete command";
          case UNKNOWN, INVALID, COMMAND -> "Invalid command";
        };
    say(" ".repeat(prompt().length() + Math.max(0, match.column())) + "^\n");
    say("% " + words + " at '^' marker.\n");
  }

  @Override
  protected void beforePrompt() throws IOException {
    if (device().has(Trait.LOG_IN_OUTPUT)) {
      say(NxText.logMessage(device()));
    }
  }

  @Override
  protected String shown(String text) {
    String shown = super.shown(text);
    if (!device().has(Trait.LOG_IN_OUTPUT)) {
      return shown;
    }
    int line = shown.indexOf('\n') + 1;
    return shown.substring(0, line) + NxText.logMessage(device()) + shown.substring(line);
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

  /** Asks for a line. */
  String ask(String question) throws IOException {
    say(question);
    return terminal().readLine(Echo.ON).strip();
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
