package io.swim.ssh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cisco IOS-XR: what software runs and is installed, what is built in, what files there are. */
final class CiscoXrFields implements FieldTable {
  @Override
  public List<Recording> recordings() {
    List<Recording> all = new ArrayList<>();
    all.add(ntc("show version", "show_version/", CiscoXrFields::ntcVersion));
    all.add(ntc("show version brief", "show_version_brief/", CiscoXrFields::ntcVersion));
    all.add(ntc("admin show inventory", "admin_show_inventory/", CiscoXrFields::ntcInventory));
    all.add(ntc("show platform", "show_platform/", CiscoXrFields::ntcPlatform));
    all.add(ntc("admin show platform", "admin_show_platform/", CiscoXrFields::ntcPlatform));
    all.add(ntc("show install active", "show_install_active/", CiscoXrFields::ntcActive));
    all.add(ntc("show redundancy summary", "show_redundancy_summary/", CiscoXrFields::ntcSummary));
    all.add(genie("show version", "ShowVersion", CiscoXrFields::version));
    all.add(genie("show inventory", "ShowInventory", CiscoXrFields::inventory));
    all.add(genie("show platform", "ShowPlatform", CiscoXrFields::platform));
    all.add(genie("show redundancy", "ShowRedundancy", CiscoXrFields::redundancy));
    all.add(genie("dir", "Dir", CiscoXrFields::dir));
    all.add(
        genie("show install active summary", "ShowInstallActiveSummary", CiscoXrFields::active));
    all.add(
        genie(
            "show install inactive summary",
            "ShowInstallInactiveSummary",
            CiscoXrFields::inactive));
    for (String folder : List.of("genieparser/generic/tests", "genieparser/generic/rv1")) {
      all.add(
          new Recording(
              "iosxr",
              "show version",
              folder,
              "ShowVersion/cli/equal/golden_output_iosxr_",
              CiscoXrFields::generic));
      all.add(
          new Recording(
              "iosxr",
              "show inventory",
              folder,
              "ShowInventory/cli/equal/golden_output_iosxr_",
              CiscoXrFields::inventory));
    }
    return all;
  }

  @Override
  public Map<String, String> differences() {
    String open = "the last line is not finished, and might go on";
    String inventory = "ShowInventory/cli/equal/golden_output_iosxr_2_output.txt serials";
    return Map.of(
        "generic/tests/" + inventory + "[E289E87566C]",
        open,
        "generic/tests/" + inventory + "[0]",
        open,
        "generic/rv1/tests/" + inventory + "[E289E87566C]",
        open,
        "generic/rv1/tests/" + inventory + "[0]",
        open,
        "ShowInstallInactiveSummary/cli/equal/golden_output_2_output.txt packages[disk0:comp*",
        "a command that somebody typed there, and no package");
  }

  private static Recording ntc(String command, String folder, Translation translation) {
    return new Recording("cisco_xr", command, "ntc/tests/cisco_xr", "/" + folder, translation);
  }

  private static Recording genie(String command, String parser, Translation translation) {
    return new Recording("iosxr", command, "genieparser/iosxr", "/" + parser + "/", translation);
  }

  private static void ntcVersion(Expected expected, Wanted wanted) {
    Expected sample = expected.at("parsed_sample", 0);
    wanted.value("version", sample.text("version"));
    wanted.value("hostname", sample.text("hostname"));
    wanted.value("uptimeSeconds", Periods.seconds(sample.text("uptime")));
    wanted.value("imageFile", sample.text("boot_image"));
    wanted.listed("models", "model", sample.text("hardware", "family"));
    wanted.first("models", "model", sample.text("model").replace(' ', '-'));
  }

  private static void version(Expected expected, Wanted wanted) {
    wanted.value("version", expected.text("software_version"));
    wanted.value("uptimeSeconds", Periods.seconds(expected.text("uptime")));
    wanted.first("models", "model", expected.text("device_family"));
  }

  private static void generic(Expected expected, Wanted wanted) {
    wanted.value("version", expected.text("version"));
    wanted.first("models", "model", expected.text("pid"));
  }

