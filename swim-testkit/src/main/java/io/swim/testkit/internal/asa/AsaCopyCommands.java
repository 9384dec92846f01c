package io.swim.testkit.internal.asa;

import io.swim.device.TransferProtocol;
import io.swim.testkit.device.TransferFault.ClientMissing;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.copy.CopyUrl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The copy command: finds out what is copied where. There is no client for SFTP. */
final class AsaCopyCommands {
  private static final Set<TransferProtocol> TO =
      EnumSet.of(TransferProtocol.TFTP, TransferProtocol.FTP, TransferProtocol.SCP);

  private AsaCopyCommands() {}

  static void addTo(CommandTree<AsaSession> tree) {
    tree.add("copy", 3, AsaCopyCommands::copy);
  }

  private static void copy(AsaSession session, List<String> arguments) throws IOException {
    List<String> words = new ArrayList<>(arguments);
    boolean silent = words.remove("/noconfirm");
    if (words.size() != 2) {
      session.sayIncomplete();
      return;
    }
    String from = words.get(0);
    String to = words.get(1);
    Optional<TransferProtocol> source = client(session, from);
    Optional<TransferProtocol> destination = client(session, to);
    if (source.isPresent() && isFlash(session, to)) {
      CopyUrl url = CopyUrl.parse(source.get(), plain(from));
      new AsaCopy(session, silent).fromServer(url, to);
    } else if (isFlash(session, from) && destination.filter(TO::contains).isPresent()) {
      CopyUrl url = CopyUrl.parse(destination.get(), plain(to));
      new AsaCopy(session, silent).toServer(from, url);
    } else if (from.startsWith("run") && to.startsWith("start")) {
      AsaSessionCommands.save(session);
    } else {
      session.sayInvalid("copy ".length());
    }
  }

  /** Without what is behind the path: interface or type. */
  private static String plain(String url) {
    return url.replaceFirst(";(?:int|type)=\\w+$", "");
  }

  private static Optional<TransferProtocol> client(AsaSession session, String word) {
    Set<TransferProtocol> missing =
        session
            .device()
            .faults()
            .find(ClientMissing.class)
            .map(ClientMissing::protocols)
            .orElse(Set.of());
    return word.contains("://")
        ? CopyUrl.protocol(word)
            .filter(each -> each != TransferProtocol.SFTP && !missing.contains(each))
        : Optional.empty();
  }

  private static boolean isFlash(AsaSession session, String word) {
    int colon = word.indexOf(':');
    return colon > 0 && session.device().fileSystems().find(word.substring(0, colon)).isPresent();
  }
}
