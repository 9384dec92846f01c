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

  /** Called before each prompt. */
  protected void beforePrompt() throws IOException {}

  /** Called after a line that was ended with Ctrl-Z. */
  protected void afterCtrlZ() {}

  /** Whether a line is left alone. */
  protected boolean isIgnored(String line) {
    return line.isBlank();
  }

  /** What is shown of the output of a command; a log message may come in between. */
  protected String shown(String text) {
    return OutputFilter.apply(filter, text);
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

  /** Reboots: sessions end while the command still runs, so another thread does it. */
  public void reload(String reason) {
    CompletableFuture.runAsync(() -> device.reload(reason), device.executor());
    end();
  }

  /** Asks for a confirmation by one key: return or y. */
  public boolean confirm(String question) throws IOException {
    say(question + " [confirm]");
    int key = terminal().readKey();
    boolean yes = key == '\r' || key == '\n' || key == 'y' || key == 'Y';
    say((key >= ' ' ? String.valueOf((char) key) : "") + "\n");
    return yes;
  }

  /** The question that only a device with that fault asks. */
  public boolean extraConfirm() throws IOException {
    return !device().has(Trait.EXTRA_CONFIRM) || confirm("This may affect the system. Continue?");
  }
}
