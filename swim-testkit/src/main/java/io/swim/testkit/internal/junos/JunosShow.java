package io.swim.testkit.internal.junos;

import io.swim.testkit.internal.cli.CommandTree;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashFileSystem;
import io.swim.testkit.internal.junos.JunosSets.Packages;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The show commands. */
final class JunosShow {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private JunosShow() {}

  static void addTo(CommandTree<JunosSession> tree) {
    tree.add("show version", 0, (session, words) -> session.show(version(session.device())))
        .add("show system uptime", 0, (session, words) -> session.show(uptime(session.device())))
        .add("show system storage", 0, (session, words) -> session.show(storage(session, false)))
        .add(
            "show system storage detail",
            0,
            (session, words) -> session.show(storage(session, true)))
        .add(
            "show system information",
            0,
            (session, words) -> session.show(information(session.device())))
        .add(
            "show chassis hardware",
            0,
            (session, words) -> session.show(hardware(session.device())))
        .add(
            "show chassis routing-engine",
            0,
            (session, words) -> session.show("Routing Engine status:\n    Model   RE-S-1600x8\n"))
        .add(
            "show system processes wide",
            0,
            (session, words) -> session.show(processes(session.device())))
        .add("show virtual-chassis", 0, JunosShow::notValid)
        .add("show system snapshot", 0, JunosShow::notValid);
  }

  private static String version(NetworkDevice device) {
    synchronized (device) {
      JunosSets sets = Junos.sets(device);
      String runs = sets.active().version();
      String build = String.format("%08x", runs.hashCode()).substring(1);
      return "Hostname: "
          + device.nvram().running().hostname()
          + "\nModel: "
          + device.spec().model().productId()
          + "\nJunos: "
          + runs
          + "\n"
          + sets.pending().map(next -> "Pending: " + next.version() + "\n").orElse("")
          + ("JUNOS OS Kernel 64-bit  [20190517." + build + "_builder_stable_11]\n")
          + ("JUNOS OS libs [20190517." + build + "_builder_stable_11]\n")
          + ("JUNOS Openconfig [" + runs + "]\n");
    }
  }

  private static String processes(NetworkDevice device) {
    return "  PID  TT  STAT      TIME COMMAND\n    1  -   SLs    0:02.11 /sbin/init --\n"
        + Junos.installation(device)
            .underWay(device)
            .map(command -> " 4711  -   S      0:09.03 /bin/sh " + command + "\n")
            .orElse("");
  }

  private static String uptime(NetworkDevice device) {
    Instant now = device.clock().instant();
    Duration up = device.uptime();
    return "Current time: "
        + TIME.format(now)
        + "\nTime Source:  LOCAL CLOCK \nSystem booted: "
        + TIME.format(now.minus(up))
        + " ("
        + ago(up)
        + " ago)\nProtocols started: "
        + TIME.format(now.minus(up))
        + " ("
        + ago(up)
        + " ago)\n";
  }

  /** Under a day with seconds: 00:03:20; else 4w3d 07:15. */
  private static String ago(Duration up) {
    if (up.toDays() == 0) {
      return String.format(
          Locale.ROOT, "%02d:%02d:%02d", up.toHours(), up.toMinutesPart(), up.toSecondsPart());
    }
    String weeks = up.toDays() < 7 ? "" : up.toDays() / 7 + "w";
    return String.format(
        Locale.ROOT,
        "%s%dd %02d:%02d",
        weeks,
        up.toDays() % 7,
        up.toHoursPart(),
        up.toMinutesPart());
  }

  private static String storage(JunosSession session, boolean detail) {
    FlashFileSystem flash = session.device().fileSystems().standard();
    long total = flash.totalBytes() >> 10;
    long free = flash.freeBytes() >> 10;
    String unit = detail ? "" : "K";
    return String.format(
        Locale.ROOT,
        "%-23s %11s %10s %10s %8s  %s\n%-23s %11s %10s %10s %7d%%  %s\n%-23s %11s %10s %10s %7d%%  %s\n",
        "Filesystem",
        detail ? "1024-blocks" : "Size",
        "Used",
        "Avail",
        "Capacity",
        "Mounted on",
        "/dev/gpt/junos",
        "20971520" + unit,
        "4194304" + unit,
        "15099494" + unit,
        22,
        "/.mount",
        "/dev/gpt/var",
        total + unit,
        total - free + unit,
        free + unit,
        (total - free) * 100 / Math.max(1, total),
        "/.mount/var");
  }

  private static String information(NetworkDevice device) {
    synchronized (device) {
      Packages runs = Junos.sets(device).active();
      return "Model: "
          + device.spec().model().productId()
          + "\nFamily: junos\nJunos: "
          + runs.version()
          + "\nHostname: "
          + device.nvram().running().hostname()
          + "\n";
    }
  }

  private static String hardware(NetworkDevice device) {
    String product = device.spec().model().processor();
    return "Hardware inventory:\n"
        + "Item             Version  Part number  Serial number     Description\n"
        + row("Chassis", "", "", device.spec().serial(), product)
        + row("Routing Engine 0", "", "BUILTIN", "BUILTIN", "RE-S-1600x8")
        + row("FPC 0", "", "BUILTIN", "BUILTIN", "MPC")
        + row("PEM 0", "REV 01", "740-070749", "SIM1F18", "AC AFO 650W PSU");
  }

  private static String row(
      String item, String version, String part, String serial, String description) {
    return String.format(
        Locale.ROOT, "%-16s %-8s %-12s %-17s %s\n", item, version, part, serial, description);
  }

  private static void notValid(JunosSession session, List<String> words) throws IOException {
    session.say(
        "error: command is not valid on the " + session.device().spec().model().productId() + "\n");
  }
}
