package io.swim.testkit.internal.ios;

import io.swim.testkit.internal.cli.CommandLine;
import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.cli.TreeSession;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;

/** A command line of IOS and of what descends from it. Used by one thread. */
public final class IosSession extends TreeSession<IosSession> {
  /** The privilege of whoever may do everything. */
  public static final int ENABLED = 15;

  private static final int LONGEST_NAME = 20;
  private static final String CONFIG = "config";

  private final Modes modes;
  private Mode mode;
  private String place = CONFIG;
  private CommandLine typed = CommandLine.parse("");

  /** Modes of the command line. */
  public enum Mode {
    USER(">"),
    PRIVILEGED("#"),
    CONFIG("#");

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

  @Override
  protected boolean isIgnored(String line) {
    return line.isBlank() || line.stripLeading().startsWith("!");
  }

  @Override
  protected void sayWrong(CommandLine line, Match<IosSession> match) throws IOException {
    switch (match.kind()) {
      case AMBIGUOUS -> say("% Ambiguous command:  \"" + line.command() + "\"\n");
      case INCOMPLETE -> say("% Incomplete command.\n\n");
      case UNKNOWN ->
          say(
              "Translating \""
                  + line.command()
                  + "\"...domain server (255.255.255.255)\n"
                  + "% Unknown command or computer name, or unable to find computer address\n");
      case INVALID, COMMAND -> {
        mark(match.column());
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
  protected IosSession self() {
    return this;
  }

  @Override
  protected Match<IosSession> match(CommandLine line) {
    return modes.tree(mode).match(line);
  }

  @Override
  protected void beforeCommand(CommandLine line) {
    typed = line;
  }

  @Override
  protected void enterConfiguration() {
    mode = Mode.CONFIG;
  }

  @Override
  protected String logMessage() {
    return LogMessage.configured(device());
  }

  @Override
  protected String prompt() {
    String name = device().nvram().running().hostname();
    return (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)
        + (mode == Mode.CONFIG ? "(" + place + ")" : "")
        + mode.sign;
  }

  Mode mode() {
    return mode;
  }

  void setMode(Mode next) {
    mode = next;
  }

  /** Where in configuration mode it is, as the prompt says. */
  public String place() {
    return place;
  }

  /** Goes to a part of configuration mode. */
  public void setPlace(String name) {
    place = name;
  }

  void leaveConfig() {
    place = CONFIG;
    mode = Mode.PRIVILEGED;
    device().nvram().touch();
  }

  @Override
  protected void afterCtrlZ() {
    if (mode == Mode.CONFIG) {
      leaveConfig();
    }
  }

  /** Says that a word of the command is not possible here, and marks it. */
  public void sayInvalid(String word) throws IOException {
    int column =
        typed.words().stream()
            .filter(each -> each.text().equals(word))
            .mapToInt(CommandLine.Word::column)
            .findFirst()
            .orElse(0);
    mark(column);
    say("% Invalid input detected at '^' marker.\n\n");
  }
}
