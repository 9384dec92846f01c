package io.swim.testkit.internal.vrp;

import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.CommandSession;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.DeviceSpec;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.LoginText;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.Personality;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.snmp.EntityGroup;
import io.swim.testkit.internal.snmp.PhysicalEntity;
import io.swim.testkit.internal.snmp.SystemGroups;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Comware 7 on a switch that stands alone. Keeps no state. */
public final class Comware implements Personality {
  private static final int CHASSIS = 2;

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
  public LoginText login(NetworkDevice device) {
    return VrpText.login(device);
  }

  @Override
  public CommandSession session(NetworkDevice device, Terminal terminal, int privilege) {
    return new VrpSession(device, terminal, new ComwareDialect());
  }

  @Override
  public void configure(NetworkDevice device, String lines) throws IOException {
    new VrpSession(device, Terminal.ofNobody(), new ComwareDialect()).configure(lines);
  }

  @Override
  public String configuration(NetworkDevice device, DeviceConfig config) {
    return VrpShow.configuration(device, config);
  }

  @Override
  public List<MibGroup> mibGroups(NetworkDevice device) {
    List<MibGroup> groups = new ArrayList<>(SystemGroups.of(device));
    groups.add(EntityGroup.of(() -> List.of(chassis(device))));
    return groups;
  }

  private static PhysicalEntity chassis(NetworkDevice device) {
    String version =
        device.software().map(software -> software.image().facts().fullVersion()).orElse("");
    return PhysicalEntity.chassis(CHASSIS, device.spec().model().productId(), "Chassis")
        .madeBy("HPE")
        .withRevisions("VER.A", "155", version)
        .withSerial(device.spec().serial());
  }
}
