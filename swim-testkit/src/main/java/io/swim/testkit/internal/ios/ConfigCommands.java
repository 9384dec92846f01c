package io.swim.testkit.internal.ios;

import io.swim.testkit.device.BootStyle;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.cli.CommandTree.Action;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Commands of configuration mode: boot list, configuration register, a few more. */
final class ConfigCommands {
  private static final String ALL = "switch all ";

  private ConfigCommands() {}

  static void addTo(CommandTree<IosSession> tree, BootStyle style) {
    tree.add("end", 0, (session, arguments) -> session.leaveConfiguration())
        .add("exit", 0, (session, arguments) -> session.leaveConfiguration())
        .add("do", 20, (session, arguments) -> session.doExec(String.join(" ", arguments)))
        .add("hostname", 1, ConfigCommands::hostname)
        .add("ip tftp blocksize", 1, ConfigCommands::blockSize)
        .add("no ip tftp blocksize", 1, change(config -> config.withTftpBlockSize(0)))
        .add("file prompt quiet", 0, change(config -> config.withQuietPrompts(true)))
        .add("file prompt noisy", 0, change(config -> config.withQuietPrompts(false)))
        .add("no file prompt", 1, change(config -> config.withQuietPrompts(false)))
        .add("snmp-server system-shutdown", 0, change(config -> config.withSystemShutdown(true)))
        .add("no snmp-server system-shutdown", 0, change(c -> c.withSystemShutdown(false)))
        .add("no boot system", 3, ConfigCommands::noBootSystem);
    if (style == BootStyle.PATH_LIST) {
      tree.add("boot system", 2, ConfigCommands::pathList)
          .add("boot system switch all", 1, ConfigCommands::pathListOfAll)
          .add("no boot system", 3, ConfigCommands::noPathList)
          .add("no boot system switch all", 0, (session, a) -> setAll(session, List.of()));
      ManualBoot.addTo(tree);
    } else {
      tree.add("boot system", 3, ConfigCommands::bootLine)
          .add("config-register", 1, ConfigCommands::register);
    }
  }

  private static Action<IosSession> change(UnaryOperator<DeviceConfig> change) {
    return (session, arguments) -> session.device().nvram().configure(change);
  }

  private static boolean given(IosSession session, List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      session.say("% Incomplete command.\n\n");
    }
    return !arguments.isEmpty();
  }

  private static void hostname(IosSession session, List<String> arguments) throws IOException {
    if (given(session, arguments)) {
      session.device().nvram().configure(config -> config.withHostname(arguments.get(0)));
    }
  }

  private static void blockSize(IosSession session, List<String> arguments) throws IOException {
    if (!given(session, arguments)) {
      return;
    }
    if (!arguments.get(0).matches("\\d{3,4}")) {
      session.say("% Invalid input detected at '^' marker.\n\n");
      return;
    }
    int size = Integer.parseInt(arguments.get(0));
    session.device().nvram().configure(config -> config.withTftpBlockSize(size));
  }

  /** Catalyst: the list separated by ; takes the place of the old one. */
  private static void pathList(IosSession session, List<String> arguments) throws IOException {
    if (given(session, arguments)) {
      NetworkDevice device = session.device();
      List<String> paths = paths(entry(arguments));
      device.nvram().configure(config -> IosStack.withMaster(device, config, paths));
    }
  }

  private static void pathListOfAll(IosSession session, List<String> arguments) throws IOException {
    if (given(session, arguments)) {
      setAll(session, paths(arguments.get(0)));
    }
  }

  private static void setAll(IosSession session, List<String> paths) throws IOException {
    if (!IosStack.isStack(session.device())) {
      session.sayInvalid("switch");
      return;
    }
    List<StackSwitch> members = Ios.members(session.device());
    session.device().nvram().configure(config -> IosStack.withAll(members, config, paths));
  }

  /** The list of the master alone. */
  private static void noPathList(IosSession session, List<String> arguments) {
    NetworkDevice device = session.device();
    device.nvram().configure(config -> IosStack.withMaster(device, config, List.of()));
  }

  private static List<String> paths(String list) {
    return Arrays.stream(list.split(";")).filter(path -> !path.isBlank()).toList();
  }

  /** Router: one more line at the end, unless it is there already. */
  private static void bootLine(IosSession session, List<String> arguments) throws IOException {
    if (given(session, arguments)) {
      String line = String.join(" ", arguments);
      session
          .device()
          .nvram()
          .configure(c -> c.bootImages().contains(line) ? c : withLine(line, c));
    }
  }

  /** The list for all switches of a stack is one line. */
  private static DeviceConfig withLine(String line, DeviceConfig config) {
    return line.startsWith(ALL)
        ? config
            .withBootImages(
                config.bootImages().stream().filter(each -> !each.startsWith(ALL)).toList())
            .withBootImage(line)
        : config.withBootImage(line);
  }

  private static void noBootSystem(IosSession session, List<String> arguments) {
    String line = String.join(" ", arguments);
    session
        .device()
        .nvram()
        .configure(
            config ->
                config.withBootImages(
                    config.bootImages().stream()
                        .filter(entry -> !line.isEmpty() && !isMeant(entry, line))
                        .toList()));
  }

  private static boolean isMeant(String entry, String line) {
    return same(entry, line) || (line + " ").equals(ALL) && entry.startsWith(ALL);
  }

  private static boolean same(String entry, String line) {
    return entry.replace(' ', ':').equals(line.replace(' ', ':'));
  }

  private static String entry(List<String> arguments) {
    return arguments.size() == 2 ? arguments.get(0) + ":" + arguments.get(1) : arguments.get(0);
  }

  private static void register(IosSession session, List<String> arguments) throws IOException {
    if (!given(session, arguments)) {
      return;
    }
    if (!arguments.get(0).matches("0[xX][0-9a-fA-F]{1,4}")) {
      session.say("% Invalid input detected at '^' marker.\n\n");
      return;
    }
    int value = Integer.parseInt(arguments.get(0).substring(2), 16);
    session.device().nvram().setNextRegister(value);
  }
}
