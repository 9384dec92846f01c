package io.swim.testkit.internal.client;

import io.swim.device.Login;
import io.swim.device.TransferProtocol;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A file on a server, and who asks for it.
 *
 * @param server with the port that is asked
 * @param path without the slash that ends the host in a URL
 */
public record ServerFile(
    TransferProtocol protocol, InetSocketAddress server, String path, Optional<Login> login) {
  /** A file on a TFTP server. */
  public static ServerFile tftp(InetSocketAddress server, String path) {
    return new ServerFile(TransferProtocol.TFTP, server, path, Optional.empty());
  }

  /** The same, at another port or asked by another user. */
  public ServerFile at(InetSocketAddress address, Optional<Login> user) {
    return new ServerFile(protocol, address, path, user);
  }
}
