package io.swim.device;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * Where a file is, as a device is told it. Holds no secret, so it may be stored and shown.
 *
 * @param protocol how it is fetched or sent
 * @param host name or address
 * @param port empty: the protocol's own
 * @param path with {@code /} between folders; a leading one makes it absolute where the protocol
 *     tells the two apart
 */
public record FileLocation(TransferProtocol protocol, String host, OptionalInt port, String path) {
  public FileLocation {
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(port, "port");
    Objects.requireNonNull(path, "path");
    if (host.isBlank() || path.isEmpty()) {
      throw new IllegalArgumentException("a file is at a host and has a path: " + host + path);
    }
    if (port.isPresent() && port.getAsInt() == protocol.port()) {
      port = OptionalInt.empty();
    }
  }

  /** The port that it is asked at. */
  public int effectivePort() {
    return port.orElse(protocol.port());
  }

  /** The host as it stands in a URL: with its port if that is not the usual one. */
  public String authority() {
    String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port.isPresent() ? name + ":" + port.getAsInt() : name;
  }

  /** The folder of the file, without a slash behind it; a dot for a path without folders. */
  public String folder() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "." : path.substring(0, slash);
  }

  /** What the file is called in its folder. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** As a URL, such as {@code ftp://10.0.0.1/ab12/image.bin}. */
  @Override
  public String toString() {
    return protocol.scheme() + "://" + authority() + (path.startsWith("/") ? "" : "/") + path;
  }
}
