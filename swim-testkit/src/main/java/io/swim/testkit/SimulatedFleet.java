package io.swim.testkit;

import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.Optional;

/**
 * Simulated devices in this JVM, each on its own address of 127.0.0.0/8: a thousand of them need a
 * handful of threads while nobody is logged in. {@link #start()} returns when every device answers;
 * {@link #close()} leaves no thread, no socket and no file behind. Thread-safe.
 *
 * <pre>{@code
 * try (SimulatedFleet fleet = SimulatedFleet.builder().count(20).build().start()) {
 *   SimulatedDevice device = fleet.device("sw-07");
 *   ...
 * }
 * }</pre>
 */
public final class SimulatedFleet implements AutoCloseable {
  private static final int TRIES = 5;

  private final FleetSettings settings;
  private FleetRuntime runtime;

  SimulatedFleet(FleetSettings settings) {
    this.settings = settings;
    this.runtime = FleetRuntime.notStarted();
  }

  /** Settings of a new fleet: one Catalyst 2960 with version 12.2(55)SE3 when nothing is set. */
  public static SimulatedFleetBuilder builder() {
    return new SimulatedFleetBuilder();
  }

  /**
   * Starts all devices.
   *
   * @return this fleet
   * @throws IllegalStateException when it runs already, or a port can't be had
   */
  public synchronized SimulatedFleet start() {
    if (runtime.isStarted()) {
      throw new IllegalStateException("the fleet runs already");
    }
    for (int i = 1; ; i++) {
      try {
        runtime = FleetRuntime.start(settings);
        return this;
      } catch (IOException e) {
        // A free port can be free on the first address only: then others are tried.
        boolean again = e instanceof BindException && settings.hasFreePorts() && i < TRIES;
        if (!again) {
          throw new IllegalStateException("can't start the simulated devices: " + e, e);
        }
      }
    }
  }

  /** All devices, in order. */
  public synchronized List<SimulatedDevice> devices() {
    return runtime.devices();
  }

  /**
   * One device by its name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public SimulatedDevice device(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no device " + name + " among " + devices().size() + " started devices"));
  }

  synchronized Optional<SimulatedDevice> find(String name) {
    return runtime.find(name);
  }

  /** One device by its number from 0. */
  public SimulatedDevice device(int index) {
    return devices().get(index);
  }

  /** Number of different file contents that are stored for all devices together. */
  public synchronized int storedContents() {
    return runtime.storedContents();
  }

  /** Stops all devices. Does nothing when they don't run. */
  @Override
  public synchronized void close() {
    FleetRuntime ended = runtime;
    runtime = FleetRuntime.notStarted();
    ended.close();
  }
}
