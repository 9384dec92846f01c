package io.swim.ssh;

import java.util.List;

/** MikroTik RouterOS: what runs, hardware. */
final class MikrotikRouterOsFields implements FieldTable {
  private static final String FOLDER = "ntc/tests/mikrotik_routeros/";

  @Override
  public List<Recording> recordings() {
    return List.of(
        ntc("/system resource print", "system_resource_print", MikrotikRouterOsFields::resources),
        ntc(
            "/system routerboard print",
            "system_routerboard_print",
            MikrotikRouterOsFields::board));
  }

  private static Recording ntc(String command, String folder, Translation translation) {
    return new Recording("mikrotik_routeros", command, FOLDER + folder, "/", translation);
  }

  private static void resources(Expected expected, Wanted wanted) {
    Expected sample = expected.at("parsed_sample", 0);
    wanted.value("version", sample.text("version").replaceFirst(" .*", ""));
    wanted.value("imageFamily", sample.text("architecture_name"));
    wanted.first("models", "model", sample.text("board_name"));
    wanted.value("ramBytes", bytes(sample.text("total_memory")));
    wanted.value("freeBytes", bytes(sample.text("free_hdd_space")));
    wanted.value("totalBytes", bytes(sample.text("total_hdd_space")));
    long seconds = 0;
    for (String unit : List.of("weeks:7", "days:24", "hours:60", "minutes:60", "seconds:1")) {
      String[] parts = unit.split(":");
      String number = sample.text("uptime_" + parts[0]);
      seconds =
          (seconds + (number.isEmpty() ? 0 : Long.parseLong(number))) * Long.parseLong(parts[1]);
    }
    wanted.value("uptimeSeconds", Long.toString(seconds));
  }

  private static String bytes(String mebibytes) {
    double number = Double.parseDouble(mebibytes.replace("MiB", ""));
    return Long.toString(Math.round(number * 1024 * 1024));
  }

  private static void board(Expected expected, Wanted wanted) {
    Expected sample = expected.at("parsed_sample", 0);
    wanted.first("models", "model", sample.text("hardware_model"));
    wanted.first("serials", "serial", sample.text("serial_number"));
  }
}
