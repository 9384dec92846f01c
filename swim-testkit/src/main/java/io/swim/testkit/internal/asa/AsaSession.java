package io.swim.testkit.internal.asa;

import io.swim.testkit.internal.cli.CommandLine;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.cli.CommandTree.Kind;
import io.swim.testkit.internal.cli.CommandTree.Match;
import io.swim.testkit.internal.cli.ExecSession;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.terminal.Terminal.Echo;
import io.swim.testkit.internal.terminal.Terminal.More;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A command line of ASA. Used by one thread. */
final class AsaSession extends ExecSession<AsaSession> {
  private static final String PAGER = "<--- More --->";
  private static final AsaModes MODES = new AsaModes();

  private Optional<String> context;
  private int heard;

  AsaSession(NetworkDevice device, Terminal terminal, int privilege) {
    super(device, terminal, privilege);
    terminal.setMore(new More(PAGER, "\r" + " ".repeat(PAGER.length()) + "\r"));
    this.context = Asa.of(device).contexts().stream().findFirst();
    this.heard = news().size();
  }

  private List<String> news() {
    return pair().map(each -> each.news(device())).orElse(List.of());
  }

  /** What the unit says of its mate comes at any moment; here, before a prompt. */
  @Override
  protected void beforePrompt() throws IOException {
    super.beforePrompt();
    for (List<String> all = news(); heard < all.size(); heard++) {
      say(all.get(heard));
    }
  }

  @Override
  public void run() throws IOException {
    say("Type help or '?' for a list of available commands.\n");
    super.run();
  }

  /** In configuration mode every other command is possible, too. */
  @Override
  protected Match<AsaSession> match(CommandLine command) {
    CommandTree<AsaSession> tree = MODES.tree(mode(), context.isPresent());
    Match<AsaSession> match = tree.match(command);
    if (mode() == Mode.CONFIG && match.kind() != Kind.COMMAND) {
      return MODES.tree(Mode.PRIVILEGED, context.isPresent()).match(command);
    }
    return match;
  }

  @Override
  protected void sayWrong(CommandLine line, Match<AsaSession> match) throws IOException {
    switch (match.kind()) {
      case AMBIGUOUS -> say("ERROR: % Ambiguous command:  \"" + line.command() + "\"\n");
      case INCOMPLETE -> sayIncomplete();
      case UNKNOWN, INVALID, COMMAND -> sayInvalid(match.column());
    }
  }

  void sayIncomplete() throws IOException {
    say("ERROR: % Incomplete command\n");
  }

  /** Marks what is wrong. */
  void sayInvalid(int column) throws IOException {
    mark(column);
    say("ERROR: % Invalid input detected at '^' marker.\n");
  }

  @Override
  protected AsaSession self() {
    return this;
  }

  @Override
  protected boolean saved() throws IOException {
    boolean multiple = !Asa.of(device()).contexts().isEmpty();
    String question =
        "System config has been modified. Save? [Y]es/[N]o"
            + (multiple ? "/[S]ave all/[C]ancel: " : ": ");
    while (true) {
      say(question);
      String answer = terminal().readLine(Echo.ON).trim().toLowerCase(Locale.ROOT);
      switch (answer.isEmpty() ? ' ' : answer.charAt(0)) {
        case 'y', 's' -> {
          AsaSessionCommands.save(this);
          return true;
        }
        case 'n' -> {
          return true;
        }
        case 'c' -> {
          return false;
        }
        default -> say("\n");
      }
    }
  }

  /** What the prompt command names, as far as there is such a thing. */
  @Override
  protected String prompt() {
    DeviceConfig config = device().nvram().running();
    List<String> parts = new ArrayList<>();
    for (String item : config.option("prompt").orElse("hostname context").split(" ")) {
      part(item, config).ifPresent(parts::add);
    }
    return String.join("/", parts) + sign() + " ";
  }

  private Optional<String> part(String item, DeviceConfig config) {
    Optional<FailoverPair> pair = pair();
    return switch (item) {
      case "hostname" -> Optional.of(config.hostname());
      case "context" -> context;
      case "priority" -> pair.map(each -> each.isPrimary(device()) ? "pri" : "sec");
      case "state" -> pair.map(each -> each.isActive(device()) ? "act" : "stby");
      default -> Optional.empty();
    };
  }

  Optional<FailoverPair> pair() {
    return Asa.of(device()).pair();
  }

  /** Whether it is a unit that gets its configuration from another one. */
  boolean isStandby() {
    return pair().filter(each -> !each.isActive(device())).isPresent();
  }

  /** The security context that it is in; empty in the system execution space and in single mode. */
  Optional<String> context() {
    return context;
  }

  void setContext(Optional<String> next) {
    context = next;
  }

  /** Changes the configuration; that of an active unit goes to its mate, too. */
  void change(UnaryOperator<DeviceConfig> change) {
    device().nvram().configure(change);
    Asa.of(device()).standby(device()).ifPresent(mate -> mate.nvram().configure(change));
  }

  @Override
  protected String logMessage() {
    return "%ASA-5-111008: User 'enable_15' executed the 'show clock' command.\n";
  }
}
