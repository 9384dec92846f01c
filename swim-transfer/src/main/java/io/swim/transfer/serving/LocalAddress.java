package io.swim.transfer.serving;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.List;

/** Which address of ours a device reaches us at. */
public final class LocalAddress {
  private static final int ANY_PORT = 9;

  private LocalAddress() {}

  /**
   * The address that the way to a device starts at, if a server listens there; else one that it
   * listens at, of the same family.
   *
   * @param bound where it listens
   */
  public static InetAddress towards(InetAddress peer, List<InetSocketAddress> bound)
      throws IOException {
    List<InetAddress> listening = bound.stream().map(InetSocketAddress::getAddress).toList();
    InetAddress start;
    // Nothing is sent: connecting a UDP socket only asks the routing table.
    try (DatagramChannel probe = DatagramChannel.open(family(peer))) {
      probe.connect(new InetSocketAddress(peer, ANY_PORT));
      start = ((InetSocketAddress) probe.getLocalAddress()).getAddress();
    }
    if (listening.contains(start) || listening.stream().anyMatch(InetAddress::isAnyLocalAddress)) {
      return start;
    }
    return listening.stream()
        .filter(address -> address.getClass() == peer.getClass())
        .findFirst()
        .orElseThrow(
            () -> new IOException("no address of " + listening + " can be reached by " + peer));
  }

  private static ProtocolFamily family(InetAddress address) {
    return address instanceof Inet6Address
        ? StandardProtocolFamily.INET6
        : StandardProtocolFamily.INET;
  }
}
