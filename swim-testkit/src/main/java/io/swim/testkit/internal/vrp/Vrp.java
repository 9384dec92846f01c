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
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.snmp.EntityGroup;
import io.swim.testkit.internal.snmp.PhysicalEntity;
import io.swim.testkit.internal.snmp.SystemGroups;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Huawei VRP on a switch that stands alone. Keeps no state. */
public final class Vrp implements Personality {
  private static final int BOARD = 67108867;

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
  public LoginText login(NetworkDevice device) {
    return VrpText.login(device);
  }

  @Override
  public CommandSession session(NetworkDevice device, Terminal terminal, int privilege) {
    return new VrpSession(device, terminal, new VrpDialect());
  }

  @Override
  public void configure(NetworkDevice device, String lines) throws IOException {
    new VrpSession(device, Terminal.ofNobody(), new VrpDialect()).configure(lines);
  }

  @Override
  public String configuration(NetworkDevice device, DeviceConfig config) {
    return VrpShow.configuration(device, config);
  }

  @Override
  public List<MibGroup> mibGroups(NetworkDevice device) {
    List<MibGroup> groups = new ArrayList<>(SystemGroups.of(device));
    groups.add(EntityGroup.of(() -> List.of(board(device))));
    return groups;
  }

  private static PhysicalEntity board(NetworkDevice device) {
    String version =
        device.software().map(software -> software.image().facts().version()).orElse("");
    return PhysicalEntity.chassis(BOARD, device.spec().model().productId(), "MPU Board 0")
        .madeBy("Huawei Technologies Co., Ltd.")
        .withRevisions("VER.B", "0213", version)
        .withSerial(device.spec().serial());
  }
}
