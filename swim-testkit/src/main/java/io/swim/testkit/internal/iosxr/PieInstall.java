package io.swim.testkit.internal.iosxr;

import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.InstallFault.InstallOperation;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.Fixes.InstalledFix;
import io.swim.testkit.internal.iosxr.XrOperations.Work;
import io.swim.testkit.internal.terminal.SessionEnd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The install commands of 32 bits, in the administration plane; each is waited for. */
final class PieInstall {
  private static final int MOST_WORDS = 32;
  private static final String SYNCHRONOUS = "synchronous";

  private PieInstall() {}

  static void addTo(CommandTree<XrSession> tree) {
    tree.add("admin install add", MOST_WORDS, PieInstall::add)
        .add("admin install activate", MOST_WORDS, PieInstall::activate)
        .add("admin install deactivate", MOST_WORDS, PieInstall::deactivate)
        .add("admin install commit", 1, PieInstall::commit)
        .add("admin install rollback to", 2, PieInstall::rollBack);
  }

  private static List<String> names(List<String> words) {
    List<String> names = new ArrayList<>(words);
    names.remove(SYNCHRONOUS);
    return names;
  }

  private static void add(XrSession session, List<String> words) throws IOException {
    XrInstaller installer = new XrInstaller(session.device());
    run(
        session,
        "add",
        String.join(" ", words),
        InstallOperation.ADD,
        () -> installer.add("", names(words)));
  }

  private static void activate(XrSession session, List<String> words) throws IOException {
    order(session, "activate", words, names(words), true);
  }

  private static void deactivate(XrSession session, List<String> words) throws IOException {
    order(session, "deactivate", words, names(words), false);
  }

  private static void rollBack(XrSession session, List<String> words) throws IOException {
    String committed;
    synchronized (session.device()) {
      committed = session.router().repository().committed().name();
    }
    order(session, "rollback to", words, List.of(committed), true);
  }

  private static void order(
      XrSession session, String kind, List<String> words, List<String> packages, boolean run)
      throws IOException {
    XrInstaller installer = new XrInstaller(session.device());
    Optional<List<InstalledFix>> parts;
    Work work;
    try {
      parts = installer.parts(packages, run);
      XrImage image = parts.isPresent() ? null : installer.toActivate(packages);
      work =
          image == null
              ? () -> installer.change(parts.orElseThrow(), run)
              : () -> installer.activate(image);
    } catch (XrRefused e) {
      session.say("Error:    " + e.getMessage() + "\n");
      return;
    }
    if (!parts.map(all -> all.stream().anyMatch(InstalledFix::reloads)).orElse(true)) {
      session.say("Info:     Install Method: Parallel Process Restart\n");
      run(session, kind, String.join(" ", words), InstallOperation.ACTIVATE, work);
      return;
    }
    session.say(
        "Info:     This operation will reload the following nodes in parallel:\n"
            + "Info:         0/RSP0/CPU0 (RP) (SDR: Owner)\n");
    boolean agreed =
        session.extraConfirm()
            && session.ask("Proceed with this install operation (y/n)? [y]", "y").equals("y");
    if (agreed) {
      run(session, kind, String.join(" ", words), InstallOperation.ACTIVATE, work);
    }
  }

  private static void commit(XrSession session, List<String> words) throws IOException {
    XrInstaller installer = new XrInstaller(session.device());
    run(session, "commit", "", InstallOperation.COMMIT, installer::commit);
  }

  private static void run(
      XrSession session, String kind, String words, InstallOperation operation, Work work)
      throws IOException {
    XrOperations operations = session.router().operations();
    XrOperation opened;
    synchronized (session.device()) {
      if (operations.underWay().isPresent()) {
        session.say(
            "Error:    Cannot proceed with the operation as another install command is\n"
                + "Error:    currently in operation.\n");
        return;
      }
      String command = ("(admin) install " + kind + " " + words).strip();
      opened = operations.open(session.device(), kind, command);
      operations.begin(session.device(), opened, work);
    }
    session.say(
        "Install operation " + opened.number() + " '" + opened.command() + "' started by user\n");
    if (session.device().faults().take(InstallFault.dropSessionDuring(operation))) {
      throw new SessionEnd("fault: session dropped during the operation");
    }
    await(opened);
    boolean failed = !opened.error().isEmpty();
    session.say(
        (failed ? "Error:    " + opened.error() + "\n" : "")
            + "Install operation "
            + opened.number()
            + (failed ? " failed at " : " completed successfully at ")
            + XrText.date(session.device().clock().instant())
            + ".\n");
  }

  /** Until it is over. */
  static void await(XrOperation operation) throws SessionEnd {
    try {
      operation.end().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SessionEnd("the device is switched off");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of an operation has no result", e);
    }
  }
}
