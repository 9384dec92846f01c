package io.swim.testkit;

import io.swim.device.TransferProtocol;
import io.swim.testkit.FleetSettings.SnmpReload;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SimulatedPlatform;
import io.swim.testkit.internal.aireos.AireOs;
import io.swim.testkit.internal.aironet.Aironet;
import io.swim.testkit.internal.asa.Asa;
import io.swim.testkit.internal.asa.FailoverPair;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.DeviceSpec;
import io.swim.testkit.internal.device.FaultBox;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.FirewallSettings.Grouping;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.NetworkDevice.DeviceRuntime;
import io.swim.testkit.internal.device.Personality;
import io.swim.testkit.internal.device.TransferConfig;
import io.swim.testkit.internal.eos.Eos;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.BlobStore;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.ios.Ios;
import io.swim.testkit.internal.iosxe.IosXe;
import io.swim.testkit.internal.iosxr.IosXr;
import io.swim.testkit.internal.junos.Junos;
import io.swim.testkit.internal.linux.LinuxAb;
import io.swim.testkit.internal.nxos.NxOs;
import io.swim.testkit.internal.routeros.RouterOs;
import io.swim.testkit.internal.smallbusiness.SmallBusiness;
import io.swim.testkit.internal.snmp.UsmKeys;
import io.swim.testkit.internal.vrp.Comware;
import io.swim.testkit.internal.vrp.Vrp;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts devices together. */
final class DeviceFactory {
  private final FleetSettings settings;
  private final DeviceRuntime runtime;
  private final BlobStore store;
  private final UsmKeys keys = new UsmKeys();
  private final Map<String, Blob> images = new LinkedHashMap<>();
  private final Map<Integer, FailoverPair> pairs = new HashMap<>();

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

  /**
   * Makes one box.
   *
   * @param index of the box; behind the first units of all failover pairs come the second ones
   */
  NetworkDevice make(int index, InetAddress address) {
    int number = index % settings.count();
    DeviceSpec spec =
        new DeviceSpec(
            index,
            settings.names().apply(number),
            address,
            settings.model(),
            settings.credentials(),
            settings.ssh(),
            settings.rebootTime(),
            settings.uptime(),
            settings.engineBoots(),
            settings.transfer(),
            settings.install());
    FaultBox faults = new FaultBox(settings.faults().apply(number));
    FileSystems fileSystems = fileSystems(settings.model(), faults);
    Personality personality = personality(index, settings.model());
    List<String> bootList = deliver(spec, fileSystems, personality);
    DeviceConfig config = config(spec, settings.bootVariables().orElse(bootList));
    NetworkDevice device =
        new NetworkDevice(spec, runtime, fileSystems, faults, config, personality);
    if (personality instanceof Asa asa) {
      asa.pair().ifPresent(pair -> pair.add(device));
    }
    return device;
  }

  private Personality personality(int index, SimulatedModel model) {
    if (settings.personality().isPresent()) {
      return settings.personality().get().get();
    }
    return switch (model.platform()) {
      case IOS -> new Ios();
      case IOS_XE, C9800, EWC -> new IosXe();
      case NX_OS -> new NxOs();
      case ASA -> new Asa(settings.firewall().contexts(), pair(index));
      case IOS_XR, IOS_XR_PIE, IOS_XR_LNT -> new IosXr();
      case EOS -> new Eos();
      case VRP -> new Vrp();
      case AIREOS -> new AireOs();
      case AIRONET -> new Aironet();
      case SMALL_BUSINESS -> new SmallBusiness();
      case JUNOS -> new Junos();
      case LINUX_AB -> new LinuxAb();
      case COMWARE -> new Comware();
      case ROUTEROS -> new RouterOs();
    };
  }

  /** The pair that the box is in. */
  private Optional<FailoverPair> pair(int index) {
    return settings.firewall().grouping() == Grouping.PAIRS
        ? Optional.of(pairs.computeIfAbsent(index % settings.count(), number -> new FailoverPair()))
        : Optional.empty();
  }

  /** Puts the images there, and tells what the device boots then. */
  private List<String> deliver(DeviceSpec spec, FileSystems fileSystems, Personality personality) {
    String first = settings.image().fileName();
    FlashFileSystem flash = fileSystems.standard();
    String next = first;
    try {
      List<String> bootList = personality.deliver(spec, fileSystems, first, images.get(first));
      for (Map.Entry<String, Blob> image : images.entrySet()) {
        next = image.getKey();
        if (!next.equals(first)) {
          flash.load(next, image.getValue());
        }
      }
      return bootList;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "can't put "
              + next
              + " of "
              + images.get(next).sizeBytes()
              + " bytes on flash: of "
              + flash.totalBytes()
              + " bytes: "
              + e.getMessage(),
          e);
    }
  }

  private FileSystems fileSystems(SimulatedModel model, FaultBox faults) {
    List<FlashFileSystem> all = new ArrayList<>();
    Map<String, String> otherNames = new HashMap<>();
    String standard = model.flashName();
    for (int member = 1; member <= model.members(); member++) {
      String separator = model.platform() == SimulatedPlatform.IOS ? "" : "-";
      String name = member == 1 ? standard : standard + separator + member;
      all.add(fileSystem(name, model.flashBytes(), faults, InstallFault.memberWithoutRoom(member)));
    }
    if (model.platform().isIosXe()) {
      otherNames.putAll(
          Map.of("flash", standard, "bootflash", standard, standard + "-1", standard));
    }
    if (model.platform() == SimulatedPlatform.IOS && model.members() > 1) {
      otherNames.put(standard + "1", standard);
    }
    if (model.platform() == SimulatedPlatform.ASA) {
      otherNames.put("flash", standard);
    }
    if (model.flashName().equals("harddisk")) {
      all.add(fileSystem("disk0", 8L << 30, faults, Fault.flashFull()));
    }
    settings
        .otherFileSystems()
        .forEach((name, size) -> all.add(fileSystem(name, size, faults, Fault.flashFull())));
    return new FileSystems(all, otherNames);
  }

  /** A file system that is full with that fault, too. */
  private FlashFileSystem fileSystem(String name, long bytes, FaultBox faults, Fault full) {
    return new FlashFileSystem(
        name,
        bytes,
        store,
        settings.clock(),
        () -> faults.has(Trait.FLASH_FULL) || faults.all().contains(full),
        () -> faults.has(Trait.KEEP_ROOM_OF_DELETED));
  }

  private DeviceConfig config(DeviceSpec spec, List<String> bootList) {
    return new DeviceConfig(
        spec.hostname(),
        bootList,
        0,
        false,
        settings.snmpReload() == SnmpReload.CONFIGURED,
        TransferConfig.NONE.withScpServer(
            settings.transfer().ownServers().contains(TransferProtocol.SCP)),
        settings.firewall().grouping() == Grouping.PAIRS
            ? Map.of("prompt", "hostname priority state")
            : Map.of());
  }
}
