package io.swim.testkit.internal.nxos;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.snmp.PhysicalEntity;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** What a switch consists of, for the command line and for SNMP. */
final class NxInventory {
  private static final int CHASSIS = 149;
  private static final int MODULE_INDEX = 22;
  private static final int MODULE = 9;

  private NxInventory() {}

  private static String version(NetworkDevice device) {
    return device.software().map(software -> software.image().facts().version()).orElse("");
  }

  static List<PhysicalEntity> of(NetworkDevice device) {
    String product = device.spec().model().productId();
    String name = "Nexus9000 " + product.replaceFirst("^N9K-", "") + " Chassis";
    return List.of(
        PhysicalEntity.chassis(CHASSIS, product, name)
            .describedAs(name)
            .withRevisions("V02", "", version(device))
            .withSerial(device.spec().serial()),
        PhysicalEntity.chassis(MODULE_INDEX, product, "Slot 1")
            .ofKind(MODULE)
            .describedAs("48x10/25G + 6x40/100G Ethernet Module")
            .in(CHASSIS, 1)
            .withRevisions("V02", "05.45", version(device))
            .withSerial(device.spec().serial()));
  }

  static String text(NetworkDevice device) {
    String product = device.spec().model().productId();
    String line =
        String.format(
            Locale.ROOT, "PID: %-20s,  VID: V02 ,  SN: %s\n\n", product, device.spec().serial());
    return "NAME: \"Chassis\",  DESCR: \"Nexus9000 "
        + product.replaceFirst("^N9K-", "")
        + " Chassis\"\n"
        + line
        + "NAME: \"Slot 1\",  DESCR: \"48x10/25G + 6x40/100G Ethernet Module\"\n"
        + line
        + "NAME: \"Fan 1\",  DESCR: \"Nexus9000 Chassis Fan Module\"\n"
        + "PID: NXA-FAN-30CFM-F     ,  VID: V01 ,  SN: N/A\n\n";
  }

  static String modules(NetworkDevice device) {
    String mac = HexFormat.ofDelimiter("-").formatHex(device.spec().mac());
    return String.format(
        Locale.ROOT,
        """
        Mod Ports             Module-Type                      Model           Status
        --- ----- ------------------------------------- --------------------- ---------
        1    54   48x10/25G + 6x40/100G Ethernet Module %-21s active *

        Mod  Sw                       Hw    Slot
        ---  ----------------------- ------ ----
        1    %-23s 2.0    NA

        Mod  MAC-Address(es)                         Serial-Num
        ---  --------------------------------------  ----------
        1    %s to %s  %s

        Mod  Online Diag Status
        ---  ------------------
        1    Pass

        * this terminal session
        """,
        device.spec().model().productId(),
        version(device),
        mac,
        mac,
        device.spec().serial());
  }
}
