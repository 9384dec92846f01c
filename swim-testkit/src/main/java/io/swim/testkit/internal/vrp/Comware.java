package io.swim.testkit.internal.vrp;

import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.DeviceSpec;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.snmp.PhysicalEntity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Comware 7 on a switch that stands alone. Keeps no state. */
public final class Comware extends VrpFamily {
  private static final int CHASSIS = 2;

  public Comware() {
    super(new ComwareDialect());
  }

  /** It has what the IPE file was unpacked to. */
  @Override
  public List<String> deliver(DeviceSpec spec, FileSystems fileSystems, String name, Blob image)
      throws IOException {
    try {
      String system = name;
      Map<String, Blob> images = image.unpack(fileSystems.standard().store());
      for (Map.Entry<String, Blob> each : images.entrySet()) {
        system = each.getKey();
        fileSystems.standard().load(system, each.getValue());
      }
      return List.of("flash:/" + system);
    } catch (NotBootable e) {
      fileSystems.standard().load(name, image);
      return List.of("flash:/" + name);
    }
  }

  @Override
  public Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    return device.bootedAgain().or(() -> ComwareStart.boot(device, log));
  }

  @Override
  PhysicalEntity entity(NetworkDevice device) {
    String version =
        device.software().map(software -> software.image().facts().fullVersion()).orElse("");
    return PhysicalEntity.chassis(CHASSIS, device.spec().model().productId(), "Chassis")
        .madeBy("HPE")
        .withRevisions("VER.A", "155", version)
        .withSerial(device.spec().serial());
  }
}
