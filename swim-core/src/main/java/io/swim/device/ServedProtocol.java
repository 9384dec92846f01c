package io.swim.device;

import java.util.Objects;

/**
 * One of the protocols of a distribution server.
 *
 * @param protocol what it speaks
 * @param port where it listens
 * @param home the folder for images, as this protocol names it; empty: where its logins begin. The
 *     homes of all protocols of a server are the same folder.
 */
public record ServedProtocol(TransferProtocol protocol, int port, String home) {
  public ServedProtocol {
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(home, "home");
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(protocol + " port must be 1..65535, not " + port);
    }
    while (home.endsWith("/") && home.length() > 1) {
      home = home.substring(0, home.length() - 1);
    }
  }

  /** At its usual port, in the folder where logins begin. */
  public static ServedProtocol of(TransferProtocol protocol) {
    return new ServedProtocol(protocol, protocol.port(), "");
  }

  public ServedProtocol withHome(String value) {
    return new ServedProtocol(protocol, port, value);
  }

  public ServedProtocol withPort(int value) {
    return new ServedProtocol(protocol, value, home);
  }

  /** The path of a file in its home. */
  public String path(String file) {
    if (home.isEmpty()) {
      return file;
    }
    return home.equals("/") ? "/" + file : home + "/" + file;
  }
}
