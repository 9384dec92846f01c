package io.swim.testkit.internal.iosxe;

import io.swim.device.SoftwareMode;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.Fixes;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.ios.IosSession;
import io.swim.testkit.internal.iosxe.InstallStore.RollbackPoint;
import io.swim.testkit.internal.iosxe.InstallStore.Trial;
import io.swim.testkit.internal.iosxe.Installed.State;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The outputs of show install. */
final class InstallShow {
  private static final String RULE = "-".repeat(80) + "\n";
  private static final String LEGEND =
      """
      State (St): I - Inactive, U - Activated & Uncommitted,
                  C - Activated & Committed, D - Deactivated & Uncommitted
      """;

  private InstallShow() {}

  static void addTo(CommandTree<IosSession> tree) {
    table(tree, "summary", "Installed", EnumSet.allOf(State.class));
    table(tree, "active", "Active", EnumSet.of(State.UNCOMMITTED, State.COMMITTED));
    table(tree, "inactive", "Inactive", EnumSet.of(State.INACTIVE));
    table(tree, "committed", "Committed", EnumSet.of(State.COMMITTED));
    table(tree, "uncommitted", "Uncommitted", EnumSet.of(State.UNCOMMITTED, State.DEACTIVATED));
    tree.add("show install log", 0, (session, words) -> session.show(log(session)))
        .add("show install rollback", 0, (session, words) -> session.show(points(session)))
        .add("show install rollback id", 1, InstallShow::point);
  }

  private static void table(
      CommandTree<IosSession> tree, String word, String title, Set<State> states) {
    tree.add(
        "show install " + word, 0, (session, words) -> session.show(table(session, title, states)));
  }

  private static String table(IosSession session, String title, Set<State> states) {
    NetworkDevice device = session.device();
    IosXe software = IosXe.of(session);
    synchronized (device) {
      List<Member> members = software.present(device);
      StringBuilder text = new StringBuilder("[ ");
      text.append(InstallText.places(members).strip()).append(" ] ").append(title);
      text.append(" Package(s) Information:\n").append(LEGEND).append(head());
      List<Installed> shown =
          shown(device, software).stream().filter(image -> states.contains(image.state())).toList();
      shown.forEach(image -> text.append(row(image)));
      List<String> fixes = fixes(device, software, states);
      fixes.forEach(text::append);
      if (shown.isEmpty() && fixes.isEmpty()) {
        text.append("No ").append(title).append(" Packages\n");
      }
      text.append('\n').append(RULE).append("Auto abort timer: ");
      text.append(timer(device, software.store())).append('\n').append(RULE);
      return text.toString();
    }
  }

  private static String head() {
    return RULE + "Type  St   Filename/Version    \n" + RULE;
  }

  private static String row(Installed image) {
    return String.format(
        Locale.ROOT, "IMG   %c    %-68s\n", image.state().letter(), image.fullVersion());
  }

  private static List<String> fixes(NetworkDevice device, IosXe software, Set<State> states) {
    String runs = software.present(device).get(0).version();
    Fixes fixes = software.store().fixes();
    return fixes.added(runs).stream()
        .map(
            name ->
                String.format(
                    Locale.ROOT,
                    "SMU   %c    %-68s\n",
                    FixCommands.letter(fixes, name, runs),
                    name))
        .filter(row -> states.stream().anyMatch(state -> state.letter() == row.charAt(6)))
        .toList();
  }

  /** A bundle that is booted counts as committed. */
  private static List<Installed> shown(NetworkDevice device, IosXe software) {
    List<Installed> images = software.store().images();
    if (device.personality().mode(device) == SoftwareMode.INSTALL) {
      return images;
    }
    return device.software().stream()
        .map(running -> running.image().facts())
        .map(facts -> Installed.found(facts, new PackageList(List.of())))
        .toList();
  }

  private static String timer(NetworkDevice device, InstallStore store) {
    return store
        .trial()
        .flatMap(Trial::abortAt)
        .map(at -> Duration.between(device.clock().instant(), at))
        .map(
            left ->
                String.format(
                    Locale.ROOT,
                    "active on install_activate, time before rollback - %02d:%02d:%02d",
                    left.toHours(),
                    left.toMinutesPart(),
                    left.toSecondsPart()))
        .orElse("inactive");
  }

  private static String log(IosSession session) {
    IosXe software = IosXe.of(session);
    StringBuilder text = new StringBuilder();
    for (String failure : software.profile().failures()) {
      text.append("[0|install_add]: FAILED: ").append(failure).append('\n');
    }
    software.desk().log().forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static String points(IosSession session) {
    synchronized (session.device()) {
      StringBuilder text =
          new StringBuilder("ID      Label                            Description\n");
      text.append("-".repeat(55)).append('\n');
      for (RollbackPoint point : IosXe.of(session).store().points()) {
        text.append(
            String.format(
                Locale.ROOT, "%-7d %-32s %s\n", point.id(), "No Label", "No Description"));
      }
      return text.toString();
    }
  }

  private static void point(IosSession session, List<String> words) throws IOException {
    if (words.isEmpty()) {
      session.say("% Incomplete command.\n\n");
      return;
    }
    session.show(point(session, words.get(0)));
  }

  private static String point(IosSession session, String id) {
    synchronized (session.device()) {
      for (RollbackPoint point : IosXe.of(session).store().points()) {
        if (String.valueOf(point.id()).equals(id)) {
          return "Rollback id - "
              + id
              + " (Created on "
              + InstallText.time(point.created())
              + ")\nLabel: No Label\nDescription: No Description\nReload required: YES\n"
              + LEGEND
              + head()
              + row(point.image().with(State.COMMITTED));
        }
      }
    }
    return "% Rollback id " + id + " does not exist\n";
  }
}
