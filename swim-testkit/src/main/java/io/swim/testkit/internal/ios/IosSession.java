package io.swim.testkit.internal.ios;

import io.swim.testkit.internal.cli.CommandLine;
import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.cli.ExecSession;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.util.Locale;

/** A command line of IOS and of what descends from it. Used by one thread. */
public final class IosSession extends ExecSession<IosSession> {
  private static final int LONGEST_NAME = 20;
  private static final String CONFIG = "config";

  private final Modes modes;
  private CommandLine typed = CommandLine.parse("");
  private String place = CONFIG;

  /**
   * A session that starts with a prompt.
   *
   * @param modes the commands
   */
  public IosSession(NetworkDevice device, Terminal terminal, int privilege, Modes modes) {
    super(device, terminal, privilege);
    this.modes = modes;
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
    Mode before = mode();
    setMode(Mode.PRIVILEGED);
    try {
      dispatch(line);
    } finally {
      setMode(before);
    }
  }

  @Override
  protected IosSession self() {
    return this;
  }

  @Override
  protected Match<IosSession> match(CommandLine line) {
    return modes.tree(mode()).match(line);
  }

  @Override
  protected void beforeCommand(CommandLine line) {
    typed = line;
  }

  @Override
  protected String logMessage() {
    return LogMessage.configured(device());
  }

  @Override
  protected boolean saved() throws IOException {
    while (true) {
      say("\nSystem configuration has been modified. Save? [yes/no]: ");
      String answer = terminal().readLine(Echo.ON).trim().toLowerCase(Locale.ROOT);
      if (!answer.isEmpty() && "yes".startsWith(answer)) {
        SessionCommands.save(this);
        return true;
      }
      if (!answer.isEmpty() && "no".startsWith(answer)) {
        return true;
      }
      say("% Please answer 'yes' or 'no'.");
    }
  }

  @Override
  protected String prompt() {
    String name = device().nvram().running().hostname();
    return (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)
        + sign().replace(CONFIG, place);
  }

  /** Where in configuration mode it is, as the prompt says. */
  public String place() {
    return place;
  }

  /** Goes to a part of configuration mode. */
  public void setPlace(String name) {
    place = name;
  }

  @Override
  public void leaveConfiguration() {
    super.leaveConfiguration();
    place = CONFIG;
    device().nvram().touch();
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
