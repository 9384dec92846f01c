package io.swim.testkit.internal.linux;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CliSession;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import io.swim.testkit.internal.unix.UnixFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A shell; who is not root becomes it with sudo. Used by one thread. */
final class LinuxSession extends CliSession {
  private static final int PASSWORD_TRIES = 3;
  private static final Map<String, Command> COMMANDS = LinuxCommands.all();

  private final UnixFiles files;
  private boolean root;
  private int status;

  /** A command; the first word is its name. */
  interface Command {
    /** Returns its exit status. */
    int run(LinuxSession session, List<String> words) throws IOException;
  }

  LinuxSession(NetworkDevice device, Terminal terminal) {
    super(device, terminal);
    files = new UnixFiles(device, "/data");
    root = user().equals("root");
    terminal.setLength(0);
  }

  private String user() {
    return device().spec().credentials().username();
  }

  UnixFiles files() {
    return files;
  }

  /** Whether it may change something; says so. */
  boolean isRoot(String command) throws IOException {
    if (!root) {
      say(command + ": Permission denied\n");
    }
    return root;
  }

  @Override
  protected String prompt() {
    return (root ? "root" : user())
        + "@"
        + device().nvram().running().hostname()
        + ":~"
        + (root ? "# " : "$ ");
  }

  @Override
  protected String logMessage() {
    return "[ 4711.000000] eth0: link up\n";
  }

  @Override
  protected void dispatch(String line) throws IOException {
    for (List<String> words : ShellWords.commands(line)) {
      status = run(words);
    }
  }

  private int run(List<String> words) throws IOException {
    String name = words.get(0);
    try {
      return switch (name) {
        case "sudo" -> sudo(words);
        case "exit", "logout" -> exit();
        case "echo" -> echo(words);
        default -> {
          Command command = COMMANDS.get(name);
          if (command == null) {
            say("-sh: " + name + ": not found\n");
            yield 127;
          }
          yield command.run(this, words);
        }
      };
    } catch (FlashException e) {
      say(name + ": " + words(e) + "\n");
      return 1;
    }
  }

  /** As Linux puts it. */
  static String words(FlashException e) {
    return switch (e.reason()) {
      case NO_SPACE -> "No space left on device";
      case NO_SUCH_FILE -> "No such file or directory";
      default -> e.getMessage();
    };
  }

  private int echo(List<String> words) throws IOException {
    String text = String.join(" ", words.subList(1, words.size()));
    say(text.replace("$?", Integer.toString(status)) + "\n");
    return 0;
  }

  private int exit() {
    boolean wasSudo = root && !user().equals("root");
    root = root && !wasSudo;
    if (!wasSudo) {
      end();
    }
    return 0;
  }

  private int sudo(List<String> words) throws IOException {
    if (root || !words.equals(List.of("sudo", "-i"))) {
      return root ? 0 : 1;
    }
    for (int tries = 0; tries < PASSWORD_TRIES; tries++) {
      say("[sudo] password for " + user() + ": ");
      if (terminal().readLine(Echo.OFF).equals(device().spec().credentials().enablePassword())) {
        root = true;
        return 0;
      }
      say("Sorry, try again.\n");
    }
    say("sudo: 3 incorrect password attempts\n");
    return 1;
  }

  /** The question that only a device with that fault asks. */
  @Override
  public boolean extraConfirm() throws IOException {
    return !device().has(Trait.EXTRA_CONFIRM)
        || ask("This may affect the system. Continue? [y/N] ").equals("y");
  }

  /** Whether a file is not there. */
  static boolean isGone(FlashException e) {
    return e.reason() == Reason.NO_SUCH_FILE;
  }
}
