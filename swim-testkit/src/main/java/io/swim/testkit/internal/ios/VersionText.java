package io.swim.testkit.internal.ios;

import io.swim.testkit.device.BootStyle;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SimulatedPlatform;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.NetworkDevice.Software;
import java.util.HexFormat;
import java.util.Locale;

/** The output of show version. */
final class VersionText {
  private static final int IO_MEMORY_SHARE = 16;

  private VersionText() {}

  static String of(NetworkDevice device) {
    return device.software().map(software -> text(device, software)).orElse("");
  }

  private static String text(NetworkDevice device, Software software) {
    SimulatedModel model = device.spec().model();
    boolean catalyst = model.bootStyle() == BootStyle.PATH_LIST;
    StringBuilder text = new StringBuilder(software.image().facts().sysDescription());
    text.append(catalyst ? "\nImage text-base: 0x00003000, data-base: 0x01500000\n" : "\n");
    text.append(rom(model, catalyst));
    text.append(device.nvram().running().hostname())
        .append(" uptime is ")
        .append(DeviceText.uptime(device.uptime()))
        .append("\nSystem returned to ROM by ")
        .append(software.reason())
        .append("\nSystem restarted at ")
        .append(DeviceText.restarted(software.since()))
        .append("\nSystem image file is \"")
        .append(software.image().path())
        .append("\"\n\n\n");
    text.append(legalNotice());
    text.append(
        model.platform() == SimulatedPlatform.AIRONET
            ? accessPointHardware(device, software)
            : catalyst ? catalystHardware(device, software) : routerHardware(device));
    return text.append("\nConfiguration register is ")
        .append(DeviceText.register(device))
        .append("\n\n")
        .toString();
  }

  private static String rom(SimulatedModel model, boolean catalyst) {
    return catalyst
        ? "\nROM: Bootstrap program is "
            + model.family()
            + " boot loader\nBOOTLDR: "
            + model.family()
            + " Boot Loader ("
            + model.family()
            + "-HBOOT-M) Version 12.2(44)SE5, RELEASE SOFTWARE (fc1)\n\n"
        : "\nROM: System Bootstrap, Version 12.4(13r)T, RELEASE SOFTWARE (fc1)\n\n";
  }

  /** Words of this kit, about as long as the export notice of the real ones. */
  private static String legalNotice() {
    return """
        This is a simulated device. It carries no software of any vendor, and the
        text in this place is as long as the notice on cryptography is elsewhere,
        so that pages and patterns meet what they meet there. Lines that end in a
        word such as version, uptime or image, and in marks such as # or >, occur.
        Delivery of this notice gives no authority to import, export or use it.

        """;
  }

  private static String catalystHardware(NetworkDevice device, Software software) {
    SimulatedModel model = device.spec().model();
    String serial = device.spec().serial();
    String mac = HexFormat.ofDelimiter(":").withUpperCase().formatHex(device.spec().mac());
    return String.format(
        Locale.ROOT,
        """
        cisco %1$s (%2$s) processor (revision B0) with %3$dK bytes of memory.
        Processor board ID %4$s
        Last reset from %5$s
        1 Virtual Ethernet interface
        24 FastEthernet interfaces
        2 Gigabit Ethernet interfaces
        The password-recovery mechanism is enabled.

        64K bytes of flash-simulated non-volatile configuration memory.
        Base ethernet MAC Address       : %6$s
        Motherboard serial number       : %4$s
        Model revision number           : B0
        Model number                    : %1$s
        System serial number            : %4$s
        Top Assembly Revision Number    : A0
        Version ID                      : V02
        Hardware Board Revision Number  : 0x01


        Switch Ports Model              SW Version            SW Image
        ------ ----- -----              ----------            ----------
        %7$s

        %8$s""",
        model.productId(),
        model.processor(),
        model.ramBytes() >> 10,
        serial,
        software.reason(),
        mac,
        IosStack.versions(Ios.members(device)),
        IosStack.hardware(Ios.members(device)));
  }

  private static String accessPointHardware(NetworkDevice device, Software software) {
    SimulatedModel model = device.spec().model();
    return String.format(
        Locale.ROOT,
        """
        cisco %1$s     (%2$s) processor (revision A0) with %3$dK/%4$dK bytes of memory.
        Processor board ID %5$s
        Last reset from %6$s
        1 Gigabit Ethernet interface
        2 802.11 Radios

        32K bytes of flash-simulated non-volatile configuration memory.
        Base ethernet MAC Address: %7$s
        Top Assembly Serial Number           : %5$s
        Top Revision Number                  : A0
        Product/Model Number                 : %1$s

        """,
        model.productId(),
        model.processor(),
        model.ramBytes() * 3 / 4 >> 10,
        model.ramBytes() / 4 >> 10,
        device.spec().serial(),
        software.reason(),
        HexFormat.ofDelimiter(":").withUpperCase().formatHex(device.spec().mac()));
  }

  private static String routerHardware(NetworkDevice device) {
    SimulatedModel model = device.spec().model();
    long ram = model.ramBytes() >> 10;
    long io = ram / IO_MEMORY_SHARE;
    return String.format(
        Locale.ROOT,
        """
        Cisco %s (revision 7.0) with %dK/%dK bytes of memory.
        Processor board ID %s
        2 FastEthernet interfaces
        1 Virtual Private Network (VPN) Module
        DRAM configuration is 64 bits wide with parity disabled.
        191K bytes of NVRAM.
        %dK bytes of ATA CompactFlash (Read/Write)

        """,
        model.productId().replaceFirst("^CISCO", ""),
        ram - io,
        io,
        device.spec().serial(),
        device.fileSystems().standard().totalBytes() >> 10);
  }
}
