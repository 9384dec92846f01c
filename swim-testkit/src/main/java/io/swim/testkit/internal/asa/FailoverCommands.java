package io.swim.testkit.internal.asa;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.util.Optional;

/** Who is active, and a reload of the other one. The words of refusals are a guess. */
final class FailoverCommands {
  private FailoverCommands() {}

  static void addTo(CommandTree<AsaSession> tree) {
    tree.add("failover active", 0, (session, arguments) -> activate(session, session.device()))
        .add("no failover active", 0, (session, arguments) -> giveUp(session))
        .add("failover reload-standby", 0, (session, arguments) -> reloadStandby(session));
  }

  private static void activate(AsaSession session, NetworkDevice unit) throws IOException {
    if (session.pair().isEmpty()) {
      session.say("ERROR: Failover is not enabled\n");
    } else if (!unit.isUp()) {
      session.say("ERROR: The mate is not ready\n");
    } else {
      session.pair().get().activate(unit);
    }
  }

  private static void giveUp(AsaSession session) throws IOException {
    Optional<NetworkDevice> mate = mate(session);
    if (!session.isStandby()) {
      activate(session, mate.orElse(session.device()));
    }
  }

  private static void reloadStandby(AsaSession session) throws IOException {
    Optional<NetworkDevice> mate = mate(session);
    if (mate.isEmpty() || session.isStandby()) {
      session.say("ERROR: This command is valid on the active unit only\n");
    } else {
      mate.get().executor().execute(() -> mate.get().reload("reload"));
    }
  }

  private static Optional<NetworkDevice> mate(AsaSession session) {
    return session.pair().flatMap(pair -> pair.mate(session.device()));
  }
}
