package io.swim.testkit.internal.cli;

import io.swim.testkit.device.Fault.Moment;
import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.cli.Terminal.Echo;
import io.swim.testkit.internal.device.IosDevice;
import io.swim.testkit.internal.flash.FlashException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One command line session after login. Used by one thread. */
public final class CliSession {
  private static final int ENABLED = 15;

  private final IosDevice device;
  private final Terminal terminal;
  private final Modes modes;
  private final int epoch;
  private Mode mode;
  private String filter = "";
  private CommandLine typed = CommandLine.parse("");
  private boolean open = true;

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

  public CliSession(IosDevice device, Terminal terminal, int privilege) {
    this.device = device;
    this.terminal = terminal;
    this.epoch = device.epoch();
    this.modes = Modes.of(device.spec().model().bootStyle());
    this.mode = privilege == ENABLED ? Mode.PRIVILEGED : Mode.USER;
  }

  /** Prompts and carries out commands until the session ends. */
  public void run() throws IOException {
    while (open) {
      logMessage();
      terminal.print(prompt());
      String line = terminal.readLine(Echo.ON);
      boolean ctrlZ = terminal.endedWithCtrlZ();
      execute(line);
      if (ctrlZ && mode == Mode.CONFIG) {
        leaveConfig();
      }
    }
  }

  /** Carries out the one command of an exec request. */
  public void runOnce(String line) throws IOException {
    terminal.setLength(0);
    execute(line);
  }

  /** Carries out the lines of a configuration file as if they were typed; errors are not shown. */
  public static void configure(IosDevice device, String text) throws IOException {
    Terminal nobody = new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream());
    CliSession session = new CliSession(device, nobody, ENABLED);
    for (String line : text.split("\r?\n")) {
      session.mode = Mode.CONFIG;
      if (!line.isBlank() && !line.startsWith("!")) {
        session.dispatch(line);
      }
    }
    device.nvram().touch();
  }

  private void execute(String line) throws IOException {
    if (line.isBlank() || line.stripLeading().startsWith("!")) {
      return;
    }
    if (device.epoch() != epoch) {
      throw new SessionEnd("the device was rebooted");
    }
    Optional<Moment> drop = device.faults().nextCommand();
    if (drop.filter(moment -> moment == Moment.BEFORE).isPresent()) {
      throw new SessionEnd("fault: session dropped before the command");
    }
    dispatch(line);
    if (drop.isPresent()) {
      throw new SessionEnd("fault: session dropped after the command");
    }
  }

  private void dispatch(String line) throws IOException {
    CommandLine command = CommandLine.parse(line);
    Match match = modes.tree(mode).match(command);
    terminal.startPage();
    if (match.action() == null) {
      if (match.column() >= 0) {
        terminal.print(" ".repeat(prompt().length() + match.column()) + "^\n");
      }
      terminal.print(match.error() + "\n");
      return;
    }
    filter = command.filter();
    typed = command;
    try {
      match.action().run(this, match.arguments());
    } catch (FlashException e) {
      terminal.print("%Error: " + e.getMessage() + "\n");
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

  String prompt() {
    String name = device.nvram().running().hostname();
    return (name.length() > 20 ? name.substring(0, 20) : name) + mode.sign;
  }

  IosDevice device() {
    return device;
  }

  Mode mode() {
    return mode;
  }

  void setMode(Mode next) {
    mode = next;
  }

  void leaveConfig() {
    mode = Mode.PRIVILEGED;
    device.nvram().touch();
  }

  void end() {
    open = false;
  }

  Terminal terminal() {
    return terminal;
  }

  /** Prints the output of a show command: filtered and paged. */
  void show(String text) throws IOException {
    String shown = OutputFilter.apply(filter, text);
    if (device.has(Trait.LOG_IN_OUTPUT)) {
      int line = shown.indexOf('\n') + 1;
      shown = shown.substring(0, line) + LogMessage.configured(device) + shown.substring(line);
    }
    terminal.page(shown.endsWith("\n") ? shown.substring(0, shown.length() - 1) : shown);
  }

  /** Says that a word of the command is not possible here, and marks it. */
  void sayInvalid(String word) throws IOException {
    int column =
        typed.words().stream()
            .filter(each -> each.text().equals(word))
            .mapToInt(CommandLine.Word::column)
            .findFirst()
            .orElse(0);
    say(" ".repeat(prompt().length() + column) + "^\n");
    say("% Invalid input detected at '^' marker.\n\n");
  }

  /** Prints without paging. */
  void say(String text) throws IOException {
    terminal.print(text);
  }

  private void logMessage() throws IOException {
    if (device.has(Trait.LOG_IN_OUTPUT)) {
      terminal.print(LogMessage.configured(device));
    }
  }

  /** Asks a question with an optional default. */
  String ask(String question, String standard) throws IOException {
    terminal.print(question + " [" + standard + "]? ");
    String answer = terminal.readLine(Echo.ON).trim();
    return answer.isEmpty() ? standard : answer;
  }

  /** Asks for a confirmation by one key: return or y. */
  boolean confirm(String question) throws IOException {
    terminal.print(question + " [confirm]");
    int key = terminal.readKey();
    boolean yes = key == '\r' || key == '\n' || key == 'y' || key == 'Y';
    terminal.print((key >= ' ' ? String.valueOf((char) key) : "") + "\n");
    return yes;
  }

  /** The question that only a device with that fault asks. */
  boolean extraConfirm() throws IOException {
    return !device.has(Trait.EXTRA_CONFIRM) || confirm("This may affect the system. Continue?");
  }

  /** Reboots: sessions end while the command still runs, so another thread does it. */
  void reload() {
    CompletableFuture.runAsync(() -> device.reload("reload"), device.executor());
    end();
  }
}
