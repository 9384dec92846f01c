package io.swim.testkit.internal.cli;

import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;

/**
 * A command line whose commands are in trees, one for each mode. Used by one thread.
 *
 * @param <S> the sessions of the platform
 */
public abstract class TreeSession<S extends TreeSession<S>> extends CliSession {
  protected TreeSession(NetworkDevice device, Terminal terminal) {
    super(device, terminal);
  }

  /** This session, as the actions of its commands know it. */
  protected abstract S self();

  /** Finds out what a line means in the mode that the session is in. */
  protected abstract Match<S> match(CommandLine line);

  /** Says what is wrong with a line that is no command. */
  protected abstract void sayWrong(CommandLine line, Match<S> match) throws IOException;

  /** What is said of a file that can't be used. */
  protected String failure(FlashException e) {
    return "%Error: " + e.getMessage() + "\n";
  }

  /** Called before a command is carried out. */
  protected void beforeCommand(CommandLine line) throws IOException {}

  /** Goes to where configuration is typed. */
  protected void enterConfiguration() {}

  /** Carries out the lines of a configuration file as if they were typed; nothing is saved. */
  public final void configure(String text) throws IOException {
    for (String line : text.split("\r?\n")) {
      enterConfiguration();
      if (!isIgnored(line)) {
        dispatch(line);
      }
    }
    device().nvram().touch();
  }

  @Override
  protected final void dispatch(String line) throws IOException {
    CommandLine command = CommandLine.parse(line);
    Match<S> match = match(command);
    if (match.action() == null) {
      sayWrong(command, match);
      return;
    }
    setFilter(command.filter());
    beforeCommand(command);
    try {
      match.action().run(self(), match.arguments());
    } catch (FlashException e) {
      say(failure(e));
    }
  }

  /** Marks the column of the line that was typed last; the first one when there is none. */
  protected void mark(int column) throws IOException {
    say(" ".repeat(prompt().length() + Math.max(0, column)) + "^\n");
  }
}
