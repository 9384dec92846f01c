package io.swim.testkit.internal.nxos;

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
final class CopyCommand {
  private static final Set<String> VRFS = Set.of("default", "management");
  private static final Set<TransferProtocol> CLIENTS =
      Set.of(
          TransferProtocol.TFTP, TransferProtocol.FTP, TransferProtocol.SCP, TransferProtocol.SFTP);

  private CopyCommand() {}

  static void addTo(CommandTree<NxSession> tree) {
    tree.add("copy", 4, CopyCommand::copy);
  }

  private static void copy(NxSession session, List<String> words) throws IOException {
    if (words.size() < 2 || words.size() == 3) {
      session.say("% Incomplete command at '^' marker.\n");
      return;
    }
    String from = words.get(0);
    String to = words.get(1);
    if (isWord(from, "running-config") && isWord(to, "startup-config")) {
      NxCommands.save(session);
      return;
    }
    Optional<TransferProtocol> source = client(session, from);
    Optional<TransferProtocol> destination = client(session, to);
    Optional<String> vrf = words.size() == 4 ? Optional.of(words.get(3)) : Optional.empty();
    if (vrf.isPresent() && !VRFS.contains(vrf.get())) {
      session.say("ERROR: VRF " + vrf.get() + " does not exist\n");
    } else if (source.isPresent() && isFlash(session, to)) {
      new CopyDialogue(session, CopyUrl.parse(source.get(), from), vrf).fetch(to);
    } else if (isFlash(session, from) && destination.isPresent()) {
      new CopyDialogue(session, CopyUrl.parse(destination.get(), to), vrf).send(from);
    } else {
      session.say("            ^\n% Invalid command at '^' marker.\n");
    }
  }

  private static Optional<TransferProtocol> client(NxSession session, String word) {
    Set<TransferProtocol> missing =
        session
            .device()
            .faults()
            .find(ClientMissing.class)
            .map(ClientMissing::protocols)
            .orElse(Set.of());
    return CopyUrl.protocol(word).filter(each -> CLIENTS.contains(each) && !missing.contains(each));
  }

  private static boolean isFlash(NxSession session, String word) {
    int colon = word.indexOf(':');
    return colon > 0 && session.device().fileSystems().find(word.substring(0, colon)).isPresent();
  }

  private static boolean isWord(String typed, String word) {
    return typed.length() > 2 && word.startsWith(typed.toLowerCase(Locale.ROOT));
  }
}
