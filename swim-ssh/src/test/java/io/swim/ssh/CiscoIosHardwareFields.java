package io.swim.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cisco IOS and IOS-XE: chassis, members, modules, and whether they are ready for each other. */
final class CiscoIosHardwareFields implements FieldTable {
  @Override
  public List<Recording> recordings() {
    List<Recording> all = new ArrayList<>();
    all.add(
        CiscoIosFields.ntc(
            "show switch detail", "show_switch_detail", CiscoIosHardwareFields::ntcSwitch));
    all.add(CiscoIosFields.ntc("show module", "show_module", CiscoIosHardwareFields::ntcModule));
    all.add(
        CiscoIosFields.ntc("show platform", "show_platform", CiscoIosHardwareFields::ntcPlatform));
    all.add(
        CiscoIosFields.ntc(
            "show platform diag", "show_platform_diag", CiscoIosHardwareFields::ntcSlots));
    CiscoIosFields.genie("show switch", "ShowSwitch", CiscoIosHardwareFields::members, all);
    CiscoIosFields.genie(
        "show switch detail", "ShowSwitchDetail", CiscoIosHardwareFields::members, all);
    CiscoIosFields.genie("show module", "ShowModule", CiscoIosHardwareFields::modules, all);
    CiscoIosFields.genie("show platform", "ShowPlatform", CiscoIosHardwareFields::platform, all);
    return all;
  }

  @Override
  public Map<String, String> differences() {
    String open = "the last line is not finished, and might go on";
    String unknown = "the card type is 'Unknown Module'; there is no model";
    return Map.ofEntries(
        Map.entry("show_module_01.raw models[Module]", unknown),
        Map.entry("show_module_01.raw members[4].model", unknown),
        Map.entry("golden_output_ess_output.txt members[1].version", open),
        Map.entry("golden_output_ie35xx_output.txt members[1].version", open));
  }

  private static void ntcSwitch(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.row(
          "members",
          Map.of("number", each.text("switch")),
          Map.of("role", each.text("role"), "state", each.text("state")));
    }
    wanted.noOther("members");
  }

  private static void members(Expected expected, Wanted wanted) {
    expected
        .at("switch", "stack")
        .entries()
        .forEach(
            (number, each) ->
                wanted.row(
                    "members",
                    Map.of("number", number),
                    Map.of("role", each.text("role"), "state", each.text("state"))));
    wanted.noOther("members");
  }

  private static void ntcModule(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.hardware(each.text("model"), each.text("serial"));
      wanted.hardware(each.text("submodule_model"), each.text("submodule_serial"));
      wanted.row(
          "members",
          Map.of("number", each.text("module")),
          Map.of(
              "model",
              each.text("model"),
              "version",
              each.text("mod_sw"),
              "state",
              each.text("status")));
    }
  }

  private static void modules(Expected expected, Wanted wanted) {
    wanted.first("models", "model", expected.text("chassis_type"));
    for (String name : List.of("serial", "serial_number")) {
      expected
          .having(name)
          .forEach(
              each -> wanted.hardware(each.getValue().text("model"), each.getValue().text(name)));
    }
    expected
        .at("slot")
        .entries()
        .forEach(
            (slot, kinds) ->
                kinds
                    .entries()
                    .values()
                    .forEach(each -> module(Map.of("number", slot), each, wanted)));
    expected
        .at("switch")
        .entries()
        .forEach((number, each) -> module(Map.of("number", number), each, wanted));
    expected
        .at("module")
        .entries()
        .forEach((number, each) -> module(Map.of("number", number), each, wanted));
    expected
        .at("switches")
        .entries()
        .forEach(
            (chassis, its) ->
                its.at("module")
                    .entries()
                    .forEach(
                        (number, each) ->
                            module(Map.of("chassis", chassis, "number", number), each, wanted)));
    wanted.noOther("members");
  }

  private static void module(Map<String, String> key, Expected each, Wanted wanted) {
    wanted.row(
        "members",
        key,
        Map.of(
            "model", each.text("model"),
            "serial", each.text("serial", "serial_number"),
            "version", each.text("sw", "sw_ver"),
            "state", each.text("status"),
            "role", each.text("redundancy_role")));
  }

  private static void ntcPlatform(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.hardware(each.text("model"), each.text("serial"));
      wanted.row(
          "members",
          Map.of("number", each.text("index")),
          Map.of(
              "model",
              each.text("model"),
              "serial",
              each.text("serial"),
              "version",
              each.text("software_version")));
    }
    wanted.noOther("members");
  }

  private static void ntcSlots(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.first("models", "model", each.text("chassis_type"));
      wanted.row(
          "members",
          Map.of("number", each.text("slot_number")),
          Map.of("model", each.text("module_sku")));
    }
  }

  /** Slots that run software: no power supplies, no port adapters. */
  private static void platform(Expected expected, Wanted wanted) {
    wanted.first("models", "model", expected.at("main").text("chassis"));
    expected
        .at("slot")
        .entries()
        .forEach(
            (slot, kinds) -> {
              for (Map.Entry<String, Expected> each : kinds.having("name")) {
                Expected part = each.getValue();
                if (slot.matches("[RF]?\\d+") && part.text("slot").equals(slot)) {
                  wanted.hardware(part.has("sn") ? part.text("name") : "", part.text("sn"));
                  wanted.row(
                      "members",
                      Map.of("number", slot),
                      Map.of(
                          "model", part.text("name"),
                          "serial", part.text("sn"),
                          "version", part.text("sw_ver"),
                          "role", part.text("swstack_role"),
                          "state", part.text("state")));
                }
              }
            });
    wanted.noOther("members");
  }
}
