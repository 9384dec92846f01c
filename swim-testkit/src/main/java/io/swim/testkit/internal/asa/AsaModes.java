package io.swim.testkit.internal.asa;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.cli.ModeSession.Mode;

/** The commands of each mode; within a security context there are fewer. */
final class AsaModes {
  private final CommandTree<AsaSession> user = new CommandTree<>();
  private final CommandTree<AsaSession> exec = new CommandTree<>();
  private final CommandTree<AsaSession> config = new CommandTree<>();
  private final CommandTree<AsaSession> contextExec = new CommandTree<>();
  private final CommandTree<AsaSession> contextConfig = new CommandTree<>();

  AsaModes() {
    AsaSessionCommands.addTo(user);
    AsaShowCommands.addTo(user);
    AsaSessionCommands.addTo(exec);
    AsaSessionCommands.addPrivileged(exec);
    AsaShowCommands.addTo(exec);
    AsaShowCommands.addPrivileged(exec);
    AsaShowCommands.addSystem(exec);
    AsaFlashCommands.addTo(exec);
    AsaCopyCommands.addTo(exec);
    AsaReload.addTo(exec);
    FailoverCommands.addTo(exec);
    AsaConfigCommands.addTo(config);
    AsaConfigCommands.addSystem(config);
    AsaSessionCommands.addTo(contextExec);
    AsaSessionCommands.addPrivileged(contextExec);
    AsaShowCommands.addTo(contextExec);
    AsaShowCommands.addPrivileged(contextExec);
    AsaConfigCommands.addTo(contextConfig);
  }

  CommandTree<AsaSession> tree(Mode mode, boolean inContext) {
    return switch (mode) {
      case USER -> user;
      case PRIVILEGED -> inContext ? contextExec : exec;
      case CONFIG -> inContext ? contextConfig : config;
    };
  }
}
