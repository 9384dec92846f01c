package io.swim.spi;

import io.swim.device.DistributionServer;
import io.swim.device.ServerId;
import java.util.List;
import java.util.Optional;

/** The host's distribution servers. Thread-safe. */
public interface ServerDirectory {
  /** No servers but those of this JVM. */
  ServerDirectory NONE = List::of;

  /** All of them; of two that serve a location, the first one is taken. */
  List<DistributionServer> list();

  default Optional<DistributionServer> find(ServerId id) {
    return list().stream().filter(server -> server.id().equals(id)).findFirst();
  }

  /** The one that serves devices of a location: one that names it, else one that names none. */
  default Optional<DistributionServer> forLocation(String location) {
    return list().stream()
        .filter(server -> server.locations().contains(location))
        .findFirst()
        .or(() -> list().stream().filter(server -> server.locations().isEmpty()).findFirst());
  }
}
