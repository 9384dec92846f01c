package io.swim.testkit;

import io.swim.testkit.FleetSettings.SnmpReload;
import io.swim.testkit.device.BootStyle;
import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.internal.device.DeviceSpec;
import io.swim.testkit.internal.device.FaultBox;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.IosConfig;
import io.swim.testkit.internal.device.IosDevice;
import io.swim.testkit.internal.device.IosDevice.DeviceRuntime;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.BlobStore;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.snmp.UsmKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A fleet while it runs: the devices and the threads and sockets they share. */
final class FleetRuntime implements AutoCloseable {
  private final List<IosDevice> running = new ArrayList<>();
  private final List<SimulatedDevice> devices = new ArrayList<>();
  private @Nullable SharedServices shared;

  private FleetRuntime() {}

  static FleetRuntime notStarted() {
    return new FleetRuntime();
  }

  /** Starts all devices, or nothing. */
  static FleetRuntime start(FleetSettings settings) throws BindException {
    FleetRuntime fleet = new FleetRuntime();
    List<InetAddress> addresses = Addresses.from(settings.firstAddress(), settings.count());
    SimulatedPorts ports = FreePorts.fill(settings.ports(), addresses.get(0));
    SharedServices services = new SharedServices(ports, settings.clock());
    fleet.shared = services;
    try {
      DeviceFactory factory = new DeviceFactory(settings, services);
      for (int i = 0; i < settings.count(); i++) {
        IosDevice device = factory.make(i, addresses.get(i));
        fleet.running.add(device);
        services.listen(device, factory.keys);
        device.powerOn();
        fleet.devices.add(new SimulatedDevice(device, ports, () -> services.faultsChanged(device)));
      }
      return fleet;
    } catch (BindException e) {
      fleet.close();
      throw e;
    } catch (IOException e) {
      fleet.close();
      throw new UncheckedIOException("can't start the simulated devices", e);
    } catch (RuntimeException e) {
      fleet.close();
      throw e;
    }
  }

  boolean isStarted() {
    return shared != null;
  }

  List<SimulatedDevice> devices() {
    return List.copyOf(devices);
  }

  int storedContents() {
    return shared == null ? 0 : shared.store().size();
  }

  @Override
  public void close() {
    running.forEach(IosDevice::powerOff);
    if (shared != null) {
      shared.close();
    }
  }

  /** Puts devices together. */
  private static final class DeviceFactory {
    private final FleetSettings settings;
    private final DeviceRuntime runtime;
    private final BlobStore store;
    private final UsmKeys keys = new UsmKeys();
    private final Map<String, Blob> images = new TreeMap<>();

    DeviceFactory(FleetSettings settings, SharedServices services) throws IOException {
      this.settings = settings;
      this.runtime = services.deviceRuntime();
      this.store = services.store();
      add(settings.image());
      for (SimulatedImage image : settings.moreImages()) {
        add(image);
      }
    }

    private void add(SimulatedImage image) throws IOException {
      try (InputStream in = image.open()) {
        images.put(image.fileName(), store.put(in));
      }
    }

    IosDevice make(int index, InetAddress address) throws IOException {
      DeviceSpec spec =
          new DeviceSpec(
              index,
              settings.names().apply(index),
              address,
              settings.model(),
              settings.credentials(),
              settings.ssh(),
              settings.otherFileSystems(),
              settings.rebootTime(),
              settings.uptime(),
              settings.engineBoots(),
              settings.transfer());
      FaultBox faults = new FaultBox(settings.faults().apply(index));
      FlashFileSystem flash = fileSystem("flash", settings.model().flashBytes(), faults);
      for (Map.Entry<String, Blob> image : images.entrySet()) {
        flash.load(image.getKey(), image.getValue());
      }
      List<FlashFileSystem> all = new ArrayList<>(List.of(flash));
      settings.otherFileSystems().forEach((name, size) -> all.add(fileSystem(name, size, faults)));
      return new IosDevice(spec, runtime, new FileSystems(all), faults, config(spec));
    }

    private FlashFileSystem fileSystem(String name, long bytes, FaultBox faults) {
      return new FlashFileSystem(
          name, bytes, store, settings.clock(), () -> faults.has(Trait.FLASH_FULL));
    }

    private IosConfig config(DeviceSpec spec) {
      String slash = spec.model().bootStyle() == BootStyle.PATH_LIST ? "/" : "";
      String standard = "flash:" + slash + settings.image().fileName();
      return new IosConfig(
          spec.hostname(),
          settings.bootVariables().orElse(List.of(standard)),
          0,
          false,
          settings.snmpReload() == SnmpReload.CONFIGURED);
    }
  }
}
