package io.swim.testkit.internal.vrp;

import io.swim.device.TransferProtocol;
import io.swim.testkit.device.TransferFault.ClientMissing;
import io.swim.testkit.internal.cli.CommandTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * The clients: tftp and ftp in the user view, sftp and scp in the system view, as on S series
 * switches.
 */
final class VrpTransfers {
  private static final String WRONG = "Error: Wrong parameter found at '^' position.\n";

  private VrpTransfers() {}

  static void addUser(CommandTree<VrpSession> tree) {
    tree.add("tftp", 6, (session, words) -> run(session, words, TransferProtocol.TFTP))
        .add("ftp", 4, (session, words) -> run(session, words, TransferProtocol.FTP));
  }

  static void addSystem(CommandTree<VrpSession> tree) {
    tree.add("sftp", 4, (session, words) -> run(session, words, TransferProtocol.SFTP))
        .add("scp", 6, (session, words) -> run(session, words, TransferProtocol.SCP));
  }

  private static void run(VrpSession session, List<String> words, TransferProtocol protocol)
      throws IOException {
    boolean missing =
        session
            .device()
            .faults()
            .find(ClientMissing.class)
            .filter(fault -> fault.protocols().contains(protocol))
            .isPresent();
    if (missing) {
      session.say("^\nError: Unrecognized command found at '^' position.\n");
      return;
    }
    List<String> rest = new ArrayList<>(words);
    int at = rest.indexOf("vpn-instance");
    if (at >= 0 && at + 1 < rest.size()) {
      String name = rest.remove(at + 1);
      rest.remove(at);
      if (!session.device().nvram().running().transfer().vrfs().contains(name)) {
        session.say("Error: The VPN instance does not exist.\n");
        return;
      }
    }
    switch (protocol) {
      case TFTP -> tftp(session, rest);
      case SCP -> scp(session, rest);
      case FTP, SFTP, HTTP, HTTPS -> client(session, rest, protocol);
    }
  }

  private static void tftp(VrpSession session, List<String> words) throws IOException {
    boolean fetches = words.size() > 1 && words.get(1).equals("get");
    if (words.size() != 4 || !fetches && !words.get(1).equals("put")) {
      session.say(WRONG);
      return;
    }
    VrpRemote remote =
        new VrpRemote(session, TransferProtocol.TFTP, words.get(0), OptionalInt.empty());
    session.say("Info: Transfer file in binary mode.\n");
    if (fetches) {
      remote.get(words.get(2), words.get(3));
    } else {
      remote.put(words.get(2), words.get(3));
    }
  }

  /** {@code scp [-port N] user@host:from to}, or the other way. */
  private static void scp(VrpSession session, List<String> words) throws IOException {
    List<String> rest = new ArrayList<>(words);
    OptionalInt port = OptionalInt.empty();
    if (rest.size() == 4 && rest.get(0).equals("-port") && rest.get(1).matches("\\d{1,5}")) {
      port = OptionalInt.of(Integer.parseInt(rest.get(1)));
      rest = rest.subList(2, 4);
    }
    String there = rest.stream().filter(word -> word.contains("@")).findFirst().orElse("");
    int colon = there.indexOf(':', there.indexOf('@'));
    if (rest.size() != 2 || colon < 0) {
      session.say(WRONG);
      return;
    }
    String host = there.substring(there.indexOf('@') + 1, colon);
    VrpRemote remote = new VrpRemote(session, TransferProtocol.SCP, host, port);
    greet(session, host);
    remote.logIn(there.substring(0, there.indexOf('@')), session.askSecret("Enter password:"));
    if (rest.get(0).equals(there)) {
      remote.get(there.substring(colon + 1), rest.get(1));
    } else {
      remote.put(rest.get(0), there.substring(colon + 1));
    }
  }

  private static void greet(VrpSession session, String host) throws IOException {
    session.say("Trying " + host + " ...\nPress CTRL+K to abort\nConnected to " + host + " ...\n");
  }

  /** A client with a prompt of its own. The login is tried with the first transfer. */
  private static void client(VrpSession session, List<String> words, TransferProtocol protocol)
      throws IOException {
    boolean hasPort = words.size() == 2 && words.get(1).matches("\\d{1,5}");
    if (words.isEmpty() || words.size() > 1 && !hasPort) {
      session.say(WRONG);
      return;
    }
    String host = words.get(0);
    OptionalInt port =
        hasPort ? OptionalInt.of(Integer.parseInt(words.get(1))) : OptionalInt.empty();
    VrpRemote remote = new VrpRemote(session, protocol, host, port);
    boolean ftp = protocol == TransferProtocol.FTP;
    greet(session, host);
    String user =
        ftp
            ? session.ask("220 FTP service ready.\nUser(" + host + ":(none)):")
            : session.ask("Please input the username:");
    remote.logIn(
        user, session.askSecret((ftp ? "331 Password required.\n" : "") + "Enter password:"));
    while (true) {
      String line = session.ask(ftp ? "[ftp]" : "sftp-client>");
      List<String> typed = List.of(line.split(" +"));
      switch (typed.get(0).toLowerCase(Locale.ROOT)) {
        case "quit", "bye", "exit" -> {
          session.say(ftp ? "221 Goodbye.\n" : "Bye\n");
          return;
        }
        case "binary" -> session.say("200 Type is Image (Binary).\n");
        case "get" -> remote.get(typed.get(1), typed.get(2));
        case "put" -> remote.put(typed.get(1), typed.get(2));
        case "" -> session.say("");
        default -> session.say("Error: Unrecognized command found at '^' position.\n");
      }
    }
  }
}
