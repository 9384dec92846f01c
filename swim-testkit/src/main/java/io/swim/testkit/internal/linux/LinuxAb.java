package io.swim.testkit.internal.linux;

import io.swim.device.SoftwareMode;
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
import io.swim.testkit.internal.device.UnpackedFile;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.linux.Slots.Bundle;
import io.swim.testkit.internal.linux.Slots.Slot;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.snmp.SystemGroups;
import io.swim.testkit.internal.terminal.Terminal;
import io.swim.testkit.internal.unix.Installation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A Linux appliance with two slots and RAUC. The slot that was installed last is tried; when it
 * does not come up, or nobody says that it is good before the next boot, the other one is booted.
 */
public final class LinuxAb implements Personality {
  private final Slots slots = new Slots();
  private final Installation installation = new Installation();

  /** What is being installed on the device that a session is with. */
  static Installation installation(NetworkDevice device) {
    return ((LinuxAb) device.personality()).installation;
  }

  /** The slots of the device that a session is with; guarded by the monitor of the device. */
  static Slots slots(NetworkDevice device) {
    return ((LinuxAb) device.personality()).slots;
  }

  /** The bundle is in the first slot; the file that it was is gone. */
  @Override
  public List<String> deliver(DeviceSpec spec, FileSystems fileSystems, String name, Blob image)
      throws IOException {
    UnpackedFile unpacked = UnpackedFile.delivered(fileSystems, name, image);
    slots.deliver(new Bundle(unpacked.file(), unpacked.facts()));
    return List.of();
  }

  /** Software that is not new comes up always, and what the appliance was sold with is good. */
  @Override
  public Optional<BootedImage> boot(NetworkDevice device, List<String> log) {
    Optional<Software> before = device.software();
    Optional<Slot> slot =
        slots.boot(
            each ->
                !device.has(Trait.BOOT_OLD_IMAGE)
                    || before.isEmpty()
                    || each.bundle().orElseThrow().file().equals(before.get().image().file()),
            log);
    if (before.isEmpty()) {
      slot.ifPresent(slots::markGood);
    }
    return slot.map(
        each -> {
          Bundle bundle = each.bundle().orElseThrow();
          return new BootedImage(
              "/dev/disk/by-partlabel/" + each.name(), bundle.file(), bundle.facts());
        });
  }

  @Override
  public SoftwareMode mode(NetworkDevice device) {
    return SoftwareMode.INSTALL;
  }

  @Override
  public LoginText login(NetworkDevice device) {
    String host = device.nvram().running().hostname();
    return new LoginText("", "", host + " login: ", "Password: ", "\nLogin incorrect\n", "");
  }

  @Override
  public CommandSession session(NetworkDevice device, Terminal terminal, int privilege) {
    return new LinuxSession(device, terminal);
  }

  /** Nothing that the kit needs is configured in the words of Linux. */
  @Override
  public void configure(NetworkDevice device, String lines) {
    device.nvram().touch();
  }

  @Override
  public String configuration(NetworkDevice device, DeviceConfig config) {
    return config.hostname() + "\n";
  }

  @Override
  public List<MibGroup> mibGroups(NetworkDevice device) {
    return SystemGroups.of(device);
  }
}
