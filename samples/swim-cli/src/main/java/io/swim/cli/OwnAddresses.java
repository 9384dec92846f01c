package io.swim.cli;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where our servers are.
 *
 * @param listen where they listen
 * @param told what devices are told, if that is not the address on the way to them
 */
record OwnAddresses(InetAddress listen, Optional<InetAddress> told) {
  private static final String EVERYWHERE = "0.0.0.0";

  /**
   * What the options say.
   *
   * @param bind of {@code --bind}: where they listen; empty: at what is told if that is an address
   *     of this host, else at every IPv4 address
   * @param told of {@code --server-address}
   */
  static OwnAddresses of(Optional<String> bind, Optional<String> told) {
    Optional<InetAddress> address =
        told.map(text -> resolve("--server-address", text))
            .filter(each -> !each.isAnyLocalAddress());
    InetAddress listen =
        bind.map(text -> resolve("--bind", text))
            .or(() -> address.filter(OwnAddresses::isOurs))
            .orElseGet(() -> resolve("", EVERYWHERE));
    return new OwnAddresses(listen, address);
  }

  private static InetAddress resolve(String option, String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new BadInput(option + " " + text + " is no known address", e);
    }
  }

  private static boolean isOurs(InetAddress address) {
    try {
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      throw new BadInput("this host's addresses can't be read: " + e.getMessage(), e);
    }
  }
}
