package io.swim.testkit.internal.ios;

import io.swim.testkit.device.BootStyle;
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
import io.swim.testkit.internal.snmp.CiscoGroups;
import io.swim.testkit.internal.snmp.PhysicalEntity;
import io.swim.testkit.internal.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Classic Cisco IOS, alone or in a stack whose first member is always the master. */
public final class Ios implements Personality {
  private static final Map<BootStyle, Modes> MODES = new EnumMap<>(BootStyle.class);
  private static final int CHASSIS = 1001;
  private static final int STACK = 1;

  static {
    for (BootStyle style : BootStyle.values()) {
      MODES.put(style, new Modes(style));
    }
  }

  private List<StackSwitch> members = List.of();

  /** The switches of a stack, also those that did not come up; one where a device stands alone. */
  static List<StackSwitch> members(NetworkDevice device) {
    if (device.personality() instanceof Ios ios) {
      synchronized (device) {
        return ios.members;
      }
    }
    return List.of(
        new StackSwitch(device, 1, device.software().map(NetworkDevice.Software::image)));
  }

  private static Modes modes(NetworkDevice device) {
    return MODES.get(device.spec().model().bootStyle());
  }

  @Override
  public List<String> deliver(DeviceSpec spec, FileSystems fileSystems, String name, Blob image)
      throws IOException {
    for (int number = 1; number <= spec.model().members(); number++) {
      fileSystems.find(StackSwitch.flashName(number)).orElseThrow().load(name, image);
    }
    String slash = spec.model().bootStyle() == BootStyle.PATH_LIST ? "/" : "";
    return List.of("flash:" + slash + name);
  }

  @Override
  public Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    Optional<BootedImage> old = device.bootedAgain();
    if (old.isPresent()) {
      return old;
    }
    List<StackSwitch> booted = new ArrayList<>();
    for (int number = 1; number <= device.spec().model().members(); number++) {
      booted.add(boot(device, number, log));
    }
    members = List.copyOf(booted);
    return members.get(0).image();
  }

  /** Each member boots what is on its own flash, which it calls flash: too. */
  private static StackSwitch boot(NetworkDevice device, int number, List<String> log) {
    FileSystems own = device.fileSystems();
    List<String> tried = new ArrayList<>();
    if (number > 1) {
      String name = StackSwitch.flashName(number);
      own = new FileSystems(List.of(own.find(name).orElseThrow()), Map.of("flash", name));
    }
    List<String> list = IosStack.bootList(device.nvram().startup(), number);
    Optional<BootedImage> image =
        ManualBoot.isSaved(device, tried)
            ? Optional.empty()
            : new BootLoader(device, own, tried).boot(list, device.nvram().register());
    String who = IosStack.isStack(device) ? "switch " + number + ": " : "";
    tried.forEach(line -> log.add(who + line));
    return new StackSwitch(device, number, image);
  }

  @Override
  public List<String> memberVersions(NetworkDevice device) {
    return members(device).stream().map(StackSwitch::version).toList();
  }

  @Override
  public List<String> bootList(NetworkDevice device, int member) {
    return IosStack.bootList(device.nvram().startup(), member);
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
    return CiscoGroups.of(device, () -> entities(device));
  }

  /** As a stack of Catalyst 2960-X tells itself: chassis in an entity of class stack. */
  private static List<PhysicalEntity> entities(NetworkDevice device) {
    if (!IosStack.isStack(device)) {
      return List.of(chassis(device));
    }
    String product = device.spec().model().productId();
    List<PhysicalEntity> all = new ArrayList<>();
    all.add(PhysicalEntity.stack(STACK, "", product));
    for (StackSwitch member : members(device)) {
      if (member.isPresent()) {
        all.add(
            PhysicalEntity.chassis(
                    CHASSIS + 1000 * (member.number() - 1), product, "" + member.number())
                .in(STACK, member.number())
                .withRevisions("V02", "12.2(44)SE5", member.version())
                .withSerial(member.serial()));
      }
    }
    return all;
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
