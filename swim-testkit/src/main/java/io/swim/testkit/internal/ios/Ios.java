package io.swim.testkit.internal.ios;

import io.swim.testkit.device.BootStyle;
import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.CommandSession;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.DeviceSpec;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.LoginText;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.NetworkDevice.Software;
import io.swim.testkit.internal.device.Personality;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.snmp.CiscoGroups;
import io.swim.testkit.internal.snmp.PhysicalEntity;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Classic Cisco IOS. Keeps no state: one for all devices. */
public final class Ios implements Personality {
  private static final Map<BootStyle, Modes> MODES = new EnumMap<>(BootStyle.class);
  private static final int CHASSIS = 1001;

  static {
    for (BootStyle style : BootStyle.values()) {
      MODES.put(style, new Modes(style));
    }
  }

  private static Modes modes(NetworkDevice device) {
    return MODES.get(device.spec().model().bootStyle());
  }

  @Override
  public List<String> deliver(DeviceSpec spec, FileSystems fileSystems, String name, Blob image)
      throws IOException {
    fileSystems.standard().load(name, image);
    String slash = spec.model().bootStyle() == BootStyle.PATH_LIST ? "/" : "";
    return List.of("flash:" + slash + name);
  }

  @Override
  public Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    Optional<BootedImage> old = device.software().map(Software::image);
    if (device.has(Trait.BOOT_OLD_IMAGE) && old.isPresent()) {
      return old;
    }
    return new BootLoader(device, log)
        .boot(device.nvram().startup().bootImages(), device.nvram().register());
  }

  @Override
  public LoginText login(NetworkDevice device) {
    return IosText.login(device);
  }

  @Override
  public CommandSession session(NetworkDevice device, Terminal terminal, int privilege) {
    return new IosSession(device, terminal, privilege, modes(device));
  }

  @Override
  public void configure(NetworkDevice device, String lines) throws IOException {
    new IosSession(device, Terminal.ofNobody(), IosSession.ENABLED, modes(device)).configure(lines);
  }

  @Override
  public String configuration(NetworkDevice device, DeviceConfig config) {
    return ConfigText.of(device, config);
  }

  @Override
  public List<MibGroup> mibGroups(NetworkDevice device) {
    return CiscoGroups.of(device, () -> List.of(chassis(device)));
  }

  private static PhysicalEntity chassis(NetworkDevice device) {
    String product = device.spec().model().productId();
    return PhysicalEntity.chassis(CHASSIS, product, "1")
        .withRevisions("V02", "12.2(44)SE5", version(device))
        .withSerial(device.spec().serial());
  }

  private static String version(NetworkDevice device) {
    return device.software().map(software -> software.image().facts().version()).orElse("");
  }
}
