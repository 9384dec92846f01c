package io.swim.testkit.internal.eos;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CliSession;
import io.swim.testkit.internal.cli.CommandLine;
import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A command line of EOS. Used by one thread. */
final class EosSession extends CliSession {
  private static final int ENABLED = 15;

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

  /** Carries out the lines of a configuration file as if they were typed; errors are not shown. */
  static void configure(NetworkDevice device, String text) throws IOException {
    Terminal nobody = new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream());
    EosSession session = new EosSession(device, nobody, ENABLED);
    for (String line : text.split("\r?\n")) {
      session.mode = Mode.CONFIG;
      if (!session.isIgnored(line)) {
        session.dispatch(line);
      }
    }
  }

  @Override
  protected boolean isIgnored(String line) {
    return line.isBlank() || line.stripLeading().startsWith("!");
  }

  @Override
  protected void dispatch(String line) throws IOException {
    CommandLine command = CommandLine.parse(line);
    Match<EosSession> match = EosCommands.of(mode).match(command);
    if (match.action() == null) {
      say(
          switch (match.kind()) {
            case AMBIGUOUS -> "% Ambiguous command\n";
            case INCOMPLETE -> "% Incomplete command\n";
            case UNKNOWN, INVALID, COMMAND -> "% Invalid input\n";
          });
      return;
    }
    setFilter(command.filter());
    try {
      match.action().run(this, match.arguments());
    } catch (FlashException e) {
      say("% Error: " + EosText.words(e) + "\n");
    }
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

  @Override
  protected void beforePrompt() throws IOException {
    if (device().has(Trait.LOG_IN_OUTPUT)) {
      say(EosText.logMessage(device()));
    }
  }

  @Override
  protected String shown(String text) {
    String shown = super.shown(text);
    int line = shown.indexOf('\n') + 1;
    return device().has(Trait.LOG_IN_OUTPUT)
        ? shown.substring(0, line) + EosText.logMessage(device()) + shown.substring(line)
        : shown;
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
