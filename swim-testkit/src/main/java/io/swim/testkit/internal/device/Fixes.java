package io.swim.testkit.internal.device;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fixes that were added to a device, which of them run, and which of those are committed; it
 * outlives reboots. Not thread-safe: guarded by the monitor of the device.
 */
public final class Fixes {
  private final Map<String, InstalledFix> added = new LinkedHashMap<>();
  private final Set<String> active = new LinkedHashSet<>();
  private final Set<String> committed = new LinkedHashSet<>();
  private boolean waitsForReload;

  /**
   * A fix.
   *
   * @param name as the device lists it
   * @param version into which it is installed
   */
  public record InstalledFix(String name, String version, boolean reloads) {}

  public void add(InstalledFix part) {
    added.putIfAbsent(part.name(), part);
  }

  /** By its name, or the one of its package. */
  public Optional<InstalledFix> find(String name) {
    return Optional.ofNullable(added.get(name.replaceFirst("\\.x86_64$", "")));
  }

  public boolean isActive(InstalledFix part) {
    return active.contains(part.name());
  }

  /** Lets them run, or not any more; until the next reload, unless that is what they wait for. */
  public void change(List<InstalledFix> parts, boolean run) {
    List<String> names = parts.stream().map(InstalledFix::name).toList();
    if (run) {
      active.addAll(names);
    } else {
      names.forEach(active::remove);
    }
    waitsForReload = parts.stream().anyMatch(InstalledFix::reloads);
  }

  /** Whether what runs is not what is committed. */
  public boolean isOnTrial() {
    return !active.equals(committed);
  }

  public void commit() {
    committed.clear();
    committed.addAll(active);
  }

  /** The device was reloaded: what is not committed is as before, but for what waited for that. */
  public void booted() {
    if (!waitsForReload) {
      active.clear();
      active.addAll(committed);
    }
    waitsForReload = false;
  }

  public List<String> active(String version) {
    return of(active, version);
  }

  public List<String> committed(String version) {
    return of(committed, version);
  }

  /** All that were added for a version. */
  public List<String> added(String version) {
    return of(added.keySet(), version);
  }

  /** What was added and does not run. */
  public List<String> inactive(String version) {
    List<String> names = new ArrayList<>(added.keySet());
    names.removeAll(active(version));
    return names;
  }

  private List<String> of(Collection<String> names, String version) {
    return names.stream()
        .filter(name -> added.containsKey(name) && added.get(name).version().equals(version))
        .toList();
  }
}
