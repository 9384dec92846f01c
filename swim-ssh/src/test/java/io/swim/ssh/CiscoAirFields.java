package io.swim.ssh;

import java.util.List;
import java.util.Map;

/** Cisco AireOS: what is booted, what runs, hardware. */
final class CiscoAirFields implements FieldTable {
  private static final String NTC = "ntc/tests/cisco_wlc_ssh/";

  @Override
  public List<Recording> recordings() {
    return List.of(
        ntc("show boot", "show_boot", CiscoAirFields::boot),
        ntc("show inventory", "show_inventory", CiscoAirFields::inventory),
        ntc("show sysinfo", "show_sysinfo", CiscoAirFields::system),
        new Recording(
            "aireos",
            "show boot",
            "genieparser/aireos/tests/ShowBoot",
            "/",
            CiscoAirFields::slots));
  }

  private static Recording ntc(String command, String folder, Translation translation) {
    return new Recording("cisco_wlc_ssh", command, NTC + folder, "/", translation);
  }

  /** What runs and is booted next is committed, what only runs is not. */
  private static String state(boolean runs, boolean isNext) {
    return runs ? isNext ? "committed" : "uncommitted" : "inactive";
  }

  private static void boot(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      String marks = each.text("image_status");
      wanted.row(
          "packages",
          Map.of("name", each.text("image_type").startsWith("Primary") ? "primary" : "backup"),
          Map.of(
              "version",
              each.text("image_version"),
              "state",
              state(marks.contains("active"), marks.contains("default"))));
    }
    wanted.noOther("packages");
  }

  private static void slots(Expected expected, Wanted wanted) {
    for (String name : List.of("primary", "backup")) {
      Expected slot = expected.at(name + "_boot_image");
      wanted.row(
          "packages",
          Map.of("name", name),
          Map.of(
              "version",
              slot.text("version_num"),
              "state",
              state(slot.text("status").equals("active"), slot.text("default").equals("default"))));
    }
    wanted.noOther("packages");
  }

  private static void inventory(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.first("models", "model", each.text("pid"));
      wanted.first("serials", "serial", each.text("sn"));
    }
  }

  private static void system(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.value("version", each.text("product_version"));
      wanted.value("hostname", each.text("system_name"));
    }
  }
}
