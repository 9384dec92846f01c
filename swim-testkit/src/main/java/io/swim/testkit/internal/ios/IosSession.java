package io.swim.testkit.internal.ios;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CliSession;
import io.swim.testkit.internal.cli.CommandLine;
import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A command line of IOS and of what descends from it. Used by one thread. */
public final class IosSession extends CliSession {
  private static final int ENABLED = 15;
  private static final int LONGEST_NAME = 20;

  private final Modes modes;
  private Mode mode;
  private CommandLine typed = CommandLine.parse("");

  /** Modes of the command line. */
  public enum Mode {
    USER(">"),
    PRIVILEGED("#"),
    CONFIG("(config)#");

    private final String sign;

    Mode(String sign) {
      this.sign = sign;
    }
  }

  /**
   * A session that starts with a prompt.
   *
   * @param modes the commands
   */
  public IosSession(NetworkDevice device, Terminal terminal, int privilege, Modes modes) {
    super(device, terminal);
    this.modes = modes;
    this.mode = privilege == ENABLED ? Mode.PRIVILEGED : Mode.USER;
  }

  /** Carries out the lines of a configuration file as if they were typed; errors are not shown. */
  public static void configure(NetworkDevice device, String text, Modes modes) throws IOException {
    Terminal nobody = new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream());
    IosSession session = new IosSession(device, nobody, ENABLED, modes);
    for (String line : text.split("\r?\n")) {
      session.mode = Mode.CONFIG;
      if (!line.isBlank() && !line.startsWith("!")) {
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
  protected void dispatch(String line) throws IOException {
    CommandLine command = CommandLine.parse(line);
    Match<IosSession> match = modes.tree(mode).match(command);
    if (match.action() == null) {
      sayWrong(line, match);
      return;
    }
    setFilter(command.filter());
    typed = command;
    try {
      match.action().run(this, match.arguments());
    } catch (FlashException e) {
      say("%Error: " + e.getMessage() + "\n");
    }
  }

  private void sayWrong(String line, Match<IosSession> match) throws IOException {
    String words = line.contains(" |") ? line.substring(0, line.indexOf(" |")) : line;
    switch (match.kind()) {
      case AMBIGUOUS ->
          say("% Ambiguous command:  \"" + words.strip().replaceAll("\\s+", " ") + "\"\n");
      case INCOMPLETE -> say("% Incomplete command.\n\n");
      case UNKNOWN ->
          say(
              "Translating \""
                  + words.strip()
                  + "\"...domain server (255.255.255.255)\n"
                  + "% Unknown command or computer name, or unable to find computer address\n");
      case INVALID, COMMAND -> {
        say(" ".repeat(prompt().length() + match.column()) + "^\n");
        say("% Invalid input detected at '^' marker.\n\n");
      }
    }
  }

  /** Carries out an EXEC command from configuration mode ({@code do ...}). */
  void doExec(String line) throws IOException {
    Mode before = mode;
    mode = Mode.PRIVILEGED;
    try {
      dispatch(line);
    } finally {
      mode = before;
    }
  }

  @Override
  protected String prompt() {
    String name = device().nvram().running().hostname();
    return (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name) + mode.sign;
  }

  Mode mode() {
    return mode;
  }

  void setMode(Mode next) {
    mode = next;
  }

  void leaveConfig() {
    mode = Mode.PRIVILEGED;
    device().nvram().touch();
  }

  @Override
  protected void afterCtrlZ() {
    if (mode == Mode.CONFIG) {
      leaveConfig();
    }
  }

  @Override
  protected void beforePrompt() throws IOException {
    if (device().has(Trait.LOG_IN_OUTPUT)) {
      say(LogMessage.configured(device()));
    }
  }

  @Override
  protected String shown(String text) {
    String shown = super.shown(text);
    if (!device().has(Trait.LOG_IN_OUTPUT)) {
      return shown;
    }
    int line = shown.indexOf('\n') + 1;
    return shown.substring(0, line) + LogMessage.configured(device()) + shown.substring(line);
  }

  /** Says that a word of the command is not possible here, and marks it. */
  public void sayInvalid(String word) throws IOException {
    int column =
        typed.words().stream()
            .filter(each -> each.text().equals(word))
            .mapToInt(CommandLine.Word::column)
            .findFirst()
            .orElse(0);
    say(" ".repeat(prompt().length() + column) + "^\n");
    say("% Invalid input detected at '^' marker.\n\n");
  }

  /** Asks a question with an optional default. */
  public String ask(String question, String standard) throws IOException {
    say(question + " [" + standard + "]? ");
    String answer = terminal().readLine(Echo.ON).trim();
    return answer.isEmpty() ? standard : answer;
  }
}
