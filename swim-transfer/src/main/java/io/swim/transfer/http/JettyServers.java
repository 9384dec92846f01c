package io.swim.transfer.http;

import io.swim.device.TransferProtocol;
import io.swim.transfer.serving.Door;
import io.swim.transfer.serving.Visitors;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** Sets Jetty up. */
final class JettyServers {
  private static final String NAME = "swim-http";

  /** Besides one for each transfer: those of connectors, and for what is not transferred. */
  private static final int MORE_THREADS = 50;

  private static final int INPUT_BYTES = 1 << 16;
  private static final int HEAD_BYTES = 16384;

  /**
   * What RFC 9110 and 9112 demand, with two exceptions that they demand too: the Host of a request
   * in a proxy's form is ignored (RFC 9112, section 3.2.2), and a line of a head may end in a bare
   * LF (section 2.2), as old devices send it.
   */
  private static final HttpCompliance HTTP =
      HttpCompliance.RFC9110.with("SWIM", HttpCompliance.Violation.MISMATCHED_AUTHORITY);

  /**
   * Devices double the slash behind the host; a percent sign may be part of a name, as a path is
   * decoded once.
   */
  private static final UriCompliance URI =
      UriCompliance.RFC3986.with(
          "SWIM",
          UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT,
          UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

  private JettyServers() {}

  /**
   * A server with a connector for each address, HTTP first, that doesn't listen yet.
   *
   * @param tls empty without addresses for HTTPS
   */
  static Server create(
      HttpSettings settings,
      Map<TransferProtocol, Door> doors,
      Optional<TlsIdentity> tls,
      Visitors visitors)
      throws GeneralSecurityException, IOException {
    Door http = Objects.requireNonNull(doors.get(TransferProtocol.HTTP));
    Door https = Objects.requireNonNull(doors.get(TransferProtocol.HTTPS));
    QueuedThreadPool threads = new QueuedThreadPool(settings.maxTransfers() + MORE_THREADS);
    threads.setName(NAME);
    threads.setDaemon(true);
    Server server =
        new Server(threads, new ScheduledExecutorScheduler(NAME + "-timer", true), null);
    FileRequests requests = new FileRequests(http, https, settings);
    server.setHandler(requests);
    server.setErrorHandler(requests::error);
    HttpConnectionFactory protocol = new HttpConnectionFactory(configuration());
    for (InetSocketAddress each : settings.http()) {
      server.addConnector(new DoorConnector(server, each, http, visitors, protocol));
    }
    if (tls.isPresent()) {
      ConnectionFactory encryption = encryption(tls.get().context(), settings.tlsVersions());
      for (InetSocketAddress each : settings.https()) {
        server.addConnector(new DoorConnector(server, each, https, visitors, encryption, protocol));
      }
    }
    for (Connector each : server.getConnectors()) {
      ((DoorConnector) each).setIdleTimeout(settings.requestTimeout().toMillis());
    }
    return server;
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setHttpCompliance(HTTP);
    configuration.setUriCompliance(URI);
    configuration.setRequestHeaderSize(HEAD_BYTES);
    configuration.setInputBufferSize(INPUT_BYTES);
    return configuration;
  }

  private static ConnectionFactory encryption(SSLContext context, TlsVersions versions) {
    SslContextFactory.Server factory =
        new SslContextFactory.Server() {
          @Override
          public void customize(SSLEngine engine) {
            versions.applyTo(engine);
          }

          @Override
          protected void checkConfiguration() {
            // It would warn of every suite that an old device might need.
          }
        };
    factory.setSslContext(context);
    // It costs us much more than the peer.
    factory.setRenegotiationAllowed(false);
    return new SslConnectionFactory(factory, HttpVersion.HTTP_1_1.asString());
  }
}
