package io.swim.testkit.internal.asa;

import io.swim.testkit.device.FailoverFault;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.NetworkDevice;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Two units of which one is active, at the address of the pair; the other one takes over address
 * and part when that goes down, and keeps them. A unit that came up gets the configuration of the
 * active one, and is ready when it was asked a few times. Thread-safe.
 *
 * <p>Nothing here may be called while a device is locked.
 */
public final class FailoverPair {
  /** What a unit is after it booted, before it is ready. */
  private static final List<String> SYNCHRONIZING = List.of("Sync Config", "Bulk Sync");

  private static final String STARS =
      "************WARNING****WARNING****WARNING********************";

  private final List<NetworkDevice> units = new CopyOnWriteArrayList<>();
  private final Map<NetworkDevice, List<String>> news = new HashMap<>();
  private Optional<NetworkDevice> active = Optional.empty();

  /** How many states the unit that is not active has behind it since it booted. */
  private int synchronizing;

  /** Takes a unit in: first the primary one. */
  public void add(NetworkDevice device) {
    units.add(device);
  }

  NetworkDevice primary() {
    return units.get(0);
  }

  /** Whether it is the primary one, which stays so. */
  boolean isPrimary(NetworkDevice device) {
    return primary() == device;
  }

  /** The other one. */
  Optional<NetworkDevice> mate(NetworkDevice device) {
    return units.stream().filter(unit -> unit != device).findFirst();
  }

  /** Whether it is the active one now. */
  synchronized boolean isActive(NetworkDevice device) {
    return active.filter(unit -> unit == device).isPresent();
  }

  /** Whether it could take over now. */
  synchronized boolean isReady(NetworkDevice device) {
    return device.isUp() && !isActive(device) && synchronizing == SYNCHRONIZING.size();
  }

  /** What it is now, in the words of {@code show failover}; who is asked gets on meanwhile. */
  synchronized String tell(NetworkDevice device) {
    if (!device.isUp()) {
      return "Failed";
    }
    if (isActive(device)) {
      return "Active";
    }
    if (isReady(device)) {
      return "Standby Ready";
    }
    String told = SYNCHRONIZING.get(synchronizing);
    boolean last = synchronizing == SYNCHRONIZING.size() - 1;
    if (!last || !device.faults().all().contains(FailoverFault.neverReady())) {
      synchronizing++;
    }
    return told;
  }

  /** A unit that is there again stands by, unless it is alone. */
  synchronized void cameUp(NetworkDevice device) {
    Optional<NetworkDevice> mate = mate(device).filter(NetworkDevice::isUp).filter(this::isActive);
    if (mate.isEmpty()) {
      activate(device);
      return;
    }
    synchronizing = device.reboots() == 0 ? SYNCHRONIZING.size() : 0;
    replicate(mate.get(), device);
  }

  private void replicate(NetworkDevice from, NetworkDevice to) {
    DeviceConfig config = from.nvram().running();
    if (!to.nvram().running().equals(config)) {
      to.nvram().configure(any -> config);
    }
    String mine = Asa.version(from);
    String other = Asa.version(to);
    String warning =
        mine.equals(other)
            ? ""
            : "\n%1$s\n   Mate version %2$s is not identical with ours %3$s\n%1$s\n"
                .formatted(STARS, other, mine);
    if (to.reboots() > 0) {
      news.computeIfAbsent(from, any -> new ArrayList<>())
          .add(
              warning
                  + "Beginning configuration replication: Sending to mate.\n"
                  + "End Configuration Replication to mate\n");
    }
  }

  /** The other one takes over if it is there. */
  synchronized void wentDown(NetworkDevice device) {
    if (isActive(device)) {
      mate(device).filter(NetworkDevice::isUp).ifPresent(this::activate);
    }
    synchronizing = 0;
  }

  /** Makes it the active one: it gets the address of the pair, and every session ends. */
  synchronized void activate(NetworkDevice device) {
    active = Optional.of(device);
    InetAddress address = primary().spec().address();
    Optional<NetworkDevice> mate = mate(device);
    if (device.address().equals(address) || mate.isEmpty()) {
      return;
    }
    InetAddress other = device.address();
    mate.get().fallSilent();
    device.fallSilent();
    device.answerAt(address);
    mate.get().answerAt(other);
  }

  /** What the unit wrote to its sessions so far. */
  synchronized List<String> news(NetworkDevice device) {
    return List.copyOf(news.getOrDefault(device, List.of()));
  }
}
