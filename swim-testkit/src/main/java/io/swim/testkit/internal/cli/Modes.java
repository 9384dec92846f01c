package io.swim.testkit.internal.cli;

import io.swim.testkit.device.BootStyle;
import io.swim.testkit.internal.cli.CliSession.Mode;
import java.util.EnumMap;
import java.util.Map;

/** The commands of each mode, which depend on the kind of device. */
final class Modes {
  private static final Map<BootStyle, Modes> ALL = new EnumMap<>(BootStyle.class);

  static {
    for (BootStyle style : BootStyle.values()) {
      ALL.put(style, new Modes(style));
    }
  }

  private final Map<Mode, CommandTree> trees = new EnumMap<>(Mode.class);

  private Modes(BootStyle style) {
    CommandTree user = new CommandTree();
    SessionCommands.addTo(user);
    ShowCommands.addUser(user);
    CommandTree exec = new CommandTree();
    SessionCommands.addTo(exec);
    SessionCommands.addPrivileged(exec);
    ShowCommands.addUser(exec);
    ShowCommands.addPrivileged(exec, style);
    FlashCommands.addTo(exec);
    VerifyCommand.addTo(exec);
    CopyCommands.addTo(exec);
    ReloadCommand.addTo(exec);
    CommandTree config = new CommandTree();
    ConfigCommands.addTo(config, style);
    TransferConfigCommands.addTo(config);
    trees.put(Mode.USER, user);
    trees.put(Mode.PRIVILEGED, exec);
    trees.put(Mode.CONFIG, config);
  }

  static Modes of(BootStyle style) {
    return ALL.get(style);
  }

  CommandTree tree(Mode mode) {
    return trees.get(mode);
  }
}
