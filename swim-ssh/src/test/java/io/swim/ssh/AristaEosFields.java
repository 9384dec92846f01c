package io.swim.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Arista EOS: what runs, what is booted, files, hardware. */
final class AristaEosFields implements FieldTable {
  @Override
  public List<Recording> recordings() {
    List<Recording> all = new ArrayList<>();
    all.add(ntc("show version", "show_version", AristaEosFields::version));
    all.add(ntc("show boot-config", "show_boot-config", AristaEosFields::boot));
    all.add(ntc("dir", "dir", AristaEosFields::dir));
    all.add(ntc("show inventory", "show_inventory", AristaEosFields::inventory));
    all.add(ntc("show module", "show_module", AristaEosFields::module));
    return all;
  }

  private static Recording ntc(String command, String folder, Translation translation) {
    return new Recording("arista_eos", command, "ntc/tests/arista_eos/" + folder, "/", translation);
  }

  private static void version(Expected expected, Wanted wanted) {
    Expected sample = expected.at("parsed_sample", 0);
    wanted.value("version", sample.text("image"));
    wanted.first("models", "model", sample.text("model"));
    wanted.first("serials", "serial", sample.text("serial_number"));
    wanted.kilobytes("ramBytes", sample.text("total_memory"));
    wanted.value("uptimeSeconds", Periods.seconds(sample.text("uptime")));
  }

  private static void boot(Expected expected, Wanted wanted) {
    String image = expected.at("parsed_sample", 0).text("version");
    wanted.row("bootVariables", Map.of("image", image), Map.of());
    wanted.noOther("bootVariables");
  }

  private static void dir(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.value("fileSystem", each.text("file_system").replace("/", ""));
      wanted.value("totalBytes", each.text("total_size"));
      wanted.value("freeBytes", each.text("total_free"));
      if (!each.text("name").isEmpty() && !each.text("permissions").startsWith("d")) {
        wanted.row(
            "files", Map.of("name", each.text("name")), Map.of("sizeBytes", each.text("size")));
      }
    }
    wanted.noOther("files");
  }

  private static void inventory(Expected expected, Wanted wanted) {
    Expected system = expected.at("parsed_sample", 0);
    wanted.first("models", "model", system.text("pid"));
    wanted.first("serials", "serial", system.text("sn"));
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.hardware(each.text("pid"), each.text("sn"));
    }
  }

  /**
   * What the second and the third table say is repeated there for all modules, from the last line
   * that had it; so versions are compared for the first module, and states for the others.
   */
  private static void module(Expected expected, Wanted wanted) {
    boolean first = true;
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.hardware(each.text("model"), each.text("serial_num"));
      wanted.row(
          "members",
          Map.of("number", each.text("module")),
          Map.of(
              "model",
              each.text("model"),
              "serial",
              each.text("serial_num"),
              "version",
              first ? each.text("sw_ver") : "",
              "state",
              first ? "" : each.text("status")));
      first = false;
    }
    wanted.noOther("members");
  }
}
