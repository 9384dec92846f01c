package io.swim.store;

import io.swim.image.ImageGroup;
import io.swim.spi.ImageGroupStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Groups of images in memory: gone with the process. Thread-safe. */
public final class InMemoryImageGroupStore implements ImageGroupStore {
  private final Map<String, ImageGroup> all = new TreeMap<>();

  @Override
  public synchronized boolean create(ImageGroup first) {
    return all.putIfAbsent(first.name(), first) == null;
  }

  @Override
  public synchronized Optional<ImageGroup> find(String name) {
    return Optional.ofNullable(all.get(name));
  }

  @Override
  public synchronized List<ImageGroup> list() {
    return List.copyOf(all.values());
  }

  @Override
  public synchronized boolean replace(ImageGroup expected, ImageGroup next) {
    boolean taken = !next.name().equals(expected.name()) && all.containsKey(next.name());
    if (taken || !expected.equals(all.get(expected.name()))) {
      return false;
    }
    all.remove(expected.name());
    all.put(next.name(), next);
    return true;
  }

  @Override
  public synchronized boolean delete(String name) {
    return all.remove(name) != null;
  }
}
