package io.swim.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/**
 * Two network namespaces with a cable between them that loses UDP packets both ways. Nothing
 * outside of them is changed; gone when it is closed. Needs root.
 */
final class LossyNetwork implements AutoCloseable {
  private static final String SERVER_ADDRESS = "10.77.0.1";
  private static final String CLIENT_ADDRESS = "10.77.0.2";
  private static final String CABLE_END = "cable";

  private final String serverSide;
  private final String clientSide;

  private LossyNetwork(String serverSide, String clientSide) {
    this.serverSide = serverSide;
    this.clientSide = clientSide;
  }

  /**
   * Makes it.
   *
   * @param percent of UDP packets that each side loses on arrival, whole ones: a datagram that was
   *     cut into fragments is lost or arrives as one
   */
  static LossyNetwork create(int percent) throws IOException, InterruptedException {
    String name = "swim-bench-" + ProcessHandle.current().pid();
    LossyNetwork network = new LossyNetwork(name + "-s", name + "-c");
    try {
      ip("netns", "add", network.serverSide);
      ip("netns", "add", network.clientSide);
      ip(
          "-n",
          network.serverSide,
          "link",
          "add",
          CABLE_END,
          "type",
          "veth",
          "peer",
          "name",
          CABLE_END,
          "netns",
          network.clientSide);
      network.side(network.serverSide, SERVER_ADDRESS, percent);
      network.side(network.clientSide, CLIENT_ADDRESS, percent);
      return network;
    } catch (IOException | InterruptedException | RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private void side(String namespace, String address, int percent)
      throws IOException, InterruptedException {
    ip("-n", namespace, "address", "add", address + "/24", "dev", CABLE_END);
    ip("-n", namespace, "link", "set", "lo", "up");
    ip("-n", namespace, "link", "set", CABLE_END, "up");
    nft(namespace, "add table inet loss");
    nft(namespace, "add chain inet loss arrival { type filter hook input priority 0 ; }");
    nft(namespace, "add rule inet loss arrival meta l4proto udp counter");
    nft(
        namespace,
        "add rule inet loss arrival meta l4proto udp numgen random mod 100 < "
            + percent
            + " counter drop");
  }

  /** What to put before a command that is to run on the server's side. */
  List<String> onServerSide() {
    return List.of("ip", "netns", "exec", serverSide);
  }

  List<String> onClientSide() {
    return List.of("ip", "netns", "exec", clientSide);
  }

  InetAddress serverAddress() throws IOException {
    return InetAddress.getByName(SERVER_ADDRESS);
  }

  /** The counters: packets that arrived, and packets of them that were dropped. */
  String losses() throws IOException, InterruptedException {
    return "at the server " + losses(serverSide) + ", at the clients " + losses(clientSide);
  }

  private static String losses(String namespace) throws IOException, InterruptedException {
    List<String> counts =
        nft(namespace, "list chain inet loss arrival")
            .lines()
            .filter(line -> line.contains("packets"))
            .map(line -> line.replaceFirst(".*packets (\\d+).*", "$1"))
            .toList();
    return counts.get(1) + " of " + counts.get(0);
  }

  private static String ip(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "ip";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return Programs.mustSucceed(command);
  }

  private static String nft(String namespace, String rule)
      throws IOException, InterruptedException {
    return ip("netns", "exec", namespace, "nft", rule);
  }

  @Override
  public void close() throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      for (String each : List.of(serverSide, clientSide)) {
        Programs.run(List.of("ip", "netns", "delete", each), java.time.Duration.ofSeconds(10));
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
