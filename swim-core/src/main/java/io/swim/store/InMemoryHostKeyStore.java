package io.swim.store;

import io.swim.device.DeviceId;
import io.swim.spi.HostKeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Host keys in memory: with trust on first use, trusted anew in every process. Thread-safe. */
public final class InMemoryHostKeyStore implements HostKeyStore {
  private final Map<DeviceId, List<String>> keys = new ConcurrentHashMap<>();

  @Override
  public List<String> find(DeviceId device) {
    return keys.getOrDefault(device, List.of());
  }

  @Override
  public void remember(DeviceId device, String key) {
    keys.putIfAbsent(device, List.of(key));
  }
}
