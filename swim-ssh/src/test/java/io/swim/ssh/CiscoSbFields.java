package io.swim.ssh;

import java.util.List;
import java.util.Map;

/** Cisco Small Business: what runs, since when, and on what. */
final class CiscoSbFields implements FieldTable {
  @Override
  public List<Recording> recordings() {
    return List.of(
        ntc("show version", "show_version", CiscoSbFields::version),
        ntc("show system", "show_system", CiscoSbFields::system),
        ntc("show system id", "show_system_id", CiscoSbFields::id));
  }

  private static Recording ntc(String command, String folder, Translation translation) {
    return new Recording("cisco_s300", command, "ntc/tests/cisco_s300/" + folder, "/", translation);
  }

  @Override
  public Map<String, String> differences() {
    return Map.of();
  }

  private static void version(Expected expected, Wanted wanted) {
    wanted.value("version", expected.at("parsed_sample", 0).text("sw_version"));
  }

  private static void system(Expected expected, Wanted wanted) {
    Expected system = expected.at("parsed_sample", 0);
    wanted.value("hostname", system.text("hostname"));
    String[] time = system.text("up_time").split("[,:]");
    if (time.length == 4) {
      long hours = Long.parseLong(time[0]) * 24 + Long.parseLong(time[1]);
      long seconds = (hours * 60 + Long.parseLong(time[2])) * 60 + Long.parseLong(time[3]);
      wanted.value("uptimeSeconds", Long.toString(seconds));
    }
  }

  private static void id(Expected expected, Wanted wanted) {
    wanted.first("serials", "serial", expected.at("parsed_sample", 0).text("serial_number"));
  }
}
