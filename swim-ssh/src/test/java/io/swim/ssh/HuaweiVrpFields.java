package io.swim.ssh;

import java.util.List;
import java.util.Map;

/** Huawei VRP: what runs, files, boards. */
final class HuaweiVrpFields implements FieldTable {
  @Override
  public List<Recording> recordings() {
    return List.of(
        ntc("display version", "display_version", HuaweiVrpFields::version),
        ntc("dir", "dir", HuaweiVrpFields::dir),
        ntc("display device", "display_device", HuaweiVrpFields::device));
  }

  private static Recording ntc(String command, String folder, Translation translation) {
    return new Recording("huawei_vrp", command, "ntc/tests/huawei_vrp/" + folder, "/", translation);
  }

  @Override
  public Map<String, String> differences() {
    return Map.of(
        "huawei_vrp_display_version5.raw models[0]",
        "the model is S7706; the words behind it say what that is");
  }

  private static void version(Expected expected, Wanted wanted) {
    Expected sample = expected.at("parsed_sample", 0);
    wanted.value("version", sample.text("product_version").replaceFirst("^.* ", ""));
    wanted.first("models", "model", sample.text("model"));
    wanted.value("uptimeSeconds", Periods.seconds(sample.text("uptime")));
  }

  private static void dir(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.kilobytes("totalBytes", each.text("total_size").replace(",", ""));
      wanted.kilobytes("freeBytes", each.text("total_free").replace(",", ""));
      if (each.text("attr").startsWith("-")) {
        wanted.row(
            "files",
            Map.of("name", each.text("file_name")),
            Map.of("sizeBytes", each.text("size").replace(",", "")));
      }
    }
    wanted.noOther("files");
  }

  /** Supplies and fans are hardware, and no members. */
  private static void device(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.hardware(each.text("pid"), "");
      if (each.text("slot").matches("\\d+")) {
        wanted.row(
            "members",
            Map.of("number", each.text("slot")),
            Map.of(
                "model", each.text("pid"),
                "state", each.text("alarm_status"),
                "role", each.text("ha_status").equals("NA") ? "" : each.text("ha_status")));
      }
    }
    wanted.noOther("members");
  }
}
