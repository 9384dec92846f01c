package io.swim.store;

import io.swim.job.AssignmentId;
import io.swim.spi.PermitStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Permits in memory: all given back when the process ends. Thread-safe. */
public final class InMemoryPermitStore implements PermitStore {
  private final Map<String, Set<AssignmentId>> holders = new HashMap<>();

  @Override
  public synchronized boolean acquire(String resource, AssignmentId holder, int limit) {
    Set<AssignmentId> present = holders.computeIfAbsent(resource, key -> new HashSet<>());
    if (present.contains(holder)) {
      return true;
    }
    return present.size() < limit && present.add(holder);
  }

  @Override
  public synchronized void release(String resource, AssignmentId holder) {
    Set<AssignmentId> present = holders.get(resource);
    if (present != null && present.remove(holder) && present.isEmpty()) {
      holders.remove(resource);
    }
  }
}
