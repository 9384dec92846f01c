package io.swim.ssh;

import java.util.List;
import java.util.Map;

/** HPE Comware: chassis and boards. */
final class HpeComwareFields implements FieldTable {
  @Override
  public List<Recording> recordings() {
    return List.of(
        new Recording(
            "hp_comware",
            "display device manuinfo",
            "ntc/tests/hp_comware/display_device_manuinfo",
            "/",
            HpeComwareFields::manufacture));
  }

  @Override
  public Map<String, String> differences() {
    return Map.of();
  }

  /** Fans and supplies have no software, and tell nothing about which device this is. */
  private static void manufacture(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      if (each.text("slot_type").matches("(?i)chassis|slot|subslot")) {
        wanted.hardware(each.text("device_name"), each.text("device_serial_number"));
      }
    }
  }
}
