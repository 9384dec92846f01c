package io.swim.testkit.internal.eos;

import io.swim.testkit.internal.cli.CommandLine;
import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.cli.ExecSession;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.util.Locale;

/** A command line of EOS. Used by one thread. */
final class EosSession extends ExecSession<EosSession> {
  private String vrf = "";

  EosSession(NetworkDevice device, Terminal terminal, int privilege) {
    super(device, terminal, privilege);
  }

  @Override
  protected boolean isIgnored(String line) {
    return line.isBlank() || line.stripLeading().startsWith("!");
  }

  @Override
  protected EosSession self() {
    return this;
  }

  @Override
  protected Match<EosSession> match(CommandLine line) {
    return EosCommands.of(mode()).match(line);
  }

  @Override
  protected void sayWrong(CommandLine line, Match<EosSession> match) throws IOException {
    say(
        switch (match.kind()) {
          case AMBIGUOUS -> "% Ambiguous command\n";
          case INCOMPLETE -> "% Incomplete command\n";
          case UNKNOWN, INVALID, COMMAND -> "% Invalid input\n";
        });
  }

  @Override
  protected String failure(FlashException e) {
    return "% Error: " + EosText.words(e) + "\n";
  }

  @Override
  protected String logMessage() {
    return EosText.logMessage(device());
  }

  @Override
  protected boolean saved() throws IOException {
    while (true) {
      say("System configuration has been modified. Save? [yes/no/cancel/diff]:");
      String answer = terminal().readLine(Echo.ON).trim().toLowerCase(Locale.ROOT);
      if (answer.equals("yes") || answer.equals("y")) {
        EosCommands.save(this);
        return true;
      }
      if (answer.equals("no") || answer.equals("n")) {
        return true;
      }
      if (answer.isEmpty() || answer.equals("cancel") || answer.equals("c")) {
        return false;
      }
      say("Invalid response\n");
    }
  }

  @Override
  protected String prompt() {
    String context = vrf.isEmpty() ? "" : "(vrf:" + vrf + ")";
    return device().nvram().running().hostname() + context + sign();
  }

  /** The routing instance of its clients; empty for the default one. */
  void setVrf(String name) {
    vrf = name;
  }
}
