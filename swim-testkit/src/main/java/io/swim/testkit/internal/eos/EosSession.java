package io.swim.testkit.internal.eos;

import io.swim.testkit.internal.cli.CommandLine;
import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.cli.TreeSession;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;

/** A command line of EOS. Used by one thread. */
final class EosSession extends TreeSession<EosSession> {
  static final int ENABLED = 15;

  private Mode mode;
  private String vrf = "";

  /** Modes of the command line. */
  enum Mode {
    USER(">"),
    PRIVILEGED("#"),
    CONFIG("(config)#");

    private final String sign;

    Mode(String sign) {
      this.sign = sign;
    }
  }

  EosSession(NetworkDevice device, Terminal terminal, int privilege) {
    super(device, terminal);
    this.mode = privilege == ENABLED ? Mode.PRIVILEGED : Mode.USER;
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
    return EosCommands.of(mode).match(line);
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
  protected void enterConfiguration() {
    mode = Mode.CONFIG;
  }

  @Override
  protected String logMessage() {
    return EosText.logMessage(device());
  }

  @Override
  protected String prompt() {
    String context = vrf.isEmpty() ? "" : "(vrf:" + vrf + ")";
    return device().nvram().running().hostname() + context + mode.sign;
  }

  @Override
  protected void afterCtrlZ() {
    if (mode == Mode.CONFIG) {
      mode = Mode.PRIVILEGED;
    }
  }

  Mode mode() {
    return mode;
  }

  void setMode(Mode next) {
    mode = next;
  }

  /** The routing instance of its clients; empty for the default one. */
  void setVrf(String name) {
    vrf = name;
  }
}
