package io.swim.transfer.http;

import io.swim.device.TransferProtocol;
import io.swim.transfer.serving.Door;
import io.swim.transfer.serving.ServerLife;
import io.swim.transfer.serving.Visitors;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jetty, while it listens. */
record JettyServer(Server server, Map<TransferProtocol, List<InetSocketAddress>> addresses)
    implements ServerLife.Listening {
  private static final Logger LOG = LoggerFactory.getLogger(JettyServer.class);

  static JettyServer start(
      HttpSettings settings,
      Map<TransferProtocol, Door> doors,
      Optional<TlsIdentity> tls,
      Visitors visitors)
      throws IOException, GeneralSecurityException {
    Server server = JettyServers.create(settings, doors, tls, visitors);
    try {
      server.start();
    } catch (IOException | RuntimeException e) {
      stop(server);
      throw e;
    } catch (Exception e) {
      stop(server);
      throw new IOException("the HTTP server can't start: " + e.getMessage(), e);
    }
    List<InetSocketAddress> bound =
        Stream.of(server.getConnectors())
            .map(DoorConnector.class::cast)
            .map(each -> new InetSocketAddress(each.getHost(), each.getLocalPort()))
            .toList();
    int plain = settings.http().size();
    return new JettyServer(
        server,
        Map.of(
            TransferProtocol.HTTP,
            List.copyOf(bound.subList(0, plain)),
            TransferProtocol.HTTPS,
            List.copyOf(bound.subList(plain, bound.size()))));
  }

  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("the HTTP server did not end as it should", e);
    }
  }
}
