package io.swim.testkit.fake;

import io.swim.device.SoftwarePackage;
import io.swim.device.SoftwarePackage.State;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is unpacked on a fake device: versions and what they are used for. Not thread-safe. */
final class FakePackages {
  /** The file that lists them. */
  static final String LIST = "packages.conf";

  private final Map<String, State> states = new LinkedHashMap<>();
  private String running;
  private Optional<String> atNextBoot = Optional.empty();
  private boolean isOnTrial;
  private final Map<String, State> parts = new LinkedHashMap<>();
  private boolean partsWaitForReload;

  FakePackages(String version) {
    running = version;
    states.put(version, State.COMMITTED);
  }

  static FakeFile list() {
    return new FakeFile(LIST, 4000, "", new Digest(DigestAlgorithm.MD5, "c".repeat(32)), true);
  }

  String running() {
    return running;
  }

  void addPart(String name) {
    parts.putIfAbsent(name, State.INACTIVE);
  }

  boolean hasPart(String name) {
    return parts.containsKey(name);
  }

  /** It runs, or does not any more; until the next boot, unless that is what it waits for. */
  void changePart(String name, boolean run, boolean waitsForReload) {
    State before = parts.getOrDefault(name, State.INACTIVE);
    State after =
        run
            ? before == State.DEACTIVATED ? State.COMMITTED : State.UNCOMMITTED
            : before == State.COMMITTED ? State.DEACTIVATED : State.INACTIVE;
    parts.put(name, after);
    partsWaitForReload = waitsForReload;
  }

  private void bootParts() {
    if (!partsWaitForReload) {
      parts.replaceAll(
          (name, state) ->
              state == State.UNCOMMITTED
                  ? State.INACTIVE
                  : state == State.DEACTIVATED ? State.COMMITTED : state);
    }
    partsWaitForReload = false;
  }

  void add(String version) {
    states.putIfAbsent(version, State.INACTIVE);
  }

  /** It takes the place of what does not run. */
  void fillSlot(String version) {
    states.values().removeIf(state -> state == State.INACTIVE);
    states.put(version, State.INACTIVE);
  }

  boolean has(String version) {
    return states.containsKey(version);
  }

  /** Runs after the next boot, and until the one after that unless it is committed. */
  void activate(String version) {
    states.replaceAll((name, state) -> state == State.UNCOMMITTED ? State.INACTIVE : state);
    states.put(version, State.UNCOMMITTED);
    atNextBoot = Optional.of(version);
  }

  void commit() {
    if (states.containsValue(State.UNCOMMITTED)) {
      states.replaceAll(
          (name, state) -> state == State.UNCOMMITTED ? State.COMMITTED : State.INACTIVE);
    }
    parts.replaceAll(
        (name, state) ->
            state == State.UNCOMMITTED
                ? State.COMMITTED
                : state == State.DEACTIVATED ? State.INACTIVE : state);
    isOnTrial = false;
  }

  /** What is on trial when the device boots again is taken back. */
  void boot(boolean old) {
    bootParts();
    if (old || atNextBoot.isEmpty() && isOnTrial) {
      states.replaceAll((name, state) -> state == State.UNCOMMITTED ? State.INACTIVE : state);
      running = committed();
      isOnTrial = false;
    } else {
      isOnTrial = atNextBoot.isPresent() && states.containsValue(State.UNCOMMITTED);
      running = atNextBoot.orElse(running);
    }
    atNextBoot = Optional.empty();
  }

  /** Whether something runs that is not committed. */
  boolean isOnTrial() {
    return isOnTrial;
  }

  private String committed() {
    return states.entrySet().stream()
        .filter(each -> each.getValue() == State.COMMITTED)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(running);
  }

  List<SoftwarePackage> all() {
    List<SoftwarePackage> all = new ArrayList<>();
    states.forEach(
        (version, state) ->
            all.add(new SoftwarePackage("fake-" + version, Optional.of(version), state)));
    parts.forEach((name, state) -> all.add(new SoftwarePackage(name, Optional.empty(), state)));
    return all;
  }
}