  private static void ntcInventory(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.hardware(each.text("pid"), each.text("sn"));
      if (each.text("name").startsWith("Rack")) {
        wanted.first("models", "model", each.text("pid"));
        wanted.first("serials", "serial", each.text("sn"));
      }
    }
  }

  private static void inventory(Expected expected, Wanted wanted) {
    expected
        .having("pid")
        .forEach(
            each -> {
              Expected one = each.getValue();
              wanted.hardware(one.text("pid"), one.text("sn"));
              if ((each.getKey() + one.text("name")).toLowerCase().contains("rack 0")) {
                wanted.first("models", "model", one.text("pid"));
                wanted.first("serials", "serial", one.text("sn"));
              }
            });
  }

  private static void ntcPlatform(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      String type = each.text("type");
      wanted.row(
          "members",
          Map.of("number", each.text("node")),
          Map.of(
              "model",
              type.replaceAll("\\(.*", ""),
              "role",
              type.contains("(") ? type.replaceAll(".*\\((.*)\\)", "$1") : "",
              "state",
              each.text("state")));
    }
    wanted.noOther("members");
  }

  private static void platform(Expected expected, Wanted wanted) {
    expected
        .having("full_slot")
        .forEach(
            each -> {
              Expected slot = each.getValue();
              node(slot.text("full_slot"), slot, wanted);
              slot.at("subslot")
                  .entries()
                  .forEach(
                      (number, part) ->
                          node(
                              slot.text("full_slot").replace("/CPU0", "") + "/" + number,
                              part,
                              wanted));
            });
    wanted.noOther("members");
  }

  private static void node(String name, Expected slot, Wanted wanted) {
    Map<String, String> columns = new HashMap<>();
    columns.put("model", slot.text("name"));
    columns.put("state", slot.text("state"));
    String role = slot.text("redundancy_state");
    columns.put("role", List.of("Active", "Standby").contains(role) ? role : "");
    wanted.row("members", Map.of("number", name), columns);
  }

  private static void ntcActive(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      each.at("packages").items().forEach(name -> installed(name.text(), "", "active", wanted));
    }
    wanted.noOther("packages");
  }

  private static void active(Expected expected, Wanted wanted) {
    Expected names = expected.at("active_packages");
    if (expected.has("optional_packages")) {
      for (String kind : List.of("optional_packages", "mandatory_packages")) {
        expected
            .at(kind)
            .entries()
            .forEach((name, version) -> installed(name, version.text(), "active", wanted));
      }
    } else {
      names.items().forEach(name -> installed(name.text(), "", "active", wanted));
    }
    wanted.noOther("packages");
  }

  private static void inactive(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("inactive_packages").items()) {
      if (each.text().startsWith("disk0:")) {
        installed(each.text(), "", "inactive", wanted);
      }
    }
    wanted.noOther("packages");
  }

  private static void installed(String name, String version, String state, Wanted wanted) {
    wanted.row(
        "packages",
        Map.of("name", name),
        new LinkedHashMap<>(Map.of("version", version, "state", state)));
  }

  private static void ntcSummary(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      if (each.text("primary").endsWith("(A)")) {
        wanted.value("redundancyLocal", "active");
        wanted.value("redundancyPeer", each.text("backup").endsWith("(S)") ? "standby" : "");
        wanted.value("redundancyReady", Boolean.toString(each.text("status").equals("Node Ready")));
      }
    }
  }

  private static void redundancy(Expected expected, Wanted wanted) {
    expected
        .at("node")
        .entries()
        .values()
        .forEach(
            node -> {
              wanted.value("redundancyLocal", node.text("role"));
              wanted.value("redundancyPeer", node.has("standby_node") ? "standby" : "");
              wanted.value("redundancyReady", node.has("standby_node") ? "true" : "false");
            });
  }

  private static void dir(Expected expected, Wanted wanted) {
    Expected dir = expected.at("dir");
    wanted.value("fileSystem", dir.text("dir_name"));
    wanted.value("totalBytes", bytes(dir.text("total_bytes")));
    wanted.value("freeBytes", bytes(dir.text("total_free_bytes")));
    dir.at("files")
        .entries()
        .forEach(
            (name, each) -> {
              if (each.text("permission").startsWith("-")) {
                wanted.row("files", Map.of("name", name), Map.of("sizeBytes", each.text("size")));
              }
            });
    wanted.noOther("files");
  }

  private static String bytes(String size) {
    String[] words = size.split(" ");
    long unit = words.length > 1 && words[1].startsWith("k") ? 1024 : 1;
    return words[0].isEmpty() ? "" : Long.toString(Long.parseLong(words[0]) * unit);
  }
}
