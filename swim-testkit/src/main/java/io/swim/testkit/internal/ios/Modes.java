package io.swim.testkit.internal.ios;

import io.swim.testkit.device.BootStyle;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.cli.ModeSession.Mode;
import java.util.EnumMap;
import java.util.Map;

/** The commands of each mode, which depend on the kind of device. */
public final class Modes {
  private final Map<Mode, CommandTree<IosSession>> trees = new EnumMap<>(Mode.class);

  /** The commands of IOS; another platform may add its own to the trees. */
  public Modes(BootStyle style) {
    CommandTree<IosSession> user = new CommandTree<>();
    SessionCommands.addTo(user);
    ShowCommands.addUser(user);
    CommandTree<IosSession> exec = new CommandTree<>();
    SessionCommands.addTo(exec);
    SessionCommands.addPrivileged(exec);
    ShowCommands.addUser(exec);
    ShowCommands.addPrivileged(exec, style);
    FlashCommands.addTo(exec);
    VerifyCommand.addTo(exec);
    CopyCommands.addTo(exec);
    ReloadCommand.addTo(exec);
    CommandTree<IosSession> config = new CommandTree<>();
    ConfigCommands.addTo(config, style);
    TransferConfigCommands.addTo(config);
    trees.put(Mode.USER, user);
    trees.put(Mode.PRIVILEGED, exec);
    trees.put(Mode.CONFIG, config);
  }

  public CommandTree<IosSession> tree(Mode mode) {
    return trees.get(mode);
  }
}
