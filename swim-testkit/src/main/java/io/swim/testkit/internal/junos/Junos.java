package io.swim.testkit.internal.junos;

import io.swim.device.SoftwareMode;
import io.swim.testkit.device.Fault.Trait;
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
import io.swim.testkit.internal.junos.JunosSets.Packages;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.snmp.ReadOnlyGroup;
import io.swim.testkit.internal.snmp.SystemGroups;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.unix.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Juniper Junos on a router with one routing engine, of releases since 15.1: a package is unpacked
 * into a set that the next reboot takes, and the set before can be brought back.
 */
public final class Junos implements Personality {
  private final JunosSets sets = new JunosSets();
  private final Installation installation = new Installation();

  /** What is being added on the device that a session is with. */
  static Installation installation(NetworkDevice device) {
    return ((Junos) device.personality()).installation;
  }

  /** The sets of the device that a session is with; guarded by the monitor of the device. */
  static JunosSets sets(NetworkDevice device) {
    return ((Junos) device.personality()).sets;
  }

  /** What is installed came out of a package; the file that it was is gone. */
  @Override
  public List<String> deliver(DeviceSpec spec, FileSystems fileSystems, String name, Blob image)
      throws IOException {
    UnpackedFile unpacked = UnpackedFile.delivered(fileSystems, name, image);
    sets.deliver(new Packages(unpacked.file(), unpacked.facts()));
    return List.of();
  }

  @Override
  public Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    if (device.has(Trait.BOOT_OLD_IMAGE)) {
      log.add("boot: the pending set can't be activated");
      sets.removePending();
    }
    Packages booted = sets.boot();
    log.add("boot: /packages/sets/active is " + booted.version());
    String description =
        "Juniper Networks, Inc. "
            + device.spec().model().productId()
            + " "
            + booted.facts().sysDescription();
    return Optional.of(
        new BootedImage(
            "/packages/sets/active", booted.file(), booted.facts().describedAs(description)));
  }

  @Override
  public SoftwareMode mode(NetworkDevice device) {
    return SoftwareMode.INSTALL;
  }

  @Override
  public LoginText login(NetworkDevice device) {
    return new LoginText("", "", "login: ", "Password:", "Login incorrect\n", "");
  }

  @Override
  public CommandSession session(NetworkDevice device, Terminal terminal, int privilege) {
    return new JunosSession(device, terminal);
  }

  @Override
  public void configure(NetworkDevice device, String lines) throws IOException {
    new JunosSession(device, Terminal.ofNobody()).configure(lines);
  }

  @Override
  public String configuration(NetworkDevice device, DeviceConfig config) {
    return "system {\n    host-name " + config.hostname() + ";\n}\n";
  }

  /** JUNIPER-MIB: jnxBoxDescr and jnxBoxSerialNo. */
  @Override
  public List<MibGroup> mibGroups(NetworkDevice device) {
    List<MibGroup> groups = new ArrayList<>(SystemGroups.of(device));
    groups.add(
        new ReadOnlyGroup(
            "1.3.6.1.4.1.2636.3.1",
            map ->
                map.put("2.0", "Juniper " + device.spec().model().processor() + " Router")
                    .put("3.0", device.spec().serial())));
    return groups;
  }
}
