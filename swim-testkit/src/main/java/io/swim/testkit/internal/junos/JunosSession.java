package io.swim.testkit.internal.junos;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CommandLine;
import io.swim.testkit.internal.cli.CommandTree.Kind;
import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.cli.TreeSession;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.terminal.Terminal.More;
import io.swim.testkit.internal.unix.UnixFiles;
import java.io.IOException;

/** A command line of Junos; root begins in the shell. Used by one thread. */
final class JunosSession extends TreeSession<JunosSession> {
  private static final String ROOT = "root";

  private final UnixFiles files;
  private Mode mode;

  /** Modes of the command line. */
  enum Mode {
    SHELL(":~ # "),
    OPERATIONAL("> "),
    CONFIG("# ");

    private final String sign;

    Mode(String sign) {
      this.sign = sign;
    }
  }

  JunosSession(NetworkDevice device, Terminal terminal) {
    super(device, terminal);
    files = new UnixFiles(device, "/var/tmp");
    mode = user().equals(ROOT) ? Mode.SHELL : Mode.OPERATIONAL;
    terminal.setMore(new More("---(more)---", "\r" + " ".repeat(12) + "\r"));
  }

  private String user() {
    return device().spec().credentials().username();
  }

  UnixFiles files() {
    return files;
  }

  /** As the prompt tells it: {@code alice@core-1}. */
  String who() {
    return user() + "@" + device().nvram().running().hostname();
  }

  void setMode(Mode next) {
    mode = next;
  }

  /** Leaves the command line; root is in the shell then. */
  void exit() {
    if (user().equals(ROOT) && mode == Mode.OPERATIONAL) {
      mode = Mode.SHELL;
    } else {
      end();
    }
  }

  @Override
  protected JunosSession self() {
    return this;
  }

  @Override
  protected Match<JunosSession> match(CommandLine line) {
    return JunosCommands.of(mode).match(line);
  }

  @Override
  protected void sayWrong(CommandLine line, Match<JunosSession> match) throws IOException {
    if (mode == Mode.SHELL) {
      say(line.words().get(0).text() + ": Command not found.\n");
      return;
    }
    int end = line.command().length();
    say(" ".repeat(prompt().length() + (match.column() < 0 ? end : match.column())) + "^\n");
    say(
        match.kind() == Kind.UNKNOWN
            ? "unknown command.\n"
            : "syntax error, expecting <command>.\n");
  }

  @Override
  protected String failure(FlashException e) {
    return "error: " + words(e) + "\n";
  }

  /** As BSD puts it. */
  static String words(FlashException e) {
    return e.reason() == Reason.NO_SPACE ? "No space left on device" : e.getMessage();
  }

  @Override
  protected void enterConfiguration() {
    mode = Mode.CONFIG;
  }

  @Override
  protected String logMessage() {
    return "Message from syslogd@" + device().nvram().running().hostname() + " at now ...\n";
  }

  /** A blank line comes before each prompt but that of the shell. */
  @Override
  protected void beforePrompt() throws IOException {
    super.beforePrompt();
    say(mode == Mode.SHELL ? "" : mode == Mode.CONFIG ? "\n[edit]\n" : "\n");
  }

  @Override
  protected String prompt() {
    return who() + mode.sign;
  }

  /** Asks; only yes is one. */
  boolean yes(String question) throws IOException {
    String answer = ask(question + " [yes,no] (no) ");
    return answer.equals("yes") || answer.equals("y");
  }

  /** The question that only a device with that fault asks. */
  @Override
  public boolean extraConfirm() throws IOException {
    return !device().has(Trait.EXTRA_CONFIRM) || yes("This may affect the system. Continue ?");
  }
}
