package io.swim.transfer.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.swim.device.TransferProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FileService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/** Connects to one server, directly or through a proxy. */
record Dialer(FileService service, Optional<HttpProxy> proxy, Trust trust) {
  private static final Duration CONNECT = Duration.ofSeconds(20);

  /** A connection, TLS included. */
  Wire dial(long endAt) throws IOException, DriverException {
    long soon = System.nanoTime() + CONNECT.toNanos();
    long end = soon - endAt < 0 ? soon : endAt;
    SocketWire socket =
        proxy.isPresent()
            ? connect(proxy.get().host(), proxy.get().port(), end)
            : connect(service.host(), service.port(), end);
    try {
      if (service.protocol() != TransferProtocol.HTTPS) {
        return socket;
      }
      if (proxy.isPresent()) {
        tunnel(socket, proxy.get());
      }
      return TlsWire.over(socket, trust.engine(service.host(), service.port()));
    } catch (IOException | DriverException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static SocketWire connect(String host, int port, long end) throws IOException {
    IOException last = new UnknownHostException(host);
    for (InetAddress each : InetAddress.getAllByName(host)) {
      try {
        return SocketWire.connect(new InetSocketAddress(each, port), end);
      } catch (BrokenOffException e) {
        throw e;
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  /**
   * RFC 9110, section 9.3.6. The JDK's own client leaves a Basic login out here, by a property of
   * the whole JVM.
   */
  private void tunnel(SocketWire socket, HttpProxy through) throws IOException, DriverException {
    String to = authority(service.host()) + ":" + service.port();
    socket.write(
        ISO_8859_1.encode(
            "CONNECT " + to + " HTTP/1.1\r\nHost: " + to + "\r\n" + proxyFields() + "\r\n"));
    ResponseHead head = ResponseHead.read(new WireInput(socket));
    if (head.code() / 100 != 2) {
      boolean login = head.code() == 407;
      throw new DriverException(
          login ? FailureKind.AUTHENTICATION : FailureKind.UNREACHABLE,
          DeviceEffect.NONE,
          service
              + " can't be reached through the "
              + through
              + (login ? ": it wants another login" : "")
              + ", which answered "
              + head.statusLine(),
          head.statusLine());
    }
  }

  /** What is asked for in a request line. */
  String target(String path) {
    String encoded = TargetPath.encoded(path);
    return proxy.isPresent() && service.protocol() == TransferProtocol.HTTP
        ? "http://" + host() + encoded
        : encoded;
  }

  /** The value of the Host field. */
  String host() {
    String host = authority(service.host());
    return service.port() == service.protocol().port() ? host : host + ":" + service.port();
  }

  /** The proxy's login where the proxy reads the request itself. */
  String requestFields() {
    return service.protocol() == TransferProtocol.HTTP ? proxyFields() : "";
  }

  private String proxyFields() {
    return proxy
        .flatMap(HttpProxy::login)
        .map(login -> "Proxy-Authorization: " + BasicLogin.field(login) + "\r\n")
        .orElse("");
  }

  private static String authority(String host) {
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }
}
