package io.swim.testkit.internal.iosxr;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.InstallFault.InstallOperation;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.Fixes.InstalledFix;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.iosxr.XrOperations.Work;
import io.swim.testkit.internal.terminal.SessionEnd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** install add, activate, commit, rollback and remove: orders that go on in the background. */
final class XrInstallCommands {
  private static final int MOST_PACKAGES = 32;
  private static final String BACKGROUND = " Install operation will continue in the background\n";
  private static final String RELOAD =
      "This install operation will reload the system, continue?\n [yes/no]:[yes] ";

  private XrInstallCommands() {}

  static void addTo(CommandTree<XrSession> tree) {
    tree.add("install add source", MOST_PACKAGES, XrInstallCommands::add)
        .add("install activate", MOST_PACKAGES, XrInstallCommands::activate)
        .add("install deactivate", MOST_PACKAGES, XrInstallCommands::deactivate)
        .add("install commit", 0, XrInstallCommands::commit)
        .add("install rollback to", 1, XrInstallCommands::rollBack)
        .add("install remove", MOST_PACKAGES, XrInstallCommands::remove);
  }

  /** The lines that every operation begins with. */
  static String started(NetworkDevice device, XrOperation operation) {
    return XrText.stamp(operation.begun())
        + " Install operation "
        + operation.number()
        + " started by "
        + device.spec().credentials().username()
        + ":\n "
        + operation.command()
        + "\n";
  }

  private static XrInstaller installer(XrSession session) {
    return new XrInstaller(session.device());
  }

  private static void add(XrSession session, List<String> words) throws IOException {
    if (words.size() < 2) {
      session.say("% Incomplete command.\n");
      return;
    }
    List<String> files = words.subList(1, words.size());
    String command = "install add source " + String.join(" ", words);
    Optional<XrOperation> operation = open(session, "add", command);
    if (operation.isPresent()) {
      background(
          session,
          operation.get(),
          InstallOperation.ADD,
          () -> installer(session).add(words.get(0), files));
    }
  }

  private static void activate(XrSession session, List<String> words) throws IOException {
    if (words.isEmpty()) {
      session.say("ERROR! no packages are prepared\n");
      return;
    }
    order(session, "install activate pkg " + String.join(" ", words), words, true);
  }

  private static void deactivate(XrSession session, List<String> words) throws IOException {
    if (words.isEmpty()) {
      session.say("% Incomplete command.\n");
      return;
    }
    order(session, "install deactivate " + String.join(" ", words), words, false);
  }

  private static void rollBack(XrSession session, List<String> words) throws IOException {
    if (words.isEmpty() || !words.get(0).equals("committed")) {
      session.say("ERROR! no such rollback point\n");
      return;
    }
    String committed;
    synchronized (session.device()) {
      committed = session.router().repository().committed().name();
    }
    order(session, "install rollback to committed", List.of(committed), true);
  }

  private static void order(XrSession session, String command, List<String> packages, boolean run)
      throws IOException {
    Optional<XrOperation> opened = open(session, "activate", command);
    if (opened.isEmpty()) {
      return;
    }
    XrOperation operation = opened.get();
    String stamp = XrText.stamp(operation.begun());
    StringBuilder list = new StringBuilder(stamp + " Package list:\n");
    packages.forEach(each -> list.append(stamp).append("     ").append(each).append('\n'));
    session.say(list.toString());
    try {
      Optional<List<InstalledFix>> parts = installer(session).parts(packages, run);
      Work work = work(session, packages, parts, run);
      boolean reloads = parts.map(all -> all.stream().anyMatch(InstalledFix::reloads)).orElse(true);
      if (reloads && (!session.extraConfirm() || !agrees(session))) {
        throw new XrRefused("the user does not want the reload");
      }
      background(session, operation, InstallOperation.ACTIVATE, work);
    } catch (XrRefused e) {
      abort(session, operation, e);
      session.say("ERROR! " + e.getMessage() + "\n");
    } catch (IOException e) {
      abort(session, operation, new XrRefused("nobody answered"));
      throw e;
    }
  }

  private static Work work(
      XrSession session, List<String> packages, Optional<List<InstalledFix>> parts, boolean run)
      throws XrRefused {
    if (parts.isPresent()) {
      return () -> installer(session).change(parts.get(), run);
    }
    XrImage image = installer(session).toActivate(packages);
    return () -> installer(session).activate(image);
  }

  private static boolean agrees(XrSession session) throws IOException {
    String answer = session.ask(RELOAD, "yes");
    return !answer.isEmpty() && "yes".startsWith(answer);
  }

  private static void commit(XrSession session, List<String> words) throws IOException {
    Optional<XrOperation> operation = open(session, "commit", "install commit");
    if (operation.isPresent()) {
      background(
          session, operation.get(), InstallOperation.COMMIT, () -> installer(session).commit());
    }
  }

  private static void remove(XrSession session, List<String> words) throws IOException {
    Optional<XrOperation> operation =
        open(session, "remove", "install remove " + String.join(" ", words));
    if (operation.isPresent()) {
      List<String> names = new ArrayList<>(words);
      background(session, operation.get(), null, () -> installer(session).remove(names));
    }
  }

  /** A number for it; nothing when another one is under way. */
  private static Optional<XrOperation> open(XrSession session, String kind, String command)
      throws IOException {
    XrOperation operation = null;
    synchronized (session.device()) {
      XrOperations operations = session.router().operations();
      if (operations.underWay().isEmpty()) {
        operation = operations.open(session.device(), kind, command);
      }
    }
    session.say(
        operation == null
            ? "Could not start this install operation because an install operation is still in"
                + " progress\n"
            : started(session.device(), operation));
    return Optional.ofNullable(operation);
  }

  private static void background(
      XrSession session, XrOperation operation, @Nullable InstallOperation kind, Work work)
      throws IOException {
    synchronized (session.device()) {
      session.router().operations().begin(session.device(), operation, work);
    }
    if (kind != null && session.device().faults().take(InstallFault.dropSessionDuring(kind))) {
      throw new SessionEnd("fault: session dropped during the operation");
    }
    session.say(XrText.stamp(session.device().clock().instant()) + BACKGROUND);
    if (session.device().has(Trait.RELOAD_ONLY_DROPS_SESSION)
        && kind == InstallOperation.ACTIVATE) {
      session.end();
    }
  }

  /** Unless it is at work already. */
  private static void abort(XrSession session, XrOperation operation, XrRefused why) {
    synchronized (session.device()) {
      if (!operation.isAtWork()) {
        operation.end(session.device().clock().instant(), String.valueOf(why.getMessage()));
      }
    }
  }
}
