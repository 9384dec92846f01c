package io.swim.testkit.internal.smallbusiness;

import io.swim.testkit.internal.cli.CommandLine;
import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.cli.ModeSession;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.terminal.Terminal.More;
import java.io.IOException;

/** A command line of a Small Business switch. Used by one thread. */
final class SbSession extends ModeSession<SbSession> {
  private static final String MORE = "More: <space>,  Quit: q, One line: <return> ";

  SbSession(NetworkDevice device, Terminal terminal, int privilege) {
    super(device, terminal, privilege);
    terminal.setMore(More.wipedBack(MORE));
  }

  @Override
  protected boolean isIgnored(String line) {
    return line.isBlank() || line.startsWith("!");
  }

  @Override
  protected SbSession self() {
    return this;
  }

  @Override
  protected Match<SbSession> match(CommandLine line) {
    return SbCommands.of(mode()).match(line);
  }

  @Override
  protected void sayWrong(CommandLine line, Match<SbSession> match) throws IOException {
    say(
        switch (match.kind()) {
          case AMBIGUOUS -> "% Ambiguous command\n";
          case INCOMPLETE -> "% Incomplete command\n";
          case UNKNOWN, COMMAND -> "% Unrecognized command\n";
          case INVALID ->
              "% Wrong number of parameters or invalid range, size or characters entered\n";
        });
  }

  @Override
  protected String logMessage() {
    return "06-Oct-2020 22:08:33 %LINK-W-Down:  gi5\n";
  }

  @Override
  protected String prompt() {
    return device().nvram().running().hostname() + sign();
  }

  /** Asks for one key; anything but y is a no. */
  boolean agrees(String question) throws IOException {
    say(question);
    int key = terminal().readKey();
    say((key >= ' ' ? String.valueOf((char) key) : "") + "\n");
    return key == 'y' || key == 'Y';
  }
}
