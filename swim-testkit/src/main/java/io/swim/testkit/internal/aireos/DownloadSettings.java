package io.swim.testkit.internal.aireos;

import java.util.HashMap;
import java.util.Map;

/** What {@code transfer download} was told, a part of the configuration. Thread-safe. */
final class DownloadSettings {
  private final Map<String, String> running = new HashMap<>();
  private Map<String, String> saved = Map.of();

  synchronized void set(String name, String value) {
    running.put(name, value);
  }

  synchronized String get(String name) {
    return running.getOrDefault(name, "");
  }

  synchronized void save() {
    saved = Map.copyOf(running);
  }

  synchronized void forgetUnsaved() {
    running.clear();
    running.putAll(saved);
  }
}
