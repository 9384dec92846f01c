package io.swim.testkit.internal.nxos;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.util.List;

/** The commands of NX-OS. */
final class NxCommands {
  private static final String WRITTEN = "[" + "#".repeat(40) + "] 100%\nCopy complete.\n";

  private NxCommands() {}

  static CommandTree<NxSession> exec() {
    CommandTree<NxSession> tree = new CommandTree<>();
    tree.add("terminal length", 1, NxCommands::length)
        .add("terminal width", 1, (session, words) -> {})
        .add("terminal monitor", 0, (session, words) -> {})
        .add("terminal no monitor", 0, (session, words) -> {})
        .add("exit", 0, (session, words) -> leave(session))
        .add("end", 0, (session, words) -> session.setConfiguring(false))
        .add("configure terminal", 0, NxCommands::configure)
        .add("show version", 0, (s, words) -> s.show(NxText.version(s.device())))
        .add("show boot", 0, (s, words) -> s.show(NxText.boot(s.device())))
        .add("show module", 0, (s, words) -> s.show(NxInventory.modules(s.device())))
        .add("show inventory", 0, (s, words) -> s.show(NxInventory.text(s.device())))
        .add("show system redundancy status", 0, (s, words) -> s.show(NxText.redundancy()))
        .add("show redundancy status", 0, (s, words) -> s.show(NxText.redundancy()))
        .add("show running-config", 0, (s, w) -> config(s, s.device().nvram().running()))
        .add("show startup-config", 0, (s, w) -> config(s, s.device().nvram().startup()))
        .add("reload", 0, NxCommands::reload);
    FileCommands.addTo(tree);
    CopyCommand.addTo(tree);
    InstallCommand.addTo(tree);
    return tree;
  }

  static CommandTree<NxSession> config() {
    CommandTree<NxSession> tree = new CommandTree<>();
    tree.add("hostname", 1, NxCommands::hostname)
        .add("boot nxos", 1, NxCommands::bootVariable)
        .add("feature scp-server", 0, (session, words) -> scpServer(session, true))
        .add("no feature scp-server", 0, (session, words) -> scpServer(session, false))
        .add("end", 0, (session, words) -> session.setConfiguring(false))
        .add("exit", 0, (session, words) -> session.setConfiguring(false));
    return tree;
  }

  private static void leave(NxSession session) {
    session.end();
  }

  private static void length(NxSession session, List<String> words) throws IOException {
    if (words.isEmpty() || !words.get(0).matches("\\d{1,3}")) {
      session.say("% Invalid number, range is (0:511) at '^' marker.\n");
      return;
    }
    session.terminal().setLength(Integer.parseInt(words.get(0)));
  }

  private static void configure(NxSession session, List<String> words) throws IOException {
    session.say("Enter configuration commands, one per line. End with CNTL/Z.\n");
    session.setConfiguring(true);
  }

  private static void config(NxSession session, io.swim.testkit.internal.device.DeviceConfig config)
      throws IOException {
    session.show(session.device().personality().configuration(session.device(), config));
  }

  private static void hostname(NxSession session, List<String> words) throws IOException {
    if (words.isEmpty()) {
      session.say("% Incomplete command at '^' marker.\n");
      return;
    }
    session.device().nvram().configure(config -> config.withHostname(words.get(0)));
  }

  private static void bootVariable(NxSession session, List<String> words) throws IOException {
    if (words.isEmpty()) {
      session.say("% Incomplete command at '^' marker.\n");
      return;
    }
    String path = words.get(0).replaceFirst(":/*", ":/");
    session.device().nvram().configure(config -> config.withBootImages(List.of(path)));
    session.say("Performing image verification and compatibility check,please wait....\n");
  }

  private static void scpServer(NxSession session, boolean on) {
    session
        .device()
        .nvram()
        .configure(config -> config.withTransfer(config.transfer().withScpServer(on)));
  }

  static void save(NxSession session) throws IOException {
    session.device().nvram().save();
    session.say(WRITTEN);
  }

  private static void reload(NxSession session, List<String> words) throws IOException {
    NetworkDevice device = session.device();
    if (device.has(Trait.REFUSE_RELOAD)) {
      session.say("ERROR: The system is busy. Reload is not possible now\n");
      return;
    }
    String question = "This command will reboot the system. (y/n)?  [n] ";
    if (device.nvram().modified()) {
      session.say(
          "WARNING: There is unsaved configuration!!!\nWARNING: This command will reboot the system\n");
      question = "Do you want to continue? (y/n) [n] ";
    }
    if (!session.extraConfirm() || !session.agrees(question)) {
      return;
    }
    if (device.has(Trait.RELOAD_ONLY_DROPS_SESSION)) {
      session.end();
    } else {
      session.reload("Reset Requested by CLI command reload");
    }
  }
}
