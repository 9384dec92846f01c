package io.swim.testkit.internal.asa;

import io.swim.testkit.device.FailoverFault;
import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.SessionEnd;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Who is active, a reload of the other one, and commands that are passed on to it. The words of
 * refusals are a guess.
 */
final class FailoverCommands {
  private static final int MOST_WORDS = 20;

  private FailoverCommands() {}

  static void addTo(CommandTree<AsaSession> tree) {
    tree.add("failover active", 0, (session, arguments) -> activate(session))
        .add("no failover active", 0, (session, arguments) -> giveUp(session))
        .add("failover reload-standby", 0, (session, arguments) -> reloadStandby(session))
        .add(
            "failover exec mate",
            MOST_WORDS,
            (session, arguments) -> pass(session, mate(session), arguments))
        .add(
            "failover exec active",
            MOST_WORDS,
            (session, arguments) -> pass(session, unit(session, true), arguments))
        .add(
            "failover exec standby",
            MOST_WORDS,
            (session, arguments) -> pass(session, unit(session, false), arguments));
  }

  private static Optional<NetworkDevice> mate(AsaSession session) {
    return session.pair().flatMap(pair -> pair.mate(session.device()));
  }

  private static Optional<NetworkDevice> unit(AsaSession session, boolean active) {
    return session.isStandby() == active ? mate(session) : Optional.of(session.device());
  }

  private static void activate(AsaSession session) throws IOException {
    if (session.pair().isEmpty()) {
      session.say("ERROR: Failover is not enabled\n");
    } else if (session.isStandby()) {
      takeOver(session, session.device(), "Active");
    }
  }

  private static void giveUp(AsaSession session) throws IOException {
    Optional<NetworkDevice> mate = mate(session);
    if (mate.isEmpty()) {
      session.say("ERROR: Failover is not enabled\n");
    } else if (!session.isStandby()) {
      takeOver(session, mate.get(), "Standby");
    }
  }

  /** Sessions end while the command still runs, so another thread does it. */
  private static void takeOver(AsaSession session, NetworkDevice next, String own)
      throws IOException {
    FailoverPair pair = session.pair().orElseThrow();
    boolean refused = session.device().faults().all().contains(FailoverFault.refusesSwitchOver());
    if (refused) {
      session.say("ERROR: Switchover is not possible now\n");
    } else if (!pair.isReady(next)) {
      session.say("ERROR: The mate is not ready\n");
    } else {
      session.say("\n\tSwitching to " + own + "\n\n");
      next.executor().execute(() -> pair.activate(next));
      session.end();
    }
  }

  private static void reloadStandby(AsaSession session) throws IOException {
    Optional<NetworkDevice> mate = mate(session);
    if (mate.isEmpty() || session.isStandby()) {
      session.say("ERROR: This command is valid on the active unit only\n");
    } else if (!mate.get().isUp()) {
      session.say("ERROR: The mate is not there\n");
    } else if (mate.get().has(Trait.REFUSE_RELOAD)) {
      session.say("ERROR: The mate refuses to reload\n");
    } else if (!mate.get().has(Trait.RELOAD_ONLY_DROPS_SESSION)) {
      mate.get().executor().execute(() -> mate.get().reload("reload"));
    }
  }

  /** What the unit prints is shown here; who asks there has no answer. */
  private static void pass(AsaSession session, Optional<NetworkDevice> unit, List<String> words)
      throws IOException {
    if (unit.isEmpty()) {
      session.say("ERROR: Failover is not enabled\n");
    } else if (words.isEmpty()) {
      session.sayIncomplete();
    } else if (!unit.get().isUp()
        || unit.get().faults().all().contains(FailoverFault.refusesMate())) {
      session.say("ERROR: failover exec: the mate is not reachable\n");
    } else if (words.get(0).matches("changeto|debug|undebug|failover")) {
      session.say("ERROR: failover exec: this command is not allowed\n");
    } else {
      String printed = printed(session, unit.get(), String.join(" ", words));
      if (!printed.isEmpty()) {
        session.show(printed);
      }
    }
  }

  private static String printed(AsaSession session, NetworkDevice unit, String command)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(InputStream.nullInputStream(), bytes);
    AsaSession remote = new AsaSession(unit, terminal, AsaSession.ENABLED);
    remote.setContext(session.context());
    try {
      remote.runOnce(command);
    } catch (SessionEnd e) {
      terminal.print("\n");
    }
    return bytes.toString(StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
  }
}
