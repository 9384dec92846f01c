package io.swim.transfer.serving;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Optional;

/** Which of its addresses a server has for a peer. */
public final class OwnAddress {
  private static final int ANY_PORT = 9;

  private OwnAddress() {}

  /**
   * As {@link io.swim.spi.FileServer#addressFor} wants it.
   *
   * @param advertised taken if it is set
   * @param listening where the server listens
   */
  public static InetAddress of(
      Optional<InetAddress> advertised, List<InetSocketAddress> listening, InetAddress peer)
      throws IOException {
    if (advertised.isPresent()) {
      return advertised.get();
    }
    List<InetAddress> bound = listening.stream().map(InetSocketAddress::getAddress).toList();
    InetAddress towards = towards(peer);
    if (bound.contains(towards) || bound.stream().anyMatch(InetAddress::isAnyLocalAddress)) {
      return towards;
    }
    return bound.stream()
        .filter(address -> address.getClass() == peer.getClass())
        .findFirst()
        .orElseThrow(
            () -> new IOException("no address of " + bound + " can be reached by " + peer));
  }

  /** The local address that packets to {@code peer} leave from. Sends nothing. */
  public static InetAddress towards(InetAddress peer) throws IOException {
    StandardProtocolFamily family =
        peer instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    try (DatagramChannel probe = DatagramChannel.open(family)) {
      probe.connect(new InetSocketAddress(peer, ANY_PORT));
      return ((InetSocketAddress) probe.getLocalAddress()).getAddress();
    }
  }
}
