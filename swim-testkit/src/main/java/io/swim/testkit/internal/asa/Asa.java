package io.swim.testkit.internal.asa;

import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.CommandSession;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.DeviceSpec;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.LoginText;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.Personality;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.ios.BootLoader;
import io.swim.testkit.internal.ios.IosText;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.snmp.EntityGroup;
import io.swim.testkit.internal.snmp.PhysicalEntity;
import io.swim.testkit.internal.snmp.SystemGroups;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cisco ASA of one device: alone, with security contexts, or one of a failover pair. */
public final class Asa implements Personality {
  /** With a boot field of 2 the boot loader takes the list. */
  private static final int FROM_LIST = 2;

  private final List<String> contexts;
  private final Optional<FailoverPair> pair;

  /**
   * What a device runs.
   *
   * @param contexts security contexts, the admin context first; empty in single mode
   */
  public Asa(List<String> contexts, Optional<FailoverPair> pair) {
    this.contexts = List.copyOf(contexts);
    this.pair = pair;
  }

  /** That of the device that a session is with. */
  static Asa of(NetworkDevice device) {
    return (Asa) device.personality();
  }

  List<String> contexts() {
    return contexts;
  }

  /** The pair that the device is in. */
  public Optional<FailoverPair> pair() {
    return pair;
  }

  @Override
  public List<String> deliver(DeviceSpec spec, FileSystems fileSystems, String name, Blob image)
      throws IOException {
    fileSystems.standard().load(name, image);
    return List.of(spec.model().flashName() + ":/" + name);
  }

  /** An even register stays in the boot loader, which waits for somebody to boot. */
  @Override
  public Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    Optional<BootedImage> old = device.bootedAgain();
    if (old.isPresent()) {
      return old;
    }
    boolean boots = device.nvram().register() % 2 == 1;
    return new BootLoader(device, log)
        .boot(device.nvram().startup().bootImages(), boots ? FROM_LIST : 0);
  }

  @Override
  public void cameUp(NetworkDevice device) {
    pair.ifPresent(each -> each.cameUp(device));
  }

  @Override
  public void wentDown(NetworkDevice device) {
    pair.ifPresent(each -> each.wentDown(device));
  }

  @Override
  public boolean isActive(NetworkDevice device) {
    return pair.map(each -> each.isActive(device)).orElse(true);
  }

  @Override
  public NetworkDevice ownerOfHostKey(NetworkDevice device) {
    return pair.map(FailoverPair::primary).orElse(device);
  }

  /** What an active unit saves, its mate saves. */
  @Override
  public void save(NetworkDevice device) {
    device.nvram().save();
    standby(device).ifPresent(mate -> mate.nvram().save());
  }

  /** The mate of an active unit, if it is there: what is done to the one is done to both. */
  Optional<NetworkDevice> standby(NetworkDevice device) {
    return pair.filter(each -> each.isActive(device))
        .flatMap(each -> each.mate(device))
        .filter(NetworkDevice::isUp);
  }

  @Override
  public LoginText login(NetworkDevice device) {
    LoginText ios = IosText.login(device);
    return new LoginText(
        ios.banner(), "\n\n", "Username: ", "Password: ", "Login incorrect\n\n", "Access denied\n");
  }

  @Override
  public CommandSession session(NetworkDevice device, Terminal terminal, int privilege) {
    return new AsaSession(device, terminal, privilege);
  }

  @Override
  public void configure(NetworkDevice device, String lines) throws IOException {
    AsaSession session = new AsaSession(device, Terminal.ofNobody(), AsaSession.ENABLED);
    session.setContext(Optional.empty());
    session.configure(lines);
  }

  @Override
  public String configuration(NetworkDevice device, DeviceConfig config) {
    return AsaConfigText.of(device, config);
  }

  @Override
  public List<MibGroup> mibGroups(NetworkDevice device) {
    List<MibGroup> groups = new ArrayList<>(SystemGroups.of(device));
    groups.add(EntityGroup.of(() -> List.of(chassis(device))));
    return groups;
  }

  private static PhysicalEntity chassis(NetworkDevice device) {
    return PhysicalEntity.chassis(1, device.spec().model().productId(), "Chassis")
        .withRevisions("V04", "1.1.14", version(device))
        .withSerial(device.spec().serial());
  }

  /** What runs, or ran last. */
  static String version(NetworkDevice device) {
    return device.software().map(software -> software.image().facts().version()).orElse("");
  }
}
