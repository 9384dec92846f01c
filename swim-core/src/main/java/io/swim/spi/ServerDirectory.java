package io.swim.spi;

import io.swim.device.DistributionServer;
import io.swim.device.FileLocation;
import io.swim.device.ServerId;
import java.util.List;
import java.util.Optional;

/** The host's distribution servers. Thread-safe. */
public interface ServerDirectory {
  /** No servers but those of this JVM. */
  ServerDirectory NONE = List::of;

  /** All of them; of two that serve a location, the first one is taken. */
  List<DistributionServer> list();

  /** The one of that id; by default looked for in the whole list. */
  default Optional<DistributionServer> find(ServerId id) {
    return list().stream().filter(server -> server.id().equals(id)).findFirst();
  }

  /**
   * A job told a device to fetch a file that somebody put on a server: that server may be offered
   * to users again. By default forgotten; {@link io.swim.store.RecentServers} remembers.
   */
  default void used(FileLocation file) {}

  /**
   * The one that serves devices of a location. By default the first in the list that names it, else
   * the first that names none.
   */
  default Optional<DistributionServer> forLocation(String location) {
    return list().stream()
        .filter(server -> server.locations().contains(location))
        .findFirst()
        .or(() -> list().stream().filter(server -> server.locations().isEmpty()).findFirst());
  }
}
