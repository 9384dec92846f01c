package io.swim.store;

import io.swim.device.DeviceId;
import io.swim.job.AssignmentId;
import io.swim.job.ConditionNote;
import io.swim.spi.ConditionStore;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conditions of devices in memory: gone with the process. Thread-safe. */
public final class InMemoryConditionStore implements ConditionStore {
  private final Map<DeviceId, Map<AssignmentId, ConditionNote>> all = new HashMap<>();

  @Override
  public synchronized List<ConditionNote> notes(DeviceId device) {
    return List.copyOf(all.getOrDefault(device, Map.of()).values());
  }

  @Override
  public synchronized void put(ConditionNote note) {
    all.computeIfAbsent(note.device(), key -> new LinkedHashMap<>()).put(note.assignment(), note);
  }
}
