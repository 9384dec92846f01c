package io.swim.testkit.internal.ios;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.cli.CommandTree.Action;
import io.swim.testkit.internal.device.TransferConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Commands of configuration mode that concern copying. */
final class TransferConfigCommands {
  private static final Map<String, TransferProtocol> LOGINS =
      Map.of("ip ftp", TransferProtocol.FTP, "ip http client", TransferProtocol.HTTP);
  private static final List<String> CLIENTS =
      List.of("ip tftp", "ip ftp", "ip ssh", "ip http client");

  private TransferConfigCommands() {}

  static void addTo(CommandTree<IosSession> tree) {
    LOGINS.forEach(
        (words, protocol) -> {
          tree.add(
                  words + " username",
                  1,
                  set((config, text) -> config.withUsername(protocol, text.get(0))))
              .add(
                  "no " + words + " username",
                  1,
                  clear((config, text) -> config.withUsername(protocol, "")))
              .add(words + " password", 2, set((config, text) -> password(config, protocol, text)))
              .add(
                  "no " + words + " password",
                  2,
                  clear((config, text) -> config.withPassword(protocol, "")));
        });
    for (String client : CLIENTS) {
      tree.add(
              client + " source-interface",
              2,
              set((config, text) -> config.withSourceInterface(client, String.join("", text))))
          .add(
              "no " + client + " source-interface",
              2,
              clear((config, text) -> config.withSourceInterface(client, "")));
    }
    tree.add("ip scp server enable", 0, clear((config, text) -> config.withScpServer(true)))
        .add("no ip scp server enable", 0, clear((config, text) -> config.withScpServer(false)))
        .add("ip vrf", 1, set((config, text) -> config.withVrf(text.get(0))))
        .add("vrf definition", 1, set((config, text) -> config.withVrf(text.get(0))));
  }

  /** {@code 0 text}, or the text alone. */
  private static TransferConfig password(
      TransferConfig config, TransferProtocol protocol, List<String> text) {
    return config.withPassword(protocol, text.get(text.size() - 1));
  }

  private static Action<IosSession> set(
      BiFunction<TransferConfig, List<String>, TransferConfig> change) {
    return (session, arguments) -> {
      if (arguments.isEmpty()) {
        session.say("% Incomplete command.\n\n");
      } else {
        apply(session, arguments, change);
      }
    };
  }

  private static Action<IosSession> clear(
      BiFunction<TransferConfig, List<String>, TransferConfig> change) {
    return (session, arguments) -> apply(session, arguments, change);
  }

  private static void apply(
      IosSession session,
      List<String> arguments,
      BiFunction<TransferConfig, List<String>, TransferConfig> change)
      throws IOException {
    session
        .device()
        .nvram()
        .configure(config -> config.withTransfer(change.apply(config.transfer(), arguments)));
  }
}
