package io.swim.testkit.internal.aireos;

import io.swim.testkit.internal.aireos.Slots.Slot;
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

/** Cisco AireOS on a controller that stands alone, with its two images and its access points. */
public final class AireOs implements Personality {
  private static final int CHASSIS = 1;

  private final Slots slots = new Slots();
  private final AccessPoints accessPoints = new AccessPoints();
  private final DownloadSettings download = new DownloadSettings();

  Slots slots() {
    return slots;
  }

  AccessPoints accessPoints() {
    return accessPoints;
  }

  DownloadSettings download() {
    return download;
  }

  static AireOs of(NetworkDevice device) {
    return (AireOs) device.personality();
  }

  @Override
  public List<String> deliver(DeviceSpec spec, FileSystems fileSystems, String name, Blob image)
      throws IOException {
    return List.of(slots.deliver(fileSystems.standard(), image));
  }

  @Override
  public Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    Optional<BootedImage> image = device.bootedAgain().or(() -> slots.boot(device, log));
    image.ifPresent(booted -> accessPoints.join(device.spec(), booted.facts().version(), log));
    download.forgetUnsaved();
    return image;
  }

  @Override
  public LoginText login(NetworkDevice device) {
    return AireText.login(device);
  }

  @Override
  public CommandSession session(NetworkDevice device, Terminal terminal, int privilege) {
    return new AireSession(device, terminal);
  }

  @Override
  public void configure(NetworkDevice device, String lines) throws IOException {
    new AireSession(device, Terminal.ofNobody()).configure(lines);
  }

  @Override
  public String configuration(NetworkDevice device, DeviceConfig config) {
    return "config sysname " + config.hostname() + "\n";
  }

  @Override
  public List<MibGroup> mibGroups(NetworkDevice device) {
    List<MibGroup> groups = new ArrayList<>(SystemGroups.of(device));
    groups.add(EntityGroup.of(() -> List.of(chassis(device))));
    groups.addAll(AirespaceGroups.of(device));
    return groups;
  }

  private static PhysicalEntity chassis(NetworkDevice device) {
    String version =
        device.software().map(software -> software.image().facts().version()).orElse("");
    return PhysicalEntity.chassis(
            CHASSIS, device.spec().model().productId(), "Cisco Wireless Controller")
        .madeBy("Cisco Systems Inc.")
        .withRevisions("V02", "8.5.1.85", version)
        .withSerial(device.spec().serial());
  }

  /** The version of the image in a slot, as it is shown; none when there is no whole image. */
  static String version(NetworkDevice device, Slot slot) {
    return of(device).slots().facts(device, slot).map(facts -> facts.version()).orElse("0.0.0.0");
  }
}
