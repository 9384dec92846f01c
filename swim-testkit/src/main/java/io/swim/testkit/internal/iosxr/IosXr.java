package io.swim.testkit.internal.iosxr;

import io.swim.device.SoftwareMode;
import io.swim.testkit.device.SimulatedPlatform;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.CommandSession;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.DeviceSpec;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.LoginText;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.Personality;
import io.swim.testkit.internal.device.UnpackedFile;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.snmp.PhysicalEntity;
import io.swim.testkit.internal.snmp.ReadOnlyGroup;
import io.swim.testkit.internal.snmp.SystemGroups;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cisco IOS-XR, of 64 or of 32 bits, of one router with one route processor: images are added to a
 * repository, activated with a reload, and committed; without that, the next reload goes back.
 */
public final class IosXr implements Personality {
  private static final CommandTree<XrSession> ISO = XrCommands.tree();
  private static final CommandTree<XrSession> PIE = PieCommands.tree();
  private static final CommandTree<XrSession> LNT = LntCommands.tree();

  private final XrRepository repository = new XrRepository();
  private final XrOperations operations = new XrOperations();
  private final LntTransactions transactions = new LntTransactions();

  /** The personality of the device that a session is with. */
  static IosXr of(NetworkDevice device) {
    return (IosXr) device.personality();
  }

  /** Whether it is one of 32 bits. */
  static boolean isPie(NetworkDevice device) {
    return device.spec().model().platform() == SimulatedPlatform.IOS_XR_PIE;
  }

  private static CommandTree<XrSession> tree(NetworkDevice device) {
    return isLnt(device) ? LNT : isPie(device) ? PIE : ISO;
  }

  /** Whether it is one of those that call themselves LNT. */
  static boolean isLnt(NetworkDevice device) {
    return device.spec().model().platform() == SimulatedPlatform.IOS_XR_LNT;
  }

  /** Guarded by the monitor of the device. */
  LntTransactions transactions() {
    return transactions;
  }

  /** Guarded by the monitor of the device. */
  XrRepository repository() {
    return repository;
  }

  /** Guarded by the monitor of the device. */
  XrOperations operations() {
    return operations;
  }

  /** All operations, or those of the number that the words begin with. */
  List<XrOperation> log(List<String> words) {
    return operations.log().stream()
        .filter(
            each ->
                words.isEmpty()
                    || !words.get(0).matches("\\d+")
                    || words.get(0).equals(String.valueOf(each.number())))
        .toList();
  }

  /** The image is in the repository; the file that it was is gone. */
  @Override
  public List<String> deliver(DeviceSpec spec, FileSystems fileSystems, String name, Blob image)
      throws IOException {
    UnpackedFile unpacked = UnpackedFile.delivered(fileSystems, name, image);
    repository.deliver(new XrImage(unpacked.file(), unpacked.facts(), true));
    transactions.committed(unpacked.facts().version());
    return List.of();
  }

  @Override
  public Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    operations.stop(device.clock().instant());
    transactions.booted();
    XrImage next = repository.next();
    Optional<BootedImage> old = device.bootedAgain();
    if (old.isPresent()) {
      repository.booted(old.get().facts().version());
      log.add("boot: takes back " + next.bootName());
      return old;
    }
    log.add("boot: " + next.bootName());
    repository.booted(next.version());
    return Optional.of(new BootedImage(next.bootName(), next.file(), next.facts()));
  }

  @Override
  public List<String> installedFixes(NetworkDevice device) {
    synchronized (device) {
      return repository.parts().active(repository.active().version());
    }
  }

  @Override
  public SoftwareMode mode(NetworkDevice device) {
    return SoftwareMode.INSTALL;
  }

  @Override
  public LoginText login(NetworkDevice device) {
    return XrText.login(device);
  }

  @Override
  public CommandSession session(NetworkDevice device, Terminal terminal, int privilege) {
    return new XrSession(device, terminal, tree(device));
  }

  /** Nothing that the kit needs is configured in the words of IOS-XR. */
  @Override
  public void configure(NetworkDevice device, String lines) {
    device.nvram().touch();
  }

  @Override
  public String configuration(NetworkDevice device, DeviceConfig config) {
    return "hostname " + config.hostname() + "\nend\n";
  }

  @Override
  public List<MibGroup> mibGroups(NetworkDevice device) {
    List<MibGroup> groups = new ArrayList<>(SystemGroups.of(device));
    groups.add(
        new ReadOnlyGroup(
            "1.3.6.1.2.1.47.1.1.1.1",
            map -> XrHardware.of(device).forEach((PhysicalEntity entity) -> entity.put(map))));
    return groups;
  }
}
