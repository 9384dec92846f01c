package io.swim.testkit.internal.vrp;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.NetworkDevice.Software;
import java.util.List;
import java.util.Locale;

/** The display commands of Comware. */
final class ComwareShow {
  private ComwareShow() {}

  static void addTo(CommandTree<VrpSession> tree) {
    tree.add("display version", 0, (s, a) -> s.show(version(s.device())))
        .add("display boot-loader", 0, (s, a) -> s.show(bootLoader(s.device())))
        .add("display device manuinfo", 0, (s, a) -> s.show(manufacture(s.device())))
        .add("display irf", 0, (s, a) -> s.show(irf()))
        .add(
            "display clock", 0, (s, a) -> s.show(VrpText.time(s.device().clock().instant()) + "\n"))
        .add(
            "display current-configuration",
            0,
            (s, a) -> s.show(VrpShow.configuration(s.device(), s.device().nvram().running())))
        .add(
            "display saved-configuration",
            0,
            (s, a) -> s.show(VrpShow.configuration(s.device(), s.device().nvram().startup())));
  }

  private static String version(NetworkDevice device) {
    Software software = device.software().orElseThrow();
    String system = software.image().path();
    String uptime = ComwareText.uptime(device.uptime());
    return String.format(
        Locale.ROOT,
        """
        HPE Comware Software, Version %1$s
        Copyright (c) 2010-2021 Hewlett Packard Enterprise Development LP
        HPE %2$s uptime is %3$s
        Last reboot reason : User reboot

        Boot image: %4$s
        Boot image version: %1$s
          Compiled Jan 12 2021 11:00:00
        System image: %5$s
        System image version: %1$s
          Compiled Jan 12 2021 11:00:00

        Slot 1:
        Uptime is %3$s
        %2$s with 1 Processor
        BOARD TYPE:         %2$s
        DRAM:               %6$dM bytes
        FLASH:              %7$dM bytes
        """,
        software.image().facts().fullVersion(),
        device.spec().model().productId(),
        uptime,
        ComwareStart.bootImage(system),
        system,
        device.spec().model().ramBytes() >> 20,
        device.fileSystems().standard().totalBytes() >> 20);
  }

  private static String bootLoader(NetworkDevice device) {
    List<String> next = device.nvram().running().bootImages();
    return "Software images on slot 1:\nCurrent software images:\n"
        + pair(device.software().orElseThrow().image().path())
        + "Main startup software images:\n"
        + (next.isEmpty() ? "  None\n" : pair(next.get(0)))
        + "Backup startup software images:\n"
        + (next.size() < 2 ? "  None\n" : pair(next.get(1)));
  }

  private static String pair(String system) {
    return "  " + ComwareStart.bootImage(system) + "\n  " + system + "\n";
  }

  private static String manufacture(NetworkDevice device) {
    return String.format(
        Locale.ROOT,
        """
        Slot 1 CPU 0:
        DEVICE_NAME          : %s
        DEVICE_SERIAL_NUMBER : %s
        MAC_ADDRESS          : 0200-5E00-5301
        MANUFACTURING_DATE   : 2020-02-03
        VENDOR_NAME          : HPE
        Fan 1:
        The operation is not supported on the specified fan.
        """,
        device.spec().model().productId(),
        device.spec().serial());
  }

  private static String irf() {
    return """
        MemberID    Role    Priority  CPU-Mac         Description
         *+1        Master  1         0200-5e00-5301  ---
        --------------------------------------------------
         * indicates the device is the master.
         + indicates the device through which the user logs in.
        """;
  }
}
