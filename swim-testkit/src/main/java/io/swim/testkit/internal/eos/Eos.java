package io.swim.testkit.internal.eos;

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

/** Arista EOS on a fixed switch. Keeps no state. */
public final class Eos implements Personality {
  @Override
  public List<String> deliver(DeviceSpec spec, FileSystems fileSystems, String name, Blob image)
      throws IOException {
    fileSystems.standard().load(name, image);
    return EosBoot.write(fileSystems.standard(), List.of("flash:/" + name));
  }

  @Override
  public Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    return device.bootedAgain().or(() -> EosBoot.boot(device, log));
  }

  @Override
  public LoginText login(NetworkDevice device) {
    return EosText.login(device);
  }

  @Override
  public CommandSession session(NetworkDevice device, Terminal terminal, int privilege) {
    return new EosSession(device, terminal, privilege);
  }

  @Override
  public void configure(NetworkDevice device, String lines) throws IOException {
    new EosSession(device, Terminal.ofNobody(), EosSession.ENABLED).configure(lines);
  }

  @Override
  public String configuration(NetworkDevice device, DeviceConfig config) {
    return EosShow.configuration(device, config);
  }

  @Override
  public List<MibGroup> mibGroups(NetworkDevice device) {
    List<MibGroup> groups = new ArrayList<>(SystemGroups.of(device));
    groups.add(EntityGroup.of(() -> List.of(chassis(device))));
    return groups;
  }

  private static PhysicalEntity chassis(NetworkDevice device) {
    String version =
        device.software().map(software -> software.image().facts().version()).orElse("");
    return PhysicalEntity.chassis(1, device.spec().model().productId(), "")
        .madeBy("Arista Networks")
        .withRevisions("11.01", "Aboot-norcal6-6.1.4", version)
        .withSerial(device.spec().serial());
  }
}
