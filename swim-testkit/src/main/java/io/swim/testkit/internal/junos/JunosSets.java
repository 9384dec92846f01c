package io.swim.testkit.internal.junos;

import io.swim.testkit.internal.flash.FlashFile;
import io.swim.testkit.internal.image.ImageFacts;
import java.util.Optional;

/**
 * The sets of packages in {@code /packages/sets}: what runs, what the next reboot takes, what was
 * before. They outlive reboots. Not thread-safe: guarded by the monitor of the device.
 */
final class JunosSets {
  private Optional<Packages> active = Optional.empty();
  private Optional<Packages> pending = Optional.empty();
  private Optional<Packages> previous = Optional.empty();

  /**
   * Unpacked packages.
   *
   * @param file that they came out of, as it was then
   */
  record Packages(FlashFile file, ImageFacts facts) {
    String version() {
      return facts.version();
    }
  }

  /** What the device comes with. */
  void deliver(Packages packages) {
    active = Optional.of(packages);
  }

  Packages active() {
    return active.orElseThrow();
  }

  Optional<Packages> pending() {
    return pending;
  }

  Optional<Packages> previous() {
    return previous;
  }

  /** The next reboot takes these. */
  void add(Packages packages) {
    pending = Optional.of(packages);
  }

  /** What was added is thrown away; whether there was something. */
  boolean removePending() {
    boolean was = pending.isPresent();
    pending = Optional.empty();
    return was;
  }

  /** What is booted. */
  Packages boot() {
    if (pending.isPresent()) {
      previous = active;
      active = pending;
      pending = Optional.empty();
    }
    return active();
  }
}
