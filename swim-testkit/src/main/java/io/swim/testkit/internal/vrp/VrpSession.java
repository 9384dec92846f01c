package io.swim.testkit.internal.vrp;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CommandLine;
import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.cli.TreeSession;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import io.swim.testkit.internal.terminal.Terminal.More;
import java.io.IOException;
import java.util.Locale;

/** A command line of VRP, or of Comware, which is of the same descent. Used by one thread. */
final class VrpSession extends TreeSession<VrpSession> {
  private final Dialect dialect;
  private View view = View.USER;

  /** Where one is. */
  enum View {
    USER,
    SYSTEM
  }

  VrpSession(NetworkDevice device, Terminal terminal, Dialect dialect) {
    super(device, terminal);
    this.dialect = dialect;
    terminal.setMore(More.wipedBack("  ---- More ----"));
  }

  @Override
  protected boolean isIgnored(String line) {
    return line.isBlank() || line.stripLeading().startsWith("#");
  }

  @Override
  protected VrpSession self() {
    return this;
  }

  @Override
  protected Match<VrpSession> match(CommandLine line) {
    return dialect.commands(view).match(line);
  }

  @Override
  protected void sayWrong(CommandLine line, Match<VrpSession> match) throws IOException {
    String what =
        switch (match.kind()) {
          case AMBIGUOUS -> "Ambiguous command";
          case INCOMPLETE -> "Incomplete command";
          case UNKNOWN, COMMAND -> "Unrecognized command";
          case INVALID -> match.column() > 0 ? "Wrong parameter" : "Unrecognized command";
        };
    mark(match.column());
    say(dialect.error(what + " found at '^' position."));
  }

  @Override
  protected String failure(FlashException e) {
    return dialect.error(VrpText.words(e));
  }

  @Override
  protected void enterConfiguration() {
    view = View.SYSTEM;
  }

  @Override
  protected String logMessage() {
    return dialect.logMessage(device());
  }

  @Override
  protected String prompt() {
    String name = device().nvram().running().hostname();
    return view == View.USER ? "<" + name + ">" : "[" + name + "]";
  }

  @Override
  protected void afterCtrlZ() {
    view = View.USER;
  }

  Dialect dialect() {
    return dialect;
  }

  void setView(View next) {
    view = next;
  }

  /** Reads a password. */
  String askSecret(String question) throws IOException {
    say(question);
    return terminal().readLine(Echo.OFF);
  }

  /** Asks until the answer is y or n; an empty one is n. */
  boolean agrees(String question) throws IOException {
    while (true) {
      String answer = ask(question).toLowerCase(Locale.ROOT);
      if (answer.equals("y") || answer.equals("n") || answer.isEmpty()) {
        return answer.equals("y");
      }
      say(dialect.error("Please choose 'YES' or 'NO' first before pressing 'Enter'."));
    }
  }

  /** The question that only a device with that fault asks. */
  boolean extraAgreement() throws IOException {
    return !device().has(Trait.EXTRA_CONFIRM)
        || agrees("Warning: This may affect the system. Continue? [Y/N]:");
  }
}
