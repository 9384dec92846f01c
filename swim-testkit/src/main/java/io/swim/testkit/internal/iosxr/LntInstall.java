package io.swim.testkit.internal.iosxr;

import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.InstallFault.InstallOperation;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.iosxr.XrOperations.Work;
import io.swim.testkit.internal.terminal.SessionEnd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * install package replace, install apply, install commit, install rollback: what is unpacked is
 * applied with a reload, and committed after that; without it, the next reload goes back.
 */
final class LntInstall {
  private static final int MOST_WORDS = 4;
  private static final String MAY_RELOAD =
      "Once the packaging dependencies have been determined, the install operation may have to"
          + " reload the system.\n";
  private static final String QUESTION = "Continue? [yes/no]:[yes] ";

  private final XrSession session;
  private final XrInstaller installer;

  private LntInstall(XrSession session) {
    this.session = session;
    this.installer = new XrInstaller(session.device());
  }

  static void addTo(CommandTree<XrSession> tree) {
    tree.add("install package replace", MOST_WORDS, (s, words) -> new LntInstall(s).replace(words))
        .add("install apply", MOST_WORDS, (s, words) -> new LntInstall(s).apply(words))
        .add("install commit", MOST_WORDS, (s, words) -> new LntInstall(s).commit())
        .add("install rollback", MOST_WORDS, (s, words) -> new LntInstall(s).rollBack(words));
  }

  /** The software of a commit by its number. */
  static Optional<String> version(String id, List<String> committed) {
    int number = Integer.parseInt(id);
    return number >= 1 && number <= committed.size()
        ? Optional.of(committed.get(number - 1))
        : Optional.empty();
  }

  private LntTransactions transactions() {
    return session.router().transactions();
  }

  private void replace(List<String> words) throws IOException {
    if (words.isEmpty()) {
      session.say("% Incomplete command.\n");
      return;
    }
    String file = words.get(0).replaceFirst("^/+", "");
    String command = "install package replace /" + file;
    run(
        "Packaging operation",
        command,
        InstallOperation.ADD,
        () -> {
          installer.add("", List.of());
          transactions().stage(installer.unpack("", file));
          transactions().asked(command);
        });
  }

  private void apply(List<String> words) throws IOException {
    Optional<String> staged;
    synchronized (session.device()) {
      staged = transactions().staged();
    }
    if (staged.isEmpty()) {
      session.say("% There is no atomic change to apply\n");
      return;
    }
    activate("install apply reload", staged.get(), words.contains("reload") ? "" : MAY_RELOAD);
  }

  private void rollBack(List<String> words) throws IOException {
    List<String> committed;
    synchronized (session.device()) {
      committed = transactions().committed();
    }
    Optional<String> version =
        words.isEmpty() || !words.get(0).matches("\\d{1,4}")
            ? Optional.empty()
            : version(words.get(0), committed);
    if (version.isEmpty()) {
      session.say("% No such transaction\n");
      return;
    }
    activate("install rollback " + words.get(0), version.get(), MAY_RELOAD);
  }

  private void activate(String command, String version, String warning) throws IOException {
    XrImage image;
    try {
      image = installer.toActivate(List.of(installer.named(version)));
    } catch (XrRefused e) {
      session.say("% Error: " + e.getMessage() + "\n");
      return;
    }
    session.say(warning);
    boolean agreed = session.extraConfirm() && session.ask(QUESTION, "yes").equals("yes");
    if (agreed) {
      run(
          "Atomic change",
          command,
          InstallOperation.ACTIVATE,
          () -> {
            transactions().apply();
            installer.activate(image);
          });
    }
  }

  private void commit() throws IOException {
    run(
        "Transaction",
        "install commit",
        InstallOperation.COMMIT,
        () -> {
          installer.commit();
          String runs = session.router().repository().committed().version();
          List<String> before = new ArrayList<>(transactions().committed());
          if (before.isEmpty() || !before.get(before.size() - 1).equals(runs)) {
            transactions().committed(runs);
          }
        });
  }

  private void run(String kind, String command, InstallOperation operation, Work work)
      throws IOException {
    XrOperations operations = session.router().operations();
    XrOperation opened;
    synchronized (session.device()) {
      if (operations.underWay().isPresent()) {
        session.say("% Error: an install operation is in progress\n");
        return;
      }
      opened = operations.open(session.device(), kind, command);
      operations.begin(session.device(), opened, work);
    }
    session.say(
        "Starting:\n  "
            + command
            + "\n"
            + kind
            + " "
            + opened.number()
            + "\nPress Ctrl-C to return to the exec prompt. This will not cancel the install"
            + " operation\n\nCurrent activity: Initializing ..\n");
    if (session.device().faults().take(InstallFault.dropSessionDuring(operation))) {
      throw new SessionEnd("fault: session dropped during the operation");
    }
    PieInstall.await(opened);
    session.say(
        "\n"
            + kind
            + " "
            + opened.number()
            + ": '"
            + command
            + "' "
            + (opened.error().isEmpty() ? "completed without error" : "failed - " + opened.error())
            + "\n");
  }
}
