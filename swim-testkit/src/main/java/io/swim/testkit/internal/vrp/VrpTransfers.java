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
  private static final String WRONG = "Wrong parameter found at '^' position.";

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
      session.say("^\n" + session.dialect().error("Unrecognized command found at '^' position."));
      return;
    }
    List<String> rest = new ArrayList<>(words);
    int at = rest.indexOf("vpn-instance");
    if (at >= 0 && at + 1 < rest.size()) {
      String name = rest.remove(at + 1);
      rest.remove(at);
      if (!session.device().nvram().running().transfer().vrfs().contains(name)) {
        session.say(session.dialect().error("The VPN instance does not exist."));
        return;
      }
    }
    switch (protocol) {
      case TFTP -> tftp(session, rest);
      case SCP -> {
        if (session.dialect().scpTakesVerbs()) {
          scpOfComware(session, rest);
        } else {
          scp(session, rest);
        }
      }
      case FTP, SFTP, HTTP, HTTPS -> client(session, rest, protocol);
    }
  }

  private static void tftp(VrpSession session, List<String> words) throws IOException {
    boolean fetches = words.size() > 1 && words.get(1).equals("get");
    if (words.size() != 4 || !fetches && !words.get(1).equals("put")) {
      session.say(session.dialect().error(WRONG));
      return;
    }
    VrpRemote remote =
        new VrpRemote(session, TransferProtocol.TFTP, words.get(0), OptionalInt.empty());
    session.say(session.dialect().greeting(TransferProtocol.TFTP, words.get(0)));
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
      session.say(session.dialect().error(WRONG));
      return;
    }
    String host = there.substring(there.indexOf('@') + 1, colon);
    VrpRemote remote = new VrpRemote(session, TransferProtocol.SCP, host, port);
    session.say(session.dialect().greeting(TransferProtocol.SCP, host));
    remote.logIn(there.substring(0, there.indexOf('@')), session.askSecret("Enter password:"));
    if (rest.get(0).equals(there)) {
      remote.get(there.substring(colon + 1), rest.get(1));
    } else {
      remote.put(rest.get(0), there.substring(colon + 1));
    }
  }

  /** {@code scp host [port] get from to}, as Comware has it. */
  private static void scpOfComware(VrpSession session, List<String> words) throws IOException {
    boolean hasPort = words.size() == 5 && words.get(1).matches("\\d{1,5}");
    if (words.size() != 4 && !hasPort) {
      session.say(session.dialect().error(WRONG));
      return;
    }
    String host = words.get(0);
    VrpRemote remote =
        new VrpRemote(
            session,
            TransferProtocol.SCP,
            host,
            hasPort ? OptionalInt.of(Integer.parseInt(words.get(1))) : OptionalInt.empty());
    logIn(session, remote, TransferProtocol.SCP, host);
    List<String> rest = words.subList(words.size() - 3, words.size());
    if (rest.get(0).equals("get")) {
      remote.get(rest.get(1), rest.get(2));
    } else {
      remote.put(rest.get(1), rest.get(2));
    }
  }

  private static void logIn(
      VrpSession session, VrpRemote remote, TransferProtocol protocol, String host)
      throws IOException {
    Dialect dialect = session.dialect();
    session.say(dialect.greeting(protocol, host));
    String user = session.ask(dialect.userQuestion(protocol, host));
    remote.logIn(user, session.askSecret(dialect.passwordQuestion(protocol, user, host)));
  }

  /** A client with a prompt of its own. The login is tried with the first transfer. */
  private static void client(VrpSession session, List<String> words, TransferProtocol protocol)
      throws IOException {
    boolean hasPort = words.size() == 2 && words.get(1).matches("\\d{1,5}");
    if (words.isEmpty() || words.size() > 1 && !hasPort) {
      session.say(session.dialect().error(WRONG));
      return;
    }
    String host = words.get(0);
    OptionalInt port =
        hasPort ? OptionalInt.of(Integer.parseInt(words.get(1))) : OptionalInt.empty();
    VrpRemote remote = new VrpRemote(session, protocol, host, port);
    boolean ftp = protocol == TransferProtocol.FTP;
    logIn(session, remote, protocol, host);
    while (true) {
      String line = session.ask(session.dialect().clientPrompt(protocol));
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
        default ->
            session.say(session.dialect().error("Unrecognized command found at '^' position."));
      }
    }
  }
}
