package io.swim.testkit.internal.iosxe;

import io.swim.device.SoftwareMode;
import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.device.InstallFault.MemberAway;
import io.swim.testkit.device.InstallFault.MemberBehind;
import io.swim.testkit.device.SimulatedAccessPoint;
import io.swim.testkit.internal.device.BootedImage;
import io.swim.testkit.internal.device.CommandSession;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.DeviceSpec;
import io.swim.testkit.internal.device.FileSystems;
import io.swim.testkit.internal.device.LoginText;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.Personality;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import io.swim.testkit.internal.image.XeNames;
import io.swim.testkit.internal.ios.ConfigText;
import io.swim.testkit.internal.ios.IosSession;
import io.swim.testkit.internal.ios.IosText;
import io.swim.testkit.internal.ios.ManualBoot;
import io.swim.testkit.internal.ios.Modes;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.snmp.CiscoGroups;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cisco IOS-XE of one device: a bundle that is booted, or packages that were installed; alone or in
 * a stack whose first member is always the active one.
 */
public final class IosXe implements Personality {
  private static final Modes SWITCH = XeCommands.ofSwitch();
  private static final Modes ROUTER = XeCommands.ofRouter();
  private static final Modes CONTROLLER = XeCommands.ofController();
  private static final Modes EMBEDDED = XeCommands.ofEmbeddedController();

  private final InstallStore store = new InstallStore();
  private final InstallDesk desk = new InstallDesk();
  private final JoinedAps accessPoints = new JoinedAps();
  private final ImageProfile profile = new ImageProfile();
  private List<Member> members = List.of();
  private List<String> bootedList = List.of();

  /** The personality of the device that a session is with. */
  static IosXe of(IosSession session) {
    return (IosXe) session.device().personality();
  }

  private static Modes modes(NetworkDevice device) {
    return switch (device.spec().model().platform()) {
      case C9800 -> CONTROLLER;
      case EWC -> EMBEDDED;
      default -> device.spec().model().isSwitch() ? SWITCH : ROUTER;
    };
  }

  /** A bundle goes on the flash of each member; where it is installed, its packages do. */
  @Override
  public List<String> deliver(DeviceSpec spec, FileSystems fileSystems, String name, Blob image)
      throws IOException {
    boolean installed = spec.install().mode() == SoftwareMode.INSTALL;
    String standard = spec.model().flashName();
    for (int member = 1; member <= spec.model().members(); member++) {
      FlashFileSystem flash = fileSystems.find(Member.flashName(standard, member)).orElseThrow();
      if (installed) {
        unpack(flash, name, image);
      } else {
        flash.load(name, image);
      }
    }
    return List.of(standard + ":" + (installed ? PackageList.BOOTED : name));
  }

  private static void unpack(FlashFileSystem flash, String name, Blob image) throws IOException {
    try {
      Map<String, Blob> files = image.unpack(flash.store());
      for (Map.Entry<String, Blob> file : files.entrySet()) {
        flash.load(file.getKey(), file.getValue());
      }
      Blob list = new PackageList(List.copyOf(files.keySet())).blob(flash.store());
      flash.load(XeNames.list(name), list);
      flash.load(PackageList.BOOTED, list);
    } catch (NotBootable e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    desk.stop();
    store.fixes().booted();
    List<String> list = device.nvram().startup().bootImages();
    Instant now = device.clock().instant();
    int count = device.spec().model().members();
    try {
      store.prepareBoot(flashes(device), now);
    } catch (IOException e) {
      log.add("boot: can't take back what is not committed: " + e.getMessage());
    }
    List<Member> booted = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      booted.add(boot(device, number, list, log));
    }
    members = List.copyOf(booted);
    bootedList = XeBoot.entries(list);
    if (members.get(0).mode() == SoftwareMode.INSTALL) {
      try {
        register(device, members.get(0).image().orElseThrow(), now);
      } catch (IOException e) {
        log.add("boot: can't write the list of what runs: " + e.getMessage());
      }
    }
    if (isWireless(device) && members.get(0).isPresent()) {
      accessPoints.join(members.get(0).version());
    }
    return members.get(0).image();
  }

