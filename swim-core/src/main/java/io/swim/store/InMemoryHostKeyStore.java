package io.swim.store;

import io.swim.spi.HostKeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Host keys in memory: with trust on first use, trusted anew in every process. Thread-safe. */
public final class InMemoryHostKeyStore implements HostKeyStore {
  private final Map<String, List<String>> keys = new ConcurrentHashMap<>();

  @Override
  public List<String> find(String peer) {
    return keys.getOrDefault(peer, List.of());
  }

  @Override
  public void remember(String peer, String key) {
    keys.putIfAbsent(peer, List.of(key));
  }
}
