package io.swim.testkit.internal.iosxe;

import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.NetworkDevice.Software;
import io.swim.testkit.internal.ios.DeviceText;
import java.util.List;
import java.util.Locale;

/** The output of show version. */
final class XeVersionText {
  private static final int DAEMON_SHARE = 6;

  private final NetworkDevice device;
  private final SimulatedModel model;
  private final List<Member> members;

  private XeVersionText(NetworkDevice device, List<Member> members) {
    this.device = device;
    this.model = device.spec().model();
    this.members = members.stream().filter(Member::isPresent).toList();
  }

  static String of(NetworkDevice device, List<Member> members) {
    return device
        .software()
        .map(software -> new XeVersionText(device, members).text(software))
        .orElse("");
  }

  private String text(Software software) {
    StringBuilder text = new StringBuilder("Cisco IOS XE Software, Version ");
    text.append(software.image().facts().version()).append('\n');
    text.append(software.image().facts().sysDescription()).append("\n\n\n");
    text.append(notice());
    text.append("\nROM: IOS-XE ROMMON\n");
    if (model.isSwitch()) {
      text.append("BOOTLDR: System Bootstrap, Version 17.6.1r, RELEASE SOFTWARE (P)\n");
    }
    String up = DeviceText.uptime(device.uptime());
    text.append('\n').append(device.nvram().running().hostname()).append(" uptime is ").append(up);
    text.append("\nUptime for this control processor is ").append(up);
    text.append("\nSystem returned to ROM by ").append(reason(software));
    text.append("\nSystem restarted at ").append(DeviceText.restarted(software.since()));
    text.append("\nSystem image file is \"").append(software.image().path());
    text.append("\"\nLast reload reason: ").append(reason(software)).append("\n\n\n\n");
    text.append(notice()).append('\n');
    text.append(model.isSwitch() ? switchHardware() : routerHardware());
    return text.append("Configuration register is ")
        .append(DeviceText.register(device))
        .append("\n\n")
        .toString();
  }

  private static String reason(Software software) {
    return switch (software.reason()) {
      case "reload" -> "Reload Command";
      case "power-on" -> "PowerOn";
      default -> software.reason();
    };
  }

  /** Words of this kit, in place of those on licences and on export. */
  private static String notice() {
    return """
        This is a simulated device. It carries no software of any vendor, and the
        text in this place is as long as the notice on licences is elsewhere, so
        that pages and patterns meet what they meet there. Lines that end in a
        word such as version, mode or image, and in marks such as # or >, occur.
        Nothing in this notice gives a licence, nor takes one away.

        """;
  }

  private String memory() {
    long kilobytes = model.ramBytes() >> 10;
    return String.format(
        Locale.ROOT,
        """
        cisco %s (%s) processor with %dK/6147K bytes of memory.
        Processor board ID %s
        """,
        model.productId(),
        model.processor(),
        kilobytes / DAEMON_SHARE,
        device.spec().serial());
  }

  private String switchHardware() {
    StringBuilder text = new StringBuilder(memory());
    text.append("1 Virtual Ethernet interface\n");
    text.append(56 * members.size()).append(" Gigabit Ethernet interfaces\n");
    text.append("2048K bytes of non-volatile configuration memory.\n");
    text.append(model.ramBytes() >> 10).append("K bytes of physical memory.\n");
    for (Member member : members) {
      long size = member.flash().totalBytes() >> 10;
      text.append(size).append("K bytes of Flash at ").append(member.flash().name()).append(":.\n");
    }
    text.append('\n').append(board(members.get(0))).append("\n\n");
    text.append(
        "Switch Ports Model              SW Version        SW Image              Mode   \n");
    text.append(
        "------ ----- -----              ----------        ----------            ----   \n");
    members.forEach(member -> text.append(row(member)));
    for (Member member : members.subList(1, members.size())) {
      text.append(String.format(Locale.ROOT, "\n\nSwitch %02d\n---------\n", member.number()));
      text.append("Switch uptime                      : ");
      text.append(DeviceText.uptime(device.uptime())).append(" \n\n").append(board(member));
    }
    return text.append('\n').toString();
  }

  private String row(Member member) {
    return String.format(
        Locale.ROOT,
        "%s %4d 65    %-18s %-17s %-21s %s\n",
        member.number() == 1 ? "*" : " ",
        member.number(),
        model.productId(),
        member.version(),
        member.imageName(),
        member.mode());
  }

  private String board(Member member) {
    return String.format(
        Locale.ROOT,
        """
        Base Ethernet MAC Address          : %s
        Motherboard Assembly Number        : 73-00000-01
        Motherboard Serial Number          : %2$s
        Model Revision Number              : A0
        Motherboard Revision Number        : A0
        Model Number                       : %3$s
        System Serial Number               : %2$s
        """,
        member.macWithColons(),
        member.serial(),
        model.productId());
  }

  private String routerHardware() {
    return memory()
        + String.format(
            Locale.ROOT,
            """
            4 Gigabit Ethernet interfaces
            32768K bytes of non-volatile configuration memory.
            %dK bytes of physical memory.
            %dK bytes of flash memory at bootflash:.

            Installation mode is %s

            """,
            model.ramBytes() >> 10,
            device.fileSystems().standard().totalBytes() >> 10,
            device.personality().mode(device));
  }
}
