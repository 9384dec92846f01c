package io.swim.testkit.internal.aireos;

import io.swim.testkit.internal.aireos.AccessPoint.Status;
import io.swim.testkit.internal.aireos.Slots.Slot;
import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import java.util.List;
import java.util.Locale;

/** The show commands. */
final class AireShow {
  private static final String ROW = "%-18s %-14s %-14s %-15s %-14s %-16s %s\n";

  private AireShow() {}

  static void addTo(CommandTree<AireSession> tree) {
    tree.add("show sysinfo", 0, (session, a) -> session.show(system(session.device())))
        .add("show inventory", 0, (session, a) -> session.show(inventory(session.device())))
        .add("show boot", 0, (session, a) -> session.show(boot(session.device())))
        .add("show ap image all", 0, (session, a) -> session.show(apImages(session.device())))
        .add(
            "show redundancy summary",
            0,
            (session, a) -> session.show(redundancy(session.device())));
  }

  private static String system(NetworkDevice device) {
    String version = device.software().orElseThrow().image().facts().version();
    return "\n"
        + AireText.line("Manufacturer's Name", "Cisco Systems Inc.")
        + AireText.line("Product Name", "Cisco Controller")
        + AireText.line("Product Version", version)
        + AireText.line("RTOS Version", version)
        + AireText.line("Bootloader Version", "8.5.1.85")
        + AireText.line("Emergency Image Version", "8.5.103.0")
        + "\n"
        + AireText.line("Build Type", "DATA + WPS")
        + "\n"
        + AireText.line("System Name", device.nvram().running().hostname())
        + AireText.line("System Location", "")
        + AireText.line("System Contact", "")
        + AireText.line("System ObjectID", device.spec().model().sysObjectId())
        + AireText.line("Redundancy Mode", "Disabled")
        + AireText.line("IP Address", device.spec().address().getHostAddress())
        + AireText.line("IPv6 Address", "::")
        + AireText.line("System Up Time", AireText.uptime(device.uptime()))
        + "\n"
        + AireText.line("Configured Country", "NL  - Netherlands")
        + AireText.line("Operating Environment", "Commercial (10 to 35 C)")
        + AireText.line("Fan Status", "OK")
        + "\n"
        + AireText.line("Number of WLANs", 1)
        + AireText.line("Number of Active Clients", 0)
        + AireText.line("Maximum number of APs supported", 1500);
  }

  private static String inventory(NetworkDevice device) {
    return "\n"
        + AireText.line("Power Supply 1", "Present, OK")
        + AireText.line("Maximum number of APs supported", 1500)
        + "NAME: \"Chassis\"    , DESCR: \"Cisco Wireless Controller\"\nPID: "
        + device.spec().model().productId()
        + ",  VID: V02,  SN: "
        + device.spec().serial()
        + "\n";
  }

  private static String boot(NetworkDevice device) {
    return "\n" + boot(device, Slot.PRIMARY, "Primary") + boot(device, Slot.BACKUP, "Backup");
  }

  private static String boot(NetworkDevice device, Slot slot, String name) {
    Slots slots = AireOs.of(device).slots();
    return AireText.line(
        name + " Boot Image",
        AireOs.version(device, slot)
            + (slots.next(device) == slot ? " (default)" : "")
            + (slots.running(device) == slot ? " (active)" : ""));
  }

  private static String apImages(NetworkDevice device) {
    List<AccessPoint> all = AireOs.of(device).accessPoints().all();
    StringBuilder text =
        new StringBuilder("\n")
            .append(AireText.line("Total number of APs", all.size()))
            .append("\nNumber of APs\n")
            .append(AireText.line("        Initiated", count(all, Status.INITIATED)))
            .append(AireText.line("        Predownloading", count(all, Status.PREDOWNLOADING)))
            .append(AireText.line("        Completed predownloading", count(all, Status.COMPLETE)))
            .append(AireText.line("        Not Supported", 0))
            .append(AireText.line("        Failed to Predownload", count(all, Status.FAILED)))
            .append('\n')
            .append(row("", "", "", "Predownload", "Predownload", "", ""))
            .append(
                row(
                    "AP Name",
                    "Primary Image",
                    "Backup Image",
                    "Status",
                    "Version",
                    "Next Retry Time",
                    "Retry Count"))
            .append(
                row(
                    "------------------",
                    "--------------",
                    "--------------",
                    "---------------",
                    "--------------",
                    "----------------",
                    "------------"));
    for (AccessPoint each : all) {
      text.append(
          row(
              each.name(),
              each.primary(),
              each.backup(),
              each.status().toString(),
              each.wanted().isEmpty() ? "None" : each.wanted(),
              "NA",
              each.retries() == 0 ? "NA" : String.valueOf(each.retries())));
    }
    return text.toString();
  }

  private static String row(Object... columns) {
    return String.format(Locale.ROOT, ROW, columns);
  }

  private static long count(List<AccessPoint> all, Status status) {
    return all.stream().filter(each -> each.status() == status).count();
  }

  private static String redundancy(NetworkDevice device) {
    return " Redundancy Mode = SSO DISABLED \n"
        + "     Local State = ACTIVE \n"
        + "      Peer State = N/A \n"
        + "            Unit = Primary\n"
        + "         Unit ID = "
        + device.spec().serial()
        + "\nRedundancy State = N/A \n";
  }
}
