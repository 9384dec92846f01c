package io.swim.testkit;

import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fleet while it runs: the devices and the threads and sockets they share. */
final class FleetRuntime implements AutoCloseable {
  private final List<NetworkDevice> running = new ArrayList<>();
  private final Map<String, SimulatedDevice> byName = new HashMap<>();
  private List<SimulatedDevice> devices = List.of();
  private @Nullable SharedServices shared;

  private FleetRuntime() {}

  static FleetRuntime notStarted() {
    return new FleetRuntime();
  }

  /** Starts all devices, or nothing. */
  static FleetRuntime start(FleetSettings settings) throws IOException {
    FleetRuntime fleet = new FleetRuntime();
    List<InetAddress> addresses = Addresses.from(settings.firstAddress(), settings.boxes());
    SimulatedPorts ports = FreePorts.fill(settings.ports(), addresses.get(0));
    SharedServices services = new SharedServices(ports, settings.clock());
    fleet.shared = services;
    try {
      DeviceFactory factory = new DeviceFactory(settings, services);
      for (int i = 0; i < settings.boxes(); i++) {
        fleet.running.add(factory.make(i, addresses.get(i)));
      }
      List<SimulatedDevice> started = new ArrayList<>();
      for (int i = 0; i < settings.count(); i++) {
        List<NetworkDevice> units = new ArrayList<>();
        for (int box = i; box < settings.boxes(); box += settings.count()) {
          units.add(fleet.running.get(box));
        }
        services.listen(units, factory.keys());
        started.add(powerOn(units, services, ports));
      }
      started.forEach(device -> fleet.byName.putIfAbsent(device.name(), device));
      fleet.devices = List.copyOf(started);
      return fleet;
    } catch (IOException | RuntimeException e) {
      fleet.close();
      throw e;
    }
  }

  /** Starts what the host knows as one device: the first unit of a pair is active first. */
  private static SimulatedDevice powerOn(
      List<NetworkDevice> units, SharedServices services, SimulatedPorts ports) throws IOException {
    InetAddress address = units.get(0).address();
    List<SimulatedDevice> views = new ArrayList<>();
    for (NetworkDevice unit : units) {
      unit.powerOn();
      views.add(new SimulatedDevice(unit, address, ports, () -> services.faultsChanged(unit)));
    }
    if (views.size() > 1) {
      views.get(0).pairWith(views.get(1));
    }
    return views.get(0);
  }

  boolean isStarted() {
    return shared != null;
  }

  List<SimulatedDevice> devices() {
    return devices;
  }

  Optional<SimulatedDevice> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  int storedContents() {
    return shared == null ? 0 : shared.store().size();
  }

  @Override
  public void close() {
    running.forEach(NetworkDevice::powerOff);
    if (shared != null) {
      shared.close();
    }
  }
}
