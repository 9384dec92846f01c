package io.swim.testkit.internal.smallbusiness;

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
import io.swim.testkit.internal.slots.Slots;
import io.swim.testkit.internal.snmp.SmallBusinessGroups;
import io.swim.testkit.internal.snmp.SystemGroups;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Small Business switch of the 300 series, with two images. Keeps no state. */
public final class SmallBusiness implements Personality {
  @Override
  public List<String> deliver(DeviceSpec spec, FileSystems fileSystems, String name, Blob image)
      throws IOException {
    fileSystems.standard().load(Slots.FIRST, image);
    return List.of(Slots.FIRST);
  }

  @Override
  public Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    return Slots.boot(device, log);
  }

  @Override
  public LoginText login(NetworkDevice device) {
    return new LoginText(
        "", "\n", "User Name:", "Password:", "authentication failed\n", "authentication failed\n");
  }

  @Override
  public CommandSession session(NetworkDevice device, Terminal terminal, int privilege) {
    return new SbSession(device, terminal, privilege);
  }

  @Override
  public void configure(NetworkDevice device, String lines) throws IOException {
    new SbSession(device, Terminal.ofNobody(), SbSession.ENABLED).configure(lines);
  }

  @Override
  public String configuration(NetworkDevice device, DeviceConfig config) {
    return "config-file-header\n" + config.hostname() + "\n!\nhostname " + config.hostname() + "\n";
  }

  @Override
  public List<MibGroup> mibGroups(NetworkDevice device) {
    List<MibGroup> groups = new ArrayList<>(SystemGroups.of(device));
    groups.addAll(SmallBusinessGroups.of(device));
    return groups;
  }
}
