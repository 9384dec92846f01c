package io.swim.testkit.internal.vrp;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.NetworkDevice.Software;
import java.util.List;
import java.util.Locale;

/** The display commands. */
final class VrpShow {
  private VrpShow() {}

  static void addTo(CommandTree<VrpSession> tree) {
    tree.add("display version", 0, (s, a) -> s.show(version(s.device())))
        .add("display startup", 0, (s, a) -> s.show(startup(s.device())))
        .add("display device", 0, (s, a) -> s.show(board(s.device())))
        .add(
            "display esn",
            0,
            (s, a) -> s.show("ESN of device: " + s.device().spec().serial() + "\n"))
        .add(
            "display clock", 0, (s, a) -> s.show(VrpText.time(s.device().clock().instant()) + "\n"))
        .add(
            "display current-configuration",
            0,
            (s, a) -> s.show(configuration(s.device(), s.device().nvram().running())))
        .add(
            "display saved-configuration",
            0,
            (s, a) -> s.show(configuration(s.device(), s.device().nvram().startup())));
  }

  private static String version(NetworkDevice device) {
    Software software = device.software().orElseThrow();
    String uptime = VrpText.uptime(device.uptime());
    return String.format(
        Locale.ROOT,
        """
        %s
        HUAWEI %s Routing Switch uptime is %s

        ES5D2S24P000 0(Master)  : uptime is %s
        DDR             Memory Size : %d  M bytes
        FLASH Total     Memory Size : %d  M bytes
        Pcb           Version   : VER.B
        BootROM       Version   : 0213.0000
        BootLoad      Version   : 0213.0000
        Software      Version   : VRP (R) Software, Version 5.170 (%s)
        FLASH         Version   : 0000.0000
        """,
        software.image().facts().sysDescription(),
        device.spec().model().productId(),
        uptime,
        uptime,
        device.spec().model().ramBytes() >> 20,
        device.fileSystems().standard().totalBytes() >> 20,
        software.image().facts().version());
  }

  private static String startup(NetworkDevice device) {
    String runs = device.software().map(software -> software.image().path()).orElse("NULL");
    List<String> next = device.nvram().running().bootImages();
    return String.format(
        Locale.ROOT,
        """
        MainBoard:
          Configured startup system software:        %1$s
          Startup system software:                   %1$s
          Next startup system software:              %2$s
          Startup saved-configuration file:          flash:/vrpcfg.zip
          Next startup saved-configuration file:     flash:/vrpcfg.zip
          Startup paf file:                          default
          Next startup paf file:                     default
          Startup patch package:                     NULL
          Next startup patch package:                NULL
        """,
        runs,
        next.isEmpty() ? "NULL" : next.get(0));
  }

  private static String board(NetworkDevice device) {
    String product = device.spec().model().productId();
    String line = "-".repeat(79) + "\n";
    return product
        + "'s Device status:\n"
        + "Slot Sub  Type                   Online    Power    Register     Status   Role\n"
        + line
        + String.format(
            Locale.ROOT,
            "%-4d -    %-22s Present   PowerOn  Registered   Normal   Master\n",
            0,
            product);
  }

  /** A configuration as text; passwords are left out. */
  static String configuration(NetworkDevice device, DeviceConfig config) {
    String version =
        device.software().map(software -> software.image().facts().version()).orElse("");
    StringBuilder text = new StringBuilder("!Software Version ").append(version);
    text.append("\n#\nsysname ").append(config.hostname()).append("\n#\n");
    config.transfer().vrfs().stream()
        .sorted()
        .forEach(vrf -> text.append("ip vpn-instance ").append(vrf).append("\n#\n"));
    return text.append("interface MEth0/0/1\n ip address ")
        .append(device.spec().address().getHostAddress())
        .append(" 255.255.255.0\n#\nreturn\n")
        .toString();
  }
}
