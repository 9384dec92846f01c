package io.swim.testkit.internal.routeros;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CliSession;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.terminal.Terminal.More;
import java.io.IOException;
import java.util.Optional;

/** A console of RouterOS: with colours, unless the login asked for none. Used by one thread. */
final class RouterSession extends CliSession {
  /** What a terminal is asked for about itself: its kind, then where its cursor is. */
  private static final String WHO_ARE_YOU = "\u001bZ  \r\u001b[9999B\u001b[6n\r";

  private final boolean colours;
  private boolean asked;

  RouterSession(NetworkDevice device, Terminal terminal, boolean colours) {
    super(device, terminal);
    this.colours = colours;
    terminal.setMore(More.wipedBack(" -- [Q quit|D dump|down]"));
  }

  @Override
  protected String prompt() {
    String who =
        "["
            + device().spec().credentials().username()
            + "@"
            + device().nvram().running().hostname()
            + "] > ";
    if (!colours) {
      return who;
    }
    String question = asked ? "" : WHO_ARE_YOU;
    asked = true;
    return question + "\r\u001b[K\u001b[m\u001b[32m" + who.strip() + "\u001b[m ";
  }

  @Override
  protected String logMessage() {
    return "12:01:07 echo: interface,info ether2 link up (speed 1G, full duplex)\n";
  }

  @Override
  protected void dispatch(String line) throws IOException {
    Optional<Line> parsed = Line.parse(line);
    try {
      if (line.strip().startsWith(":")) {
        Scripts.run(this, line.strip());
      } else if (parsed.isEmpty() || !RouterCommands.run(this, parsed.get())) {
        String word = line.strip().replaceFirst("^/", "").split("[ /]", 2)[0];
        say("bad command name " + word + " (line 1 column 1)\n");
      }
    } catch (FlashException e) {
      say(words(e) + "\n");
    }
  }

  /** As RouterOS puts it. */
  static String words(FlashException e) {
    return e.reason() == Reason.NO_SUCH_FILE
        ? "no such item"
        : e.reason() == Reason.NO_SPACE
            ? "failure: not enough space"
            : "failure: " + e.getMessage();
  }

  /** A question to which only y is yes. */
  boolean agrees(String question) throws IOException {
    return ask(question).equalsIgnoreCase("y");
  }

  /** The question that only a device with that fault asks. */
  @Override
  public boolean extraConfirm() throws IOException {
    return !device().has(Trait.EXTRA_CONFIRM)
        || agrees("This may affect the system. Continue? [y/N]: ");
  }
}
