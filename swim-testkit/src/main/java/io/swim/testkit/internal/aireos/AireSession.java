package io.swim.testkit.internal.aireos;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CommandLine;
import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.cli.TreeSession;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.terminal.Terminal.More;
import java.io.IOException;

/** A command line of AireOS. Used by one thread. */
final class AireSession extends TreeSession<AireSession> {
  private static final String MORE = "--More-- or (q)uit";

  AireSession(NetworkDevice device, Terminal terminal) {
    super(device, terminal);
    terminal.setMore(new More(MORE, "\r" + " ".repeat(MORE.length()) + "\r"));
  }

  @Override
  protected AireSession self() {
    return this;
  }

  @Override
  protected Match<AireSession> match(CommandLine line) {
    return AireCommands.TREE.match(line);
  }

  @Override
  protected void sayWrong(CommandLine line, Match<AireSession> match) throws IOException {
    say("\nIncorrect usage.  Use the '?' or <TAB> key to list commands.\n\n");
  }

  @Override
  protected String failure(FlashException e) {
    return "% Error: " + e.getMessage() + "\n";
  }

  @Override
  protected String logMessage() {
    return AireText.logMessage(device());
  }

  @Override
  protected String prompt() {
    return "(" + device().nvram().running().hostname() + ") >";
  }

  /** Anything but y is no. */
  boolean agrees(String question) throws IOException {
    return ask(question + " (y/N) ").equalsIgnoreCase("y");
  }

  /** The question that only a device with that fault asks. */
  boolean extraAgreement() throws IOException {
    return !device().has(Trait.EXTRA_CONFIRM)
        || agrees("This may affect the service. Do you want to continue?");
  }
}
