package io.swim.testkit.internal.asa;

import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.NetworkDevice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two units of which one is active. The other one takes over when that goes down, and keeps it; it
 * gets the configuration of the active one whenever one of them came up. Thread-safe.
 *
 * <p>Who is active is found out when somebody asks: by then, a unit that was booted has another
 * epoch. Nothing here may be called while a device is locked.
 */
public final class FailoverPair {
  private static final int NEVER = -1;

  private final @Nullable NetworkDevice[] units = new @Nullable NetworkDevice[2];
  private final int[] seen = {NEVER, NEVER};
  private int active;

  /** Takes a unit in; the one with an even number is the primary. May be called by a device. */
  void join(NetworkDevice device) {
    synchronized (units) {
      units[unit(device)] = device;
    }
  }

  private static int unit(NetworkDevice device) {
    return device.spec().index() % 2;
  }

  private Optional<NetworkDevice> unit(int number) {
    synchronized (units) {
      return Optional.ofNullable(units[number]);
    }
  }

  /** Whether it is the primary one, which stays so. */
  boolean isPrimary(NetworkDevice device) {
    return unit(device) == 0;
  }

  /** The other one. */
  Optional<NetworkDevice> mate(NetworkDevice device) {
    return unit(1 - unit(device));
  }

  /** Whether it is the active one now. */
  synchronized boolean isActive(NetworkDevice device) {
    settle();
    return active == unit(device);
  }

  /** What it is now, in the words of {@code show failover}. */
  synchronized String state(NetworkDevice device) {
    if (isActive(device)) {
      return "Active";
    }
    return device.isUp() ? "Standby Ready" : "Failed";
  }

  /** Makes it the active one. */
  synchronized void activate(NetworkDevice device) {
    settle();
    active = unit(device);
  }

  /** Who went down, and came back or not, is not active any more if the other one was there. */
  private void settle() {
    Optional<NetworkDevice> one = unit(0);
    Optional<NetworkDevice> other = unit(1);
    if (one.isEmpty() || other.isEmpty()) {
      return;
    }
    if (!hasStayed(active) && hasStayed(1 - active)) {
      active = 1 - active;
    }
    boolean isNew = !hasStayed(0) || !hasStayed(1);
    if (one.get().isUp() && other.get().isUp() && isNew) {
      seen[0] = one.get().epoch();
      seen[1] = other.get().epoch();
      replicate();
    }
  }

  private boolean hasStayed(int number) {
    return unit(number)
        .filter(device -> device.isUp() && device.epoch() == seen[number])
        .isPresent();
  }

  private void replicate() {
    DeviceConfig config = unit(active).orElseThrow().nvram().running();
    unit(1 - active)
        .filter(standby -> !standby.nvram().running().equals(config))
        .ifPresent(standby -> standby.nvram().configure(any -> config));
  }
}