  private static boolean isWireless(NetworkDevice device) {
    return device.spec().model().platform().isWireless();
  }

  private void register(NetworkDevice device, BootedImage image, Instant now) throws IOException {
    PackageList packages = PackageList.read(image.file());
    store.booted(image.facts(), packages, flashes(device), now);
  }

  private static List<FlashFileSystem> flashes(NetworkDevice device) {
    List<FlashFileSystem> flashes = new ArrayList<>();
    for (int number = 1; number <= device.spec().model().members(); number++) {
      flashes.add(new Member(device, number, Optional.empty()).flash());
    }
    return flashes;
  }

  private Member boot(NetworkDevice device, int number, List<String> list, List<String> log) {
    if (device.faults().all().contains(new MemberAway(number))) {
      log.add("switch " + number + ": stays in its boot loader");
      return new Member(device, number, Optional.empty());
    }
    boolean old = device.faults().all().contains(new MemberBehind(number));
    if ((old || device.has(Trait.BOOT_OLD_IMAGE)) && number <= members.size()) {
      Member before = members.get(number - 1);
      if (before.isPresent()) {
        return before;
      }
    }
    Member member = new Member(device, number, Optional.empty());
    List<String> tried = new ArrayList<>();
    XeBoot loader = new XeBoot(device.spec().model(), member.flash(), tried);
    Optional<BootedImage> image =
        ManualBoot.isSaved(device, tried)
            ? Optional.empty()
            : loader.boot(list, device.nvram().register());
    String who = device.spec().model().members() > 1 ? "switch " + number + ": " : "";
    tried.forEach(line -> log.add(who + line));
    return new Member(device, number, image);
  }

  /** All members, also those that did not come up. */
  List<Member> members(NetworkDevice device) {
    synchronized (device) {
      return members;
    }
  }

  @Override
  public List<String> memberVersions(NetworkDevice device) {
    return members(device).stream().map(Member::version).toList();
  }

  /** The members that came up; never none while software runs. */
  List<Member> present(NetworkDevice device) {
    return members(device).stream().filter(Member::isPresent).toList();
  }

  /** What is installed; guarded by the monitor of the device. */
  InstallStore store() {
    return store;
  }

  /** Of a controller; guarded by the monitor of the device. */
  JoinedAps accessPoints() {
    return accessPoints;
  }

  /** From where a controller on an access point fetches images. */
  ImageProfile profile() {
    return profile;
  }

  @Override
  public List<SimulatedAccessPoint> accessPoints(NetworkDevice device) {
    synchronized (device) {
      return isWireless(device) ? accessPoints.told() : List.of();
    }
  }

  @Override
  public List<String> installedFixes(NetworkDevice device) {
    synchronized (device) {
      return members.isEmpty() ? List.of() : store.fixes().active(members.get(0).version());
    }
  }

  InstallDesk desk() {
    return desk;
  }

  Installer installer(NetworkDevice device) {
    return new Installer(device, store);
  }

  /** The boot list at the last start. */
  List<String> bootedList(NetworkDevice device) {
    synchronized (device) {
      return bootedList;
    }
  }

  @Override
  public SoftwareMode mode(NetworkDevice device) {
    return device
        .software()
        .filter(software -> software.image().path().endsWith(PackageList.ENDING))
        .map(software -> SoftwareMode.INSTALL)
        .orElse(SoftwareMode.BUNDLE);
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
    List<MibGroup> groups =
        new ArrayList<>(CiscoGroups.of(device, () -> XeInventory.of(device, members(device))));
    if (device.spec().model().isSwitch()) {
      groups.add(XeInventory.stackwise(() -> members(device)));
    }
    return groups;
  }
}
