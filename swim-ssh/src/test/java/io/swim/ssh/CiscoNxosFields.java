package io.swim.ssh;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cisco NX-OS: what runs, what is on its file systems, modules, and how an installation went. */
final class CiscoNxosFields implements FieldTable {
  private static final Pattern UPTIME =
      Pattern.compile("(\\d+) day\\(s\\), (\\d+) hour\\(s\\), (\\d+) minute\\(s\\), (\\d+) sec");

  @Override
  public List<Recording> recordings() {
    return List.of(
        ntc("show version", "show_version", CiscoNxosFields::ntcVersion),
        ntc("dir", "dir", CiscoNxosFields::ntcDir),
        ntc("show module", "show_module", CiscoNxosFields::ntcModule),
        ntc("show inventory", "show_inventory", CiscoNxosFields::ntcInventory),
        genie("show version", "ShowVersion", CiscoNxosFields::version),
        genie("dir bootflash:", "Dir", CiscoNxosFields::dir),
        genie("show module", "ShowModule", CiscoNxosFields::modules),
        genie("show inventory", "ShowInventory", CiscoNxosFields::inventory),
        genie("show install all status", "ShowInstallAllStatus", CiscoNxosFields::installed),
        genie("show install active", "ShowInstallActive", CiscoNxosFields::active),
        generic("genieparser/generic/tests"),
        generic("genieparser/generic/rv1"));
  }

  private static Recording ntc(String command, String folder, Translation translation) {
    return new Recording("cisco_nxos", command, "ntc/tests/cisco_nxos/" + folder, "/", translation);
  }

  private static Recording genie(String command, String parser, Translation translation) {
    return new Recording("nxos", command, "genieparser/nxos", "/" + parser + "/", translation);
  }

  private static Recording generic(String folder) {
    return new Recording(
        "nxos",
        "show version",
        folder,
        "ShowVersion/cli/equal/golden_output_nxos_",
        (expected, wanted) -> wanted.value("version", expected.text("version")));
  }

  @Override
  public Map<String, String> differences() {
    Map<String, String> reasons = new LinkedHashMap<>();
    String wrapped = "lines are wrapped before the state: whose it is only their order tells";
    reasons.put("ShowModule/cli/equal/golden_output8_output.txt members[1].state", wrapped);
    reasons.put("ShowModule/cli/equal/golden_output8_output.txt members[27].state", wrapped);
    return reasons;
  }

  /** The build in brackets is none of the version. */
  private static String release(String version) {
    return version.replaceFirst(" \\[.*", "");
  }

  private static void ntcVersion(Expected expected, Wanted wanted) {
    Expected sample = expected.at("parsed_sample", 0);
    wanted.value("hostname", sample.text("hostname"));
    wanted.value("version", release(sample.text("os")));
    String image = sample.text("boot_image");
    boolean two = image.contains("kickstart") || image.contains("aci-");
    wanted.value(two ? "kickstartFile" : "imageFile", image);
    wanted.first("serials", "serial", sample.text("serial"));
    Matcher uptime = UPTIME.matcher(sample.text("uptime"));
    wanted.value("uptimeSeconds", uptime.find() ? seconds(uptime) : "?");
  }

