package io.swim.ssh;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cisco ASA: what runs, what is built in, and the other one of a pair. */
final class CiscoAsaFields implements FieldTable {
  @Override
  public List<Recording> recordings() {
    return List.of(
        ntc("show version", "show_version", CiscoAsaFields::ntcVersion),
        ntc("dir", "dir", CiscoAsaFields::dir),
        ntc("show failover", "show_failover", CiscoAsaFields::ntcFailover),
        ntc("show inventory", "show_inventory", CiscoAsaFields::ntcInventory),
        ntc("show module", "show_module", CiscoAsaFields::module),
        genie("show version", "ShowVersion", CiscoAsaFields::version),
        genie("show inventory", "ShowInventory", CiscoAsaFields::inventory),
        genie("show failover", "ShowFailover", CiscoAsaFields::failover));
  }

  private static Recording ntc(String command, String folder, Translation translation) {
    return new Recording("cisco_asa", command, "ntc/tests/cisco_asa/" + folder, "/", translation);
  }

  private static Recording genie(String command, String parser, Translation translation) {
    return new Recording(
        "asa", command, "genieparser/asa", "/" + parser + "/cli/equal/", translation);
  }

  private static String bytes(String size) {
    Matcher matcher = Pattern.compile("(\\d+) ?MB").matcher(size);
    return matcher.find() ? Long.toString(Long.parseLong(matcher.group(1)) << 20) : "";
  }

  private static void ntcVersion(Expected expected, Wanted wanted) {
    Expected sample = expected.at("parsed_sample", 0);
    wanted.value("version", sample.text("version"));
    wanted.value("deviceManagerVersion", sample.text("device_mgr_version"));
    wanted.value("imageFile", sample.text("image"));
    wanted.value("hostname", sample.text("hostname"));
    wanted.value("uptimeSeconds", Periods.seconds(sample.text("uptime")));
    String hardware = sample.text("hardware");
    wanted.first("models", "model", hardware.replaceAll(",.*", ""));
    wanted.value("ramBytes", bytes(hardware));
    if (!sample.text("flash").isEmpty()) {
      wanted.row(
          "disks", Map.of("name", "Internal"), Map.of("sizeBytes", bytes(sample.text("flash"))));
    }
    sample.at("serial").items().forEach(each -> wanted.first("serials", "serial", each.text()));
  }

  private static void version(Expected expected, Wanted wanted) {
    Expected version = expected.at("version");
    wanted.value("version", version.text("asa_version"));
    wanted.value("deviceManagerVersion", version.text("asdm_version"));
    wanted.value("imageFile", version.text("system_image"));
    wanted.value("hostname", version.text("hostname"));
    wanted.value("uptimeSeconds", Periods.seconds(version.text("uptime")));
    wanted.first("models", "model", version.text("platform"));
    wanted.value("ramBytes", bytes(version.text("mem_size")));
    wanted.first("serials", "serial", version.text("serial_number"));
    version
        .at("disks")
        .entries()
        .forEach(
            (name, disk) ->
                wanted.row(
                    "disks",
                    Map.of("name", name),
                    Map.of("sizeBytes", bytes(disk.text("disk_size")))));
  }

  private static void dir(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.value("fileSystem", each.text("file_system").replace("/", ""));
      wanted.value("totalBytes", each.text("total_size"));
      wanted.value("freeBytes", each.text("total_free"));
      if (!each.text("permissions").startsWith("d")) {
        wanted.row(
            "files", Map.of("name", each.text("name")), Map.of("sizeBytes", each.text("size")));
      }
    }
    wanted.noOther("files");
  }

  private static void ntcFailover(Expected expected, Wanted wanted) {
    Expected pair = expected.at("parsed_sample", 0);
    wanted.value("failover", pair.text("state"));
    wanted.value("failoverRole", pair.text("role"));
    wanted.value("version", pair.text("sw_version"));
    wanted.value("failoverPeerVersion", pair.text("sw_version_mate"));
    List<Expected> states = pair.at("service_state").items();
    List<Expected> mates = pair.at("service_state_mate").items();
    if (states.size() == 1) {
      wanted.value("failoverState", states.get(0).text());
      wanted.value("failoverPeerState", mates.get(0).text());
      return;
    }
    List<Expected> groups = pair.at("failover_group").items();
    for (int i = 0; i < groups.size(); i++) {
      wanted.row(
          "failoverGroups",
          Map.of("group", groups.get(i).text()),
          Map.of("state", states.get(i).text(), "peerState", mates.get(i).text()));
    }
    wanted.noOther("failoverGroups");
  }

  private static void failover(Expected expected, Wanted wanted) {
    wanted.value("failover", expected.text("failover_enabled").equals("true") ? "on" : "off");
    wanted.value("failoverRole", expected.text("failover_unit"));
    wanted.nothing("failoverState");
    wanted.nothing("failoverPeerState");
  }

  private static void ntcInventory(Expected expected, Wanted wanted) {
    expected
        .at("parsed_sample")
        .items()
        .forEach(each -> wanted.hardware(each.text("pid"), each.text("sn")));
  }

  private static void inventory(Expected expected, Wanted wanted) {
    wanted.first("models", "model", expected.at("Chassis").text("pid"));
    wanted.first("serials", "serial", expected.at("Chassis").text("sn"));
    expected.entries().values().forEach(each -> wanted.hardware(each.text("pid"), each.text("sn")));
  }

  private static void module(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.hardware(each.text("model"), each.text("serial"));
      wanted.row(
          "members",
          Map.of("number", each.text("module")),
          Map.of(
              "model", each.text("model"),
              "serial", each.text("serial"),
              "version", each.text("mod_sw"),
              "state", each.text("status")));
    }
    wanted.noOther("members");
  }
}
