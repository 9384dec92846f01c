package io.swim.transfer.http;

import io.swim.device.Login;
import java.util.Objects;
import java.util.Optional;

/**
 * An HTTP proxy on the way to servers: asked by CONNECT for HTTPS (RFC 9110, section 9.3.6), with
 * the whole URL for HTTP. Its login is sent by Basic authentication.
 *
 * @param host name or address
 * @param port TCP
 * @param login empty where it asks for none
 */
public record HttpProxy(String host, int port, Optional<Login> login) {
  public HttpProxy {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(login, "login");
    if (host.isBlank() || port < 1 || port > 65535) {
      throw new IllegalArgumentException("a proxy has a host and a port, not " + host + ":" + port);
    }
  }

  /** For messages. */
  @Override
  public String toString() {
    return "proxy " + host + ":" + port;
  }
}
