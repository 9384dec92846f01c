package io.swim.ssh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cisco IOS and IOS-XE: what software runs, what is booted, what files there are. */
final class CiscoIosFields implements FieldTable {
  @Override
  public List<Recording> recordings() {
    List<Recording> all = new ArrayList<>();
    all.add(ntc("show version", "show_version", CiscoIosFields::ntcVersion));
    all.add(ntc("dir", "dir", CiscoIosFields::ntcDir));
    all.add(ntc("show boot", "show_boot", CiscoIosFields::ntcBoot));
    genie("show version", "ShowVersion", CiscoIosFields::version, all);
    genie("dir", "Dir", CiscoIosFields::dir, all);
    genie("show bootflash:", "ShowBootflash", CiscoIosFields::flash, all);
    genie("show boot", "ShowBoot", CiscoIosFields::boot, all);
    genie("show bootvar", "ShowBootvar", CiscoIosFields::boot, all);
    genie("show boot system", "ShowBootSystem", CiscoIosFields::boot, all);
    for (String folder : List.of("genieparser/generic/tests", "genieparser/generic/rv1")) {
      all.add(
          new Recording(
              "ios",
              "show version",
              folder,
              "ShowVersion/cli/equal/golden_output_ios_",
              CiscoIosFields::generic));
      all.add(
          new Recording(
              "iosxe",
              "show version",
              folder,
              "ShowVersion/cli/equal/golden_output_iosxe_",
              CiscoIosFields::generic));
    }
    return all;
  }

  static Recording ntc(String command, String folder, Translation translation) {
    return new Recording("cisco_ios", command, "ntc/tests/cisco_ios/" + folder, "/", translation);
  }

  static void genie(String command, String parser, Translation translation, List<Recording> into) {
    for (String os : List.of("ios", "iosxe")) {
      into.add(new Recording(os, command, "genieparser/" + os, "/" + parser + "/", translation));
    }
  }

  @Override
  public Map<String, String> differences() {
    String open = "the last line is not finished, and might go on";
    String table = "what IOS says of itself counts, not the table of switches below";
    Map<String, String> reasons = new LinkedHashMap<>();
    for (String capture :
        List.of(
            "c7600/tests/ShowVersion/cli/equal/golden_output",
            "ios_c1900",
            "iosxe/tests/ShowVersion/cli/equal/golden_output_9")) {
      reasons.put(capture + "_output.txt configRegister", open);
    }
    reasons.put("c2600_2_output.txt uptimeSeconds", "the line is wrapped before the minutes");
    reasons.put(
        "generic/tests/ShowVersion/cli/equal/golden_output_iosxe_4_output.txt version", table);
    reasons.put(
        "generic/rv1/tests/ShowVersion/cli/equal/golden_output_iosxe_4_output.txt version", table);
    return reasons;
  }

  private static void image(String id, Wanted wanted) {
    int dash = id.indexOf('-');
    wanted.value("imageFamily", dash < 0 ? id : id.substring(0, dash));
    wanted.value("featureSet", dash < 0 ? "" : id.substring(dash + 1));
  }

  private static void ntcVersion(Expected expected, Wanted wanted) {
    Expected sample = expected.at("parsed_sample", 0);
    wanted.value("hostname", sample.text("hostname"));
    wanted.value("version", sample.text("version"));
    wanted.end("imageFile", sample.text("running_image"));
    wanted.value("configRegister", sample.text("config_register"));
    wanted.value("uptimeSeconds", Periods.seconds(sample.text("uptime")));
    image(sample.text("software_image"), wanted);
    sample.at("hardware").items().forEach(each -> wanted.listed("models", "model", each.text()));
    sample.at("serial").items().forEach(each -> wanted.listed("serials", "serial", each.text()));
    wanted.first("models", "model", sample.at("hardware", 0).text());
    wanted.first("serials", "serial", sample.at("serial", 0).text());
  }

