package io.swim.testkit.internal.vrp;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CliSession;
import io.swim.testkit.internal.cli.CommandLine;
import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import io.swim.testkit.internal.terminal.Terminal.More;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;

/** A command line of VRP. Used by one thread. */
final class VrpSession extends CliSession {
  private View view = View.USER;

  /** Where one is. */
  enum View {
    USER,
    SYSTEM
  }

  VrpSession(NetworkDevice device, Terminal terminal) {
    super(device, terminal);
    terminal.setMore(More.wipedBack("  ---- More ----"));
  }

  /** Carries out the lines of a configuration file as if they were typed; errors are not shown. */
  static void configure(NetworkDevice device, String text) throws IOException {
    Terminal nobody = new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream());
    VrpSession session = new VrpSession(device, nobody);
    for (String line : text.split("\r?\n")) {
      session.view = View.SYSTEM;
      if (!session.isIgnored(line)) {
        session.dispatch(line);
      }
    }
  }

  @Override
  protected boolean isIgnored(String line) {
    return line.isBlank() || line.stripLeading().startsWith("#");
  }

  @Override
  protected void dispatch(String line) throws IOException {
    CommandLine command = CommandLine.parse(line);
    Match<VrpSession> match = VrpCommands.of(view).match(command);
    if (match.action() == null) {
      String what =
          switch (match.kind()) {
            case AMBIGUOUS -> "Ambiguous command";
            case INCOMPLETE -> "Incomplete command";
            case UNKNOWN, COMMAND -> "Unrecognized command";
            case INVALID -> match.column() > 0 ? "Wrong parameter" : "Unrecognized command";
          };
      int column = prompt().length() + Math.max(0, match.column());
      say(" ".repeat(column) + "^\nError: " + what + " found at '^' position.\n");
      return;
    }
    setFilter(command.filter());
    try {
      match.action().run(this, match.arguments());
    } catch (FlashException e) {
      say("Error: " + VrpText.words(e) + "\n");
    }
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

  @Override
  protected void beforePrompt() throws IOException {
    if (device().has(Trait.LOG_IN_OUTPUT)) {
      say(VrpText.logMessage(device()));
    }
  }

  @Override
  protected String shown(String text) {
    String shown = super.shown(text);
    int line = shown.indexOf('\n') + 1;
    return device().has(Trait.LOG_IN_OUTPUT)
        ? shown.substring(0, line) + VrpText.logMessage(device()) + shown.substring(line)
        : shown;
  }

  View view() {
    return view;
  }

  void setView(View next) {
    view = next;
  }

  /** Reads the answer to a question. */
  String ask(String question) throws IOException {
    say(question);
    return terminal().readLine(Echo.ON).trim();
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
      say("Error: Please choose 'YES' or 'NO' first before pressing 'Enter'.\n");
    }
  }

  /** The question that only a device with that fault asks. */
  boolean extraAgreement() throws IOException {
    return !device().has(Trait.EXTRA_CONFIRM)
        || agrees("Warning: This may affect the system. Continue? [Y/N]:");
  }
}
