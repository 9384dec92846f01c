package io.swim.testkit.internal.ios;

import io.swim.device.TransferProtocol;
import io.swim.testkit.device.TransferFault.ClientMissing;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.copy.CopyUrl;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The copy command: finds out what is copied where. */
final class CopyCommands {
  private CopyCommands() {}

  static void addTo(CommandTree<IosSession> tree) {
    tree.add("copy", 4, CopyCommands::copy);
  }

  private static void copy(IosSession session, List<String> arguments) throws IOException {
    if (arguments.size() < 2 || arguments.size() == 3) {
      session.say("% Incomplete command.\n\n");
      return;
    }
    if (!mayCopy(session, arguments)) {
      return;
    }
    String from = arguments.get(0);
    String to = arguments.get(1);
    Optional<TransferProtocol> source = CopyUrl.protocol(from);
    Optional<TransferProtocol> destination = CopyUrl.protocol(to);
    if (source.isPresent() && isFlash(session, to)) {
      new CopyFromServer(session).run(CopyUrl.parse(source.get(), from), to);
    } else if (isFlash(session, from) && destination.isPresent()) {
      new CopyToServer(session).run(from, CopyUrl.parse(destination.get(), to));
    } else if (isFlash(session, from) && isFlash(session, to)) {
      new CopyOnFlash(session).run(from, to);
    } else if (isWord(from, "running-config") && isWord(to, "startup-config")) {
      if (!session.device().nvram().running().quietPrompts()) {
        session.ask("Destination filename", "startup-config");
      }
      SessionCommands.save(session);
    } else if (isTftp(from) && isWord(to, "running-config")) {
      new CopyConfig(session).fromServer(from);
    } else if (isWord(from, "running-config") && isTftp(to)) {
      new CopyConfig(session).toServer(session.device().nvram().running(), to);
    } else if (isWord(from, "startup-config") && isTftp(to)) {
      new CopyConfig(session).toServer(session.device().nvram().startup(), to);
    } else {
      session.say("%Error: copy from " + from + " to " + to + " is not supported\n");
    }
  }

  /** Clients that the feature set lacks, and {@code vrf} behind the files as newer IOS takes it. */
  private static boolean mayCopy(IosSession session, List<String> arguments) throws IOException {
    Set<TransferProtocol> missing =
        session
            .device()
            .faults()
            .find(ClientMissing.class)
            .map(ClientMissing::protocols)
            .orElse(Set.of());
    for (String each : arguments.subList(0, 2)) {
      if (CopyUrl.protocol(each).filter(missing::contains).isPresent()) {
        session.sayInvalid(each);
        return false;
      }
    }
    if (arguments.size() == 4) {
      if (!arguments.get(2).equalsIgnoreCase("vrf")) {
        session.sayInvalid(arguments.get(2));
        return false;
      }
      String vrf = arguments.get(3);
      if (!session.device().nvram().running().transfer().vrfs().contains(vrf)) {
        // The words are a guess.
        session.say("%Error: VRF " + vrf + " does not exist\n");
        return false;
      }
    }
    return true;
  }

  private static boolean isTftp(String argument) {
    String lower = argument.toLowerCase(Locale.ROOT);
    return lower.equals("tftp") || lower.startsWith("tftp:");
  }

  private static boolean isFlash(IosSession session, String argument) {
    int colon = argument.indexOf(':');
    String name = colon < 0 ? argument : argument.substring(0, colon);
    return session.device().fileSystems().find(name).isPresent();
  }

  private static boolean isWord(String argument, String word) {
    return argument.length() > 2
        && word.startsWith(
            argument.toLowerCase(Locale.ROOT).replace("system:", "").replace("nvram:", ""));
  }
}
