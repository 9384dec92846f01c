package io.swim.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Juniper Junos: what runs, hardware. */
final class JuniperJunosFields implements FieldTable {
  @Override
  public List<Recording> recordings() {
    List<Recording> all = new ArrayList<>();
    all.add(ntc("show version", "show_version", JuniperJunosFields::version));
    all.add(ntc("show chassis hardware", "show_chassis_hardware", JuniperJunosFields::hardware));
    all.add(genie("show version", "ShowVersion", JuniperJunosFields::software));
    all.add(genie("show version detail", "ShowVersionDetail", JuniperJunosFields::software));
    all.add(genie("show system information", "ShowSystemInformation", JuniperJunosFields::system));
    for (String kind : List.of("", "Detail", "Extensive")) {
      for (String end : List.of("", "NoForwarding")) {
        all.add(
            genie(
                "show chassis hardware " + kind.toLowerCase(),
                "ShowChassisHardware" + kind + end,
                JuniperJunosFields::inventory));
      }
    }
    return all;
  }

  private static Recording ntc(String command, String folder, Translation translation) {
    return new Recording(
        "juniper_junos", command, "ntc/tests/juniper_junos/" + folder, "/", translation);
  }

  private static Recording genie(String command, String folder, Translation translation) {
    return new Recording(
        "junos", command.strip(), "genieparser/junos/tests/" + folder, "/", translation);
  }

  @Override
  public Map<String, String> differences() {
    return Map.of(
        "hardware3.raw models[0]", "JNP204 [MX204] is the description",
        "hardware3.raw serials*", "JNP204 is a part of the description",
        "dac_no_revision.raw models[0]", "Virtual Chassis is the description",
        "dac_no_revision.raw serials*", "Virtual is a part of the description");
  }

  private static void version(Expected expected, Wanted wanted) {
    Expected sample = expected.at("parsed_sample", 0);
    wanted.value("hostname", sample.text("hostname"));
    wanted.value("version", sample.text("junos_version"));
    wanted.first("models", "model", sample.text("model"));
    wanted.first("serials", "serial", sample.text("serial_number"));
  }

  /** Some part has a serial number of its own, or is soldered in. */
  private static void hardware(Expected expected, Wanted wanted) {
    Expected chassis = expected.at("parsed_sample", 0);
    wanted.first("models", "model", chassis.text("chassis_description"));
    wanted.first("serials", "serial", chassis.text("chassis_serial_number"));
    for (Expected each : expected.at("parsed_sample").items()) {
      each.entries()
          .forEach(
              (name, serial) -> {
                if (name.endsWith("_serial_number") && !serial.text().equals("BUILTIN")) {
                  wanted.listed("serials", "serial", serial.text());
                }
              });
    }
  }

  private static void software(Expected expected, Wanted wanted) {
    Expected software = expected.at("software-information");
    wanted.value("hostname", software.text("host-name"));
    wanted.value("version", software.text("junos-version"));
    wanted.first("models", "model", software.text("product-model"));
    wanted.row(
        "packages",
        Map.of("name", "Junos"),
        Map.of("version", software.text("junos-version"), "state", "committed"));
    wanted.noOther("packages");
  }

  private static void system(Expected expected, Wanted wanted) {
    Expected system = expected.at("system-information");
    wanted.value("hostname", system.text("host-name"));
    wanted.value("version", system.text("os-version"));
    wanted.first("models", "model", system.text("hardware-model"));
  }

  private static void inventory(Expected expected, Wanted wanted) {
    Expected chassis = expected.at("chassis-inventory", "chassis");
    wanted.first("models", "model", chassis.text("description"));
    wanted.first("serials", "serial", chassis.text("serial-number"));
  }
}
