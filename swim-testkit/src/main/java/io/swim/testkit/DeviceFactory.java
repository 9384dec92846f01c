package io.swim.testkit;

import io.swim.device.TransferProtocol;
import io.swim.testkit.FleetSettings.SnmpReload;
import io.swim.testkit.device.BootStyle;
import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.DeviceSpec;
import io.swim.testkit.internal.device.FaultBox;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.NetworkDevice.DeviceRuntime;
import io.swim.testkit.internal.device.TransferConfig;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.BlobStore;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.ios.Ios;
import io.swim.testkit.internal.snmp.UsmKeys;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts devices together. */
final class DeviceFactory {
  private final FleetSettings settings;
  private final DeviceRuntime runtime;
  private final BlobStore store;
  private final UsmKeys keys = new UsmKeys();
  private final Map<String, Blob> images = new LinkedHashMap<>();

  DeviceFactory(FleetSettings settings, SharedServices services) throws IOException {
    this.settings = settings;
    this.runtime = services.deviceRuntime();
    this.store = services.store();
    add(settings.image());
    for (SimulatedImage image : settings.moreImages()) {
      add(image);
    }
  }

  /** Keys that the devices share the work for. */
  UsmKeys keys() {
    return keys;
  }

  private void add(SimulatedImage image) throws IOException {
    try (InputStream in = image.open()) {
      images.put(image.fileName(), store.put(in));
    }
  }

  NetworkDevice make(int index, InetAddress address) {
    DeviceSpec spec =
        new DeviceSpec(
            index,
            settings.names().apply(index),
            address,
            settings.model(),
            settings.credentials(),
            settings.ssh(),
            settings.rebootTime(),
            settings.uptime(),
            settings.engineBoots(),
            settings.transfer());
    FaultBox faults = new FaultBox(settings.faults().apply(index));
    FlashFileSystem flash = fileSystem("flash", settings.model().flashBytes(), faults);
    for (Map.Entry<String, Blob> image : images.entrySet()) {
      load(flash, image.getKey(), image.getValue());
    }
    List<FlashFileSystem> all = new ArrayList<>(List.of(flash));
    settings.otherFileSystems().forEach((name, size) -> all.add(fileSystem(name, size, faults)));
    return new NetworkDevice(spec, runtime, new FileSystems(all), faults, config(spec), new Ios());
  }

  private static void load(FlashFileSystem flash, String name, Blob image) {
    try {
      flash.load(name, image);
    } catch (FlashException e) {
      throw new IllegalArgumentException(
          "can't put "
              + name
              + " of "
              + image.sizeBytes()
              + " bytes on flash: of "
              + flash.totalBytes()
              + " bytes: "
              + e.getMessage(),
          e);
    }
  }

  private FlashFileSystem fileSystem(String name, long bytes, FaultBox faults) {
    return new FlashFileSystem(
        name,
        bytes,
        store,
        settings.clock(),
        () -> faults.has(Trait.FLASH_FULL),
        () -> faults.has(Trait.KEEP_ROOM_OF_DELETED));
  }

  private DeviceConfig config(DeviceSpec spec) {
    String slash = spec.model().bootStyle() == BootStyle.PATH_LIST ? "/" : "";
    String standard = "flash:" + slash + settings.image().fileName();
    return new DeviceConfig(
        spec.hostname(),
        settings.bootVariables().orElse(List.of(standard)),
        0,
        false,
        settings.snmpReload() == SnmpReload.CONFIGURED,
        TransferConfig.NONE.withScpServer(
            settings.transfer().ownServers().contains(TransferProtocol.SCP)));
  }
}
