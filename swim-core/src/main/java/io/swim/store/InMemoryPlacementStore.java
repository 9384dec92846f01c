package io.swim.store;

import io.swim.spi.PlacementStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What was found on distribution servers, in memory: gone with the process. Thread-safe. */
public final class InMemoryPlacementStore implements PlacementStore {
  private final Map<String, String> all = new ConcurrentHashMap<>();

  @Override
  public Optional<String> find(String place) {
    return Optional.ofNullable(all.get(place));
  }

  @Override
  public void remember(String place, String found) {
    all.put(place, found);
  }

  @Override
  public void forget(String place) {
    all.remove(place);
  }
}
