package io.swim.testkit.internal.routeros;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.device.InstallFault.InstallTrait;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.flash.FlashFileSystem;
import java.io.IOException;
import java.util.Map;

/** The commands that an upgrade needs, and what tells facts. */
final class RouterCommands {
  private static final int PAGE = 24;
  private static final Map<String, Command> ALL =
      Map.ofEntries(
          Map.entry("system resource print", shown(RouterText::resources)),
          Map.entry("system routerboard print", shown(RouterText::board)),
          Map.entry("system license print", shown(RouterText::license)),
          Map.entry("system identity print", shown(RouterText::identity)),
          Map.entry("system package print", shown(RouterText::packages)),
          Map.entry("system package update print", shown(RouterText::update)),
          Map.entry("system package downgrade", RouterCommands::downgrade),
          Map.entry("system reboot", RouterCommands::reboot),
          Map.entry("log print", shown(RouterText::log)),
          Map.entry("file print", FileText::print),
          Map.entry("file remove", RouterCommands::remove),
          Map.entry("tool fetch", (session, line) -> new Fetch(session, line).run()),
          Map.entry("quit", (session, line) -> session.end()));

  private RouterCommands() {}

  /** A command. */
  interface Command {
    void run(RouterSession session, Line line) throws IOException;
  }

  /** What a command prints. */
  interface Text {
    String of(NetworkDevice device);
  }

  private static Command shown(Text text) {
    return (session, line) -> show(session, line, text.of(session.device()));
  }

  /** Page by page, unless that is not wanted. */
  static void show(RouterSession session, Line line, String text) throws IOException {
    if (line.has("without-paging")) {
      session.terminal().setLength(0);
    }
    session.show(text);
    session.terminal().setLength(PAGE);
  }

  static boolean has(String command) {
    return ALL.containsKey(command);
  }

  /** False where there is no such command. */
  static boolean run(RouterSession session, Line line) throws IOException {
    Command command = ALL.get(line.command());
    if (command == null) {
      return false;
    }
    command.run(session, line);
    return true;
  }

  private static void remove(RouterSession session, Line line) throws IOException {
    if (!session.extraConfirm()) {
      return;
    }
    FlashFileSystem flash = session.device().fileSystems().standard();
    if (!flash.lock()) {
      throw new FlashException(Reason.BUSY);
    }
    try {
      flash.delete(line.given().keySet().stream().findFirst().orElse(""));
    } finally {
      flash.unlock();
    }
  }

  private static void reboot(RouterSession session, Line line) throws IOException {
    if (session.extraConfirm() && session.agrees("Reboot, yes? [y/N]: ")) {
      goDown(session);
    }
  }

  private static void downgrade(RouterSession session, Line line) throws IOException {
    if (session.extraConfirm()
        && session.agrees("Router will be rebooted. Continue? [y/N]: ")
        && !session.device().has(Trait.REFUSE_RELOAD)) {
      synchronized (session.device()) {
        RouterOs.packages(session.device()).downgrade();
      }
      goDown(session);
    }
  }

  private static void goDown(RouterSession session) throws IOException {
    NetworkDevice device = session.device();
    if (device.has(Trait.REFUSE_RELOAD)) {
      session.say("failure: another action is in progress\n");
    } else if (device.has(Trait.RELOAD_ONLY_DROPS_SESSION)) {
      session.end();
    } else {
      session.say("system will reboot shortly\n");
      if (!device.faults().all().contains(InstallTrait.NEVER_RELOADS)) {
        session.reload("reboot");
      }
    }
  }
}
