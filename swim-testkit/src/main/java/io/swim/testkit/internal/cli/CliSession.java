package io.swim.testkit.internal.cli;

import io.swim.testkit.device.Fault.Moment;
import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.device.CommandSession;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.SessionEnd;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What the command lines of all platforms have in common. Used by one thread. */
public abstract class CliSession implements CommandSession {
  private final NetworkDevice device;
  private final Terminal terminal;
  private final int epoch;
  private String filter = "";
  private boolean open = true;

  protected CliSession(NetworkDevice device, Terminal terminal) {
    this.device = device;
    this.terminal = terminal;
    this.epoch = device.epoch();
  }

  /** The prompt as it is now. */
  protected abstract String prompt();

  /** Carries out a line that is not blank. */
  protected abstract void dispatch(String line) throws IOException;

  /** A message that the platform logs; a device with {@link Trait#LOG_IN_OUTPUT} shows it. */
  protected String logMessage() {
    return "";
  }

  /** Called before each prompt. */
  protected void beforePrompt() throws IOException {
    if (device.has(Trait.LOG_IN_OUTPUT)) {
      say(logMessage());
    }
  }

  /** Called after a line that was ended with Ctrl-Z. */
  protected void afterCtrlZ() {}

  /** Whether a line is left alone. */
  protected boolean isIgnored(String line) {
    return line.isBlank();
  }

  /** What is shown of the output of a command; a log message may come behind its first line. */
  private String shown(String text) {
    String shown = OutputFilter.apply(filter, text);
    if (!device.has(Trait.LOG_IN_OUTPUT)) {
      return shown;
    }
    int line = shown.indexOf('\n') + 1;
    return shown.substring(0, line) + logMessage() + shown.substring(line);
  }

  @Override
  public void run() throws IOException {
    while (open) {
      beforePrompt();
      terminal.print(prompt());
      String line = terminal.readLine(Echo.ON);
      boolean ctrlZ = terminal.endedWithCtrlZ();
      execute(line);
      if (ctrlZ) {
        afterCtrlZ();
      }
    }
  }

  @Override
  public void runOnce(String line) throws IOException {
    terminal.setLength(0);
    execute(line);
  }

  private void execute(String line) throws IOException {
    if (isIgnored(line)) {
      return;
    }
    checkAlive();
    Optional<Moment> drop = device.faults().nextCommand();
    if (drop.filter(moment -> moment == Moment.BEFORE).isPresent()) {
      throw new SessionEnd("fault: session dropped before the command");
    }
    terminal.startPage();
    dispatch(line);
    if (drop.isPresent()) {
      throw new SessionEnd("fault: session dropped after the command");
    }
  }

  private void checkAlive() throws SessionEnd {
    if (device.epoch() != epoch) {
      throw new SessionEnd("the device was rebooted");
    }
  }

  public NetworkDevice device() {
    return device;
  }

  /** The epoch of the device that the session belongs to. */
  public int epoch() {
    return epoch;
  }

  public Terminal terminal() {
    return terminal;
  }

  /** The output modifier of the command that is carried out. */
  protected void setFilter(String modifier) {
    filter = modifier;
  }

  /** Ends the session after this command. */
  public void end() {
    open = false;
  }

  /** Prints the output of a show command: filtered and paged. */
  public void show(String text) throws IOException {
    String shown = shown(text);
    terminal.page(shown.endsWith("\n") ? shown.substring(0, shown.length() - 1) : shown);
  }

  /** Prints without paging. */
  public void say(String text) throws IOException {
    terminal.print(text);
  }

  /** Asks for a line. */
  public String ask(String question) throws IOException {
    say(question);
    return terminal.readLine(Echo.ON).strip();
  }

  /** Asks a question with an optional default. */
  public String ask(String question, String standard) throws IOException {
    String answer = ask(question + " [" + standard + "]? ");
    return answer.isEmpty() ? standard : answer;
  }

  /** Asks for a confirmation by one key: return or y. */
  public boolean confirm(String question) throws IOException {
    say(question + " [confirm]");
    int key = terminal.readKey();
    boolean yes = key == '\r' || key == '\n' || key == 'y' || key == 'Y';
    say((key >= ' ' ? String.valueOf((char) key) : "") + "\n");
    return yes;
  }

  /** The question that only a device with that fault asks. */
  public boolean extraConfirm() throws IOException {
    return !device.has(Trait.EXTRA_CONFIRM) || confirm("This may affect the system. Continue?");
  }

  /** Reboots: sessions end while the command still runs, so another thread does it. */
  public void reload(String reason) {
    CompletableFuture.runAsync(() -> device.reload(reason), device.executor());
    end();
  }
}