  private static void version(Expected expected, Wanted wanted) {
    Expected version = expected.at("version");
    wanted.value("hostname", version.text("hostname"));
    wanted.value("version", version.text("version"));
    wanted.value("imageFile", version.text("system_image"));
    wanted.value("configRegister", version.text("next_config_register", "curr_config_register"));
    wanted.value("uptimeSeconds", Periods.seconds(version.text("uptime")));
    image(version.text("image_id"), wanted);
    String physical = version.at("mem_size").text("physical", "physical_memory");
    wanted.kilobytes("ramBytes", physical);
    wanted.kilobytesAtLeast("ramBytes", physical.isEmpty() ? version.text("main_mem") : "");
    wanted.first("models", "model", version.text("chassis"));
    wanted.first("serials", "serial", version.text("chassis_sn", "processor_board_id"));
    wanted.listed("models", "model", version.text("model_num"));
    wanted.listed("serials", "serial", version.text("system_sn"));
    version
        .at("switch_num")
        .entries()
        .forEach(
            (number, member) -> {
              wanted.listed("models", "model", member.text("model_num"));
              wanted.listed("serials", "serial", member.text("system_sn"));
              if (member.has("sw_ver")) {
                wanted.row(
                    "members",
                    Map.of("number", number),
                    Map.of(
                        "model",
                        member.text("model"),
                        "version",
                        member.text("sw_ver"),
                        "mode",
                        member.text("mode")));
              }
            });
  }

  private static void generic(Expected expected, Wanted wanted) {
    wanted.value("version", expected.text("version"));
    wanted.first("models", "model", expected.text("pid"));
  }

  private static void dir(Expected expected, Wanted wanted) {
    String name = expected.at("dir").text("dir");
    Expected dir = expected.at("dir", name);
    wanted.value("fileSystem", name.substring(0, name.indexOf(':') + 1));
    wanted.value("totalBytes", dir.text("bytes_total"));
    wanted.value("freeBytes", dir.text("bytes_free"));
    dir.at("files")
        .entries()
        .forEach((file, each) -> file(file, each.text("permissions"), each.text("size"), wanted));
    wanted.noOther("files");
  }

  private static void ntcDir(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.value("totalBytes", each.text("total_size"));
      wanted.value("freeBytes", each.text("total_free"));
      file(each.text("name"), each.text("permissions"), each.text("size"), wanted);
    }
    wanted.noOther("files");
  }

  private static void file(String name, String permissions, String size, Wanted wanted) {
    if (!permissions.startsWith("d")) {
      wanted.row("files", Map.of("name", name), Map.of("sizeBytes", size));
    }
  }

  private static void flash(Expected expected, Wanted wanted) {
    long free = Long.parseLong(expected.text("bytes_available"));
    wanted.value("freeBytes", Long.toString(free));
    wanted.value("totalBytes", Long.toString(free + Long.parseLong(expected.text("bytes_used"))));
    expected
        .at("files")
        .entries()
        .values()
        .forEach(
            each -> {
              String name = each.text("file_name");
              file(name, name.endsWith("/") ? "d" : "-", each.text("file_length"), wanted);
            });
    wanted.noOther("files");
  }

  private static void bootList(String list, Wanted wanted) {
    for (String each : list.split(";")) {
      if (!each.isBlank()) {
        wanted.row(
            "bootVariables", Map.of("image", each.strip().replaceAll(",\\d*$", "")), Map.of());
      }
    }
    wanted.noOther("bootVariables");
  }

  private static void ntcBoot(Expected expected, Wanted wanted) {
    expected.at("parsed_sample").items().forEach(each -> bootList(each.text("boot_path"), wanted));
  }

  private static void boot(Expected expected, Wanted wanted) {
    Expected active = expected.at("active");
    String next = expected.text("next_reload_boot_variable", "boot_variable", "boot_path_list");
    bootList(next.isEmpty() ? active.text("boot_variable") : next, wanted);
    wanted.value(
        "configRegister",
        active.text("next_reload_configuration_register", "configuration_register"));
  }
}
