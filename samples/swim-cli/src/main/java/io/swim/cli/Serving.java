package io.swim.cli;

import io.swim.device.TransferProtocol;
import io.swim.spi.FileServer;
import io.swim.transfer.http.HttpFileServer;
import io.swim.transfer.ssh.SshFileServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Servers of a folder that are up. */
final class Serving implements AutoCloseable {
  private final List<FileServer> servers = new ArrayList<>();

  private final RefusalLines refusals;

  private Serving(RefusalLines refusals) {
    this.refusals = refusals;
  }

  /**
   * Starts one at each port; all of them or none.
   *
   * @param refusals closed when the servers are
   * @throws BadInput when one can't listen
   */
  static Serving start(
      Map<TransferProtocol, Integer> ports, OurServers make, RefusalLines refusals) {
    Serving serving = new Serving(refusals);
    try {
      ports.forEach(
          (protocol, port) -> {
            FileServer server = make.server(protocol, List.of(port));
            serving.servers.add(server);
            OurServers.start(server);
          });
      return serving;
    } catch (BadInput e) {
      serving.close();
      throw e;
    }
  }

  /** How clients know that it is us, a line each. */
  List<String> identities() {
    List<String> lines = new ArrayList<>();
    for (FileServer each : servers) {
      if (each instanceof SshFileServer ssh) {
        ssh.fingerprint().ifPresent(print -> lines.add("SSH host key " + print));
      } else if (each instanceof HttpFileServer http) {
        http.fingerprint().ifPresent(print -> lines.add("HTTPS certificate SHA-256 " + print));
      }
    }
    return lines;
  }

  /** The line that says that all is up, and where. */
  String ready(Path folder) {
    List<String> all = servers.stream().map(Serving::where).collect(Collectors.toList());
    all.set(0, all.get(0).replace(" at ", " serves " + folder + " at "));
    return "ready, " + String.join("; ", all);
  }

  private static String where(FileServer server) {
    TransferProtocol any = server.protocols().iterator().next();
    return OurServers.name(server)
        + " at "
        + server.addresses(any).stream()
            .map(InetSocketAddress::toString)
            .map(address -> address.replace("/", ""))
            .collect(Collectors.joining(", "));
  }

  @Override
  public void close() {
    servers.forEach(FileServer::close);
    refusals.close();
  }
}
