package io.swim.testkit.internal.vrp;

import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.DeviceSpec;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.snmp.PhysicalEntity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Huawei VRP on a switch that stands alone. Keeps no state. */
public final class Vrp extends VrpFamily {
  private static final int BOARD = 67108867;

  public Vrp() {
    super(new VrpDialect());
  }

  @Override
  public List<String> deliver(DeviceSpec spec, FileSystems fileSystems, String name, Blob image)
      throws IOException {
    fileSystems.standard().load(name, image);
    return List.of("flash:/" + name);
  }

  @Override
  public Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    return device.bootedAgain().or(() -> VrpStart.boot(device, log));
  }

  @Override
  PhysicalEntity entity(NetworkDevice device) {
    String version =
        device.software().map(software -> software.image().facts().version()).orElse("");
    return PhysicalEntity.chassis(BOARD, device.spec().model().productId(), "MPU Board 0")
        .madeBy("Huawei Technologies Co., Ltd.")
        .withRevisions("VER.B", "0213", version)
        .withSerial(device.spec().serial());
  }
}
