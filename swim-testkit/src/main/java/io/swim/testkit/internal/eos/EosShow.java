package io.swim.testkit.internal.eos;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.image.ImageFacts;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The show commands. */
final class EosShow {
  private EosShow() {}

  static void addUser(CommandTree<EosSession> tree) {
    tree.add("show version", 0, (session, a) -> session.show(version(session.device())))
        .add("show hostname", 0, (session, a) -> session.show(hostname(session.device())))
        .add("show inventory", 0, (session, a) -> session.show(inventory(session.device())))
        .add(
            "show clock",
            0,
            (session, a) -> session.show(session.device().clock().instant() + "\n"));
  }

  static void addPrivileged(CommandTree<EosSession> tree) {
    tree.add("more file:/proc/cmdline", 0, (s, a) -> s.show(kernel(s.device())))
        .add("show boot-config", 0, (session, a) -> session.show(bootConfig(session.device())))
        .add(
            "show running-config",
            0,
            (session, a) ->
                session.show(
                    "! Command: show running-config\n"
                        + configuration(session.device(), session.device().nvram().running())))
        .add(
            "show startup-config",
            0,
            (session, a) ->
                session.show(
                    "! Command: show startup-config\n"
                        + configuration(session.device(), session.device().nvram().startup())))
        .add(
            "show redundancy status",
            0,
            (session, a) ->
                session.say("% Unavailable command (not supported on this hardware platform)\n"));
  }

  private static String version(NetworkDevice device) {
    byte[] mac = device.spec().mac();
    String hex = HexFormat.of().formatHex(mac).replaceAll("(....)(?=.)", "$1.");
    ImageFacts facts = device.software().orElseThrow().image().facts();
    long ram = device.spec().model().ramBytes() >> 10;
    return String.format(
        Locale.ROOT,
        """
        Arista %s
        Hardware version: 11.01
        Serial number: %s
        Hardware MAC address: %s
        System MAC address: %s

        Software image version: %s
        Architecture: %s
        Internal build version: %s
        Internal build ID: 00000000-0000-4000-8000-%012x
        Image format version: 3.0
        Image optimization: None

        Uptime: %s
        Total memory: %d kB
        Free memory: %d kB

        """,
        device.spec().model().productId(),
        device.spec().serial(),
        hex,
        hex,
        facts.version(),
        device.spec().model().processor(),
        facts.fullVersion(),
        facts.fullVersion().hashCode(),
        EosText.uptime(device.uptime()),
        ram,
        ram / 3);
  }

  /** The command line of the kernel, in which Aboot says what it booted. */
  private static String kernel(NetworkDevice device) {
    String path = device.software().orElseThrow().image().path();
    return "console=ttyS0,9600 Aboot=Aboot-norcal6-6.1.4 platform=simulated SWI="
        + path.replaceFirst("^flash:/*", "/mnt/flash/")
        + " CONSOLESPEED=9600\n";
  }

  private static String hostname(NetworkDevice device) {
    String name = device.nvram().running().hostname();
    return "Hostname: " + name + "\nFQDN:     " + name + "\n";
  }

  private static String inventory(NetworkDevice device) {
    return String.format(
        Locale.ROOT,
        """
        System information
          Model                    Description
          ------------------------ ----------------------------------------------------
          %-24s 48 25GbE SFP & 8 100GbE QSFP 1RU

          HW Version  Serial Number  Mfg Date   Epoch
          ----------- -------------- ---------- -----
          11.01       %-14s 2021-03-30 01.00

        System has 2 power supply slots
          Slot Model            Serial Number
          ---- ---------------- ----------------
          1    PWR-500AC-F      SIM0000%05d
          2    Not Inserted

        """,
        device.spec().model().productId(),
        device.spec().serial(),
        device.spec().index());
  }

  private static String bootConfig(NetworkDevice device) {
    List<String> images = device.nvram().running().bootImages();
    return "Software image: "
        + (images.isEmpty() ? "(not set)" : images.get(0))
        + "\nConsole speed: (not set)\nAboot password (encrypted): (not set)\n"
        + "Memory test iterations: (not set)\n";
  }

  /** A configuration as text; passwords are left out. */
  static String configuration(NetworkDevice device, DeviceConfig config) {
    StringBuilder text = new StringBuilder("! device: ").append(config.hostname()).append(" (");
    text.append(device.spec().model().productId()).append(")\n!\n");
    config.bootImages().forEach(image -> text.append("! boot system ").append(image).append('\n'));
    text.append("!\nhostname ").append(config.hostname()).append("\n!\n");
    config.transfer().vrfs().stream()
        .sorted()
        .forEach(vrf -> text.append("vrf instance ").append(vrf).append("\n!\n"));
    return text.append("interface Management1\n   ip address ")
        .append(device.spec().address().getHostAddress())
        .append("/24\n!\nend\n")
        .toString();
  }
}