  private static String seconds(Matcher uptime) {
    long[] parts = new long[4];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Long.parseLong(uptime.group(i + 1));
    }
    return seconds(parts);
  }

  private static String seconds(long... parts) {
    return Long.toString(((parts[0] * 24 + parts[1]) * 60 + parts[2]) * 60 + parts[3]);
  }

  private static void version(Expected expected, Wanted wanted) {
    Expected platform = expected.at("platform");
    Expected software = platform.at("software");
    Expected hardware = platform.at("hardware");
    wanted.value("version", release(software.text("system_version")));
    wanted.value("kickstartVersion", release(software.text("kickstart_version")));
    wanted.value("imageFile", software.text("system_image_file"));
    wanted.value("kickstartFile", software.text("kickstart_image_file"));
    wanted.value("hostname", hardware.text("device_name"));
    wanted.kilobytes("ramBytes", hardware.text("memory").replace(" kB", ""));
    wanted.first("serials", "serial", hardware.text("processor_board_id"));
    wanted.first("models", "model", hardware.text("chassis"));
    Expected uptime = platform.at("kernel_uptime");
    wanted.value(
        "uptimeSeconds",
        seconds(
            Long.parseLong(uptime.text("days")),
            Long.parseLong(uptime.text("hours")),
            Long.parseLong(uptime.text("minutes")),
            Long.parseLong(uptime.text("seconds"))));
  }

  private static void ntcDir(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.value("totalBytes", each.text("total_size"));
      wanted.value("freeBytes", each.text("total_free"));
      file(each.text("item_name"), each.text("size"), wanted);
    }
    wanted.noOther("files");
  }

  private static void dir(Expected expected, Wanted wanted) {
    wanted.value("fileSystem", expected.text("dir"));
    wanted.value("totalBytes", expected.text("disk_total_space"));
    wanted.value("freeBytes", expected.text("disk_free_space"));
    expected.at("files").entries().forEach((name, each) -> file(name, each.text("size"), wanted));
    wanted.noOther("files");
  }

  private static void file(String name, String size, Wanted wanted) {
    if (!name.endsWith("/")) {
      wanted.row("files", Map.of("name", name), Map.of("sizeBytes", size));
    }
  }

  private static void ntcModule(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.listed("models", "model", each.text("model"));
      wanted.row(
          "members",
          Map.of("number", each.text("module")),
          Map.of(
              "model", each.text("model"), "state", each.text("status").replaceFirst(" \\*", "")));
    }
    wanted.noOther("members");
  }

  /** Line cards and supervisors; crossbars are no members. */
  private static void modules(Expected expected, Wanted wanted) {
    for (String kind : List.of("rp", "lc")) {
      expected
          .at("slot", kind)
          .entries()
          .forEach(
              (number, named) ->
                  named.entries().values().forEach(each -> module(number, each, wanted)));
    }
    expected.at("xbar").entries().values().forEach(each -> hardware(each, wanted));
    wanted.noOther("members");
  }

  private static void module(String number, Expected each, Wanted wanted) {
    hardware(each, wanted);
    wanted.row(
        "members",
        Map.of("number", number),
        Map.of(
            "model", told(each.text("model")),
            "version", told(each.text("software")),
            "serial", told(each.text("serial_number")),
            "state", each.text("status")));
  }

  private static void hardware(Expected each, Wanted wanted) {
    wanted.hardware(told(each.text("model")), told(each.text("serial_number")));
  }

  private static String told(String text) {
    return text.equals("NA") || text.equals("--") ? "" : text;
  }

  private static void ntcInventory(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.hardware(each.text("pid"), each.text("sn"));
    }
    wanted.first("models", "model", expected.at("parsed_sample", 0).text("pid"));
  }

  private static void inventory(Expected expected, Wanted wanted) {
    expected
        .at("name")
        .entries()
        .values()
        .forEach(each -> wanted.hardware(each.text("pid"), each.text("serial_number")));
  }

  private static void installed(Expected expected, Wanted wanted) {
    wanted.nothing("underWay");
    for (Expected each : expected.at("image_upgrade_table").entries().values()) {
      wanted.row(
          "changes",
          Map.of("number", each.text("module"), "name", each.text("image")),
          Map.of(
              "fromVersion", each.text("running_version"),
              "toVersion", each.text("new_version"),
              "needed", each.text("upg_required")));
    }
    wanted.noOther("changes");
  }

  private static void active(Expected expected, Wanted wanted) {
    expected
        .at("boot_images")
        .entries()
        .values()
        .forEach(each -> wanted.row("bootVariables", Map.of("image", each.text()), Map.of()));
    wanted.noOther("bootVariables");
    for (Expected each : expected.at("active_packages").entries().values()) {
      wanted.row(
          "packages", Map.of("name", each.text("active_package_name")), Map.of("state", "active"));
    }
    wanted.noOther("packages");
  }
}
