package io.swim.spi;

import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How one device reaches a file server.
 *
 * @param peers the addresses that its requests may come from, in their order; at least one. Where
 *     {@code server} is empty, it is the address on the way to the first
 * @param server the address that it is told; empty: found out
 * @param vrf the routing instance that it must use
 * @param sourceInterface the interface that its requests must leave from
 */
public record FetchRoute(
    Set<InetAddress> peers,
    Optional<InetAddress> server,
    Optional<String> vrf,
    Optional<String> sourceInterface) {
  public FetchRoute {
    Objects.requireNonNull(peers, "peers");
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(vrf, "vrf");
    Objects.requireNonNull(sourceInterface, "sourceInterface");
    peers.forEach(Objects::requireNonNull);
    peers = Collections.unmodifiableSet(new LinkedHashSet<>(peers));
    if (peers.isEmpty()) {
      throw new IllegalArgumentException(
          "a route needs at least one address that the device's requests may come from");
    }
  }

  /** Straight from that address. */
  public static FetchRoute from(InetAddress peer) {
    return new FetchRoute(Set.of(peer), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public FetchRoute withVrf(String value) {
    return new FetchRoute(peers, server, Optional.of(value), sourceInterface);
  }

  public FetchRoute withSourceInterface(String value) {
    return new FetchRoute(peers, server, vrf, Optional.of(value));
  }
}
