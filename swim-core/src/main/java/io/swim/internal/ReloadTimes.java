package io.swim.internal;

import java.time.Duration;
import java.time.Instant;

/** How long a device may take for the reload that it was told of. */
final class ReloadTimes {
  private final Installer installer;

  ReloadTimes(Installer installer) {
    this.installer = installer;
  }

  /** How long a device that took the order may take to go down. */
  Duration grace(Work work) {
    return Installer.isInstalled(work)
        ? installer.activationTime(work)
        : work.options().timeouts().reloadGrace();
  }

  /** When a device that took the last order has gone down. */
  Instant graceEnds(Work work) {
    return work.assignment().reloadOrderedAt().orElseThrow().plus(grace(work));
  }

  /** How long it may take until it is back, from the order on. */
  Duration untilBack(Work work) {
    Duration wait = work.options().timeouts().rebootWait();
    return Installer.isInstalled(work) ? wait.plus(installer.activationTime(work)) : wait;
  }
}
