package io.swim.store;

import io.swim.retrieval.Retrieval;
import io.swim.spi.RetrievalStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Retrieval plans in memory: gone with the process. Thread-safe. */
public final class InMemoryRetrievalStore implements RetrievalStore {
  private final Map<String, Retrieval> all = new ConcurrentSkipListMap<>();

  @Override
  public boolean create(Retrieval first) {
    return all.putIfAbsent(first.name(), first) == null;
  }

  @Override
  public Optional<Retrieval> find(String name) {
    return Optional.ofNullable(all.get(name));
  }

  @Override
  public List<Retrieval> list() {
    return List.copyOf(all.values());
  }

  @Override
  public synchronized boolean replace(Retrieval next) {
    Retrieval present = all.get(next.name());
    return present != null
        && present.version() == next.version() - 1
        && all.replace(next.name(), present, next);
  }

  @Override
  public boolean delete(String name) {
    return all.remove(name) != null;
  }
}
