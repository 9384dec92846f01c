package io.swim.internal;

import com.google.common.net.InetAddresses;
import io.swim.spi.FetchRoute;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How the other unit of a pair reaches our servers: as its active one, from its own addresses. */
final class PairRoute {
  private PairRoute() {}

  /**
   * The way of the active unit, with the addresses of the mate among those that may fetch.
   *
   * @param addresses of the mate, as the active unit tells them; what is no address is left out
   */
  static FetchRoute of(FetchRoute active, List<String> addresses) {
    Set<InetAddress> peers = new LinkedHashSet<>(active.peers());
    addresses.stream()
        .filter(InetAddresses::isInetAddress)
        .map(InetAddresses::forString)
        .filter(each -> !each.isAnyLocalAddress())
        .forEach(peers::add);
    return new FetchRoute(peers, active.server(), active.vrf(), active.sourceInterface());
  }
}
