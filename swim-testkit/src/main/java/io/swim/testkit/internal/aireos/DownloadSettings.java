package io.swim.testkit.internal.aireos;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code transfer download} was told, a part of the configuration, and how it goes.
 * Thread-safe.
 */
final class DownloadSettings {
  private static final int NOT_INITIATED = 1;
  private static final int STARTING = 2;
  private static final Set<Integer> BUSY = Set.of(STARTING, 5, 7, 9);

  private final Map<String, String> running = new HashMap<>();
  private Map<String, String> saved = Map.of();
  private int status = NOT_INITIATED;

  synchronized void set(String name, String value) {
    running.put(name, value);
  }

  synchronized String get(String name) {
    return running.getOrDefault(name, "");
  }

  /** How the last download stands, as agentTransferDownloadStatus has it. */
  synchronized void status(int now) {
    status = now;
  }

  synchronized int status() {
    return status;
  }

  /** Begins with a download, unless one is under way; returns what that one was told. */
  synchronized Optional<Map<String, String>> begin() {
    if (isBusy()) {
      return Optional.empty();
    }
    status = STARTING;
    return Optional.of(Map.copyOf(running));
  }

  synchronized boolean isBusy() {
    return BUSY.contains(status);
  }

  synchronized void save() {
    saved = Map.copyOf(running);
  }

  synchronized void forgetUnsaved() {
    running.clear();
    running.putAll(saved);
    status = NOT_INITIATED;
  }
}
