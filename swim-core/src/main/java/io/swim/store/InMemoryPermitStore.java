package io.swim.store;

import io.swim.job.AssignmentId;
import io.swim.spi.PermitStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Permits in memory: all given back when the process ends. Thread-safe. */
public final class InMemoryPermitStore implements PermitStore {
  private final Map<String, Set<AssignmentId>> holders = new HashMap<>();
  private final Map<AssignmentId, Set<String>> held = new HashMap<>();

  @Override
  public synchronized boolean acquire(String resource, AssignmentId holder, int limit) {
    Set<AssignmentId> present = holders.computeIfAbsent(resource, key -> new HashSet<>());
    if (present.contains(holder)) {
      return true;
    }
    if (present.size() >= limit) {
      return false;
    }
    present.add(holder);
    held.computeIfAbsent(holder, key -> new HashSet<>()).add(resource);
    return true;
  }

  @Override
  public synchronized void release(String resource, AssignmentId holder) {
    remove(holders, resource, holder);
    remove(held, holder, resource);
  }

  @Override
  public synchronized void releaseAll(String prefix, AssignmentId holder) {
    List.copyOf(held.getOrDefault(holder, Set.of())).stream()
        .filter(resource -> resource.startsWith(prefix))
        .forEach(resource -> release(resource, holder));
  }

  private static <K, V> void remove(Map<K, Set<V>> from, K key, V value) {
    Set<V> present = from.get(key);
    if (present != null && present.remove(value) && present.isEmpty()) {
      from.remove(key);
    }
  }
}
