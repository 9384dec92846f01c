package io.swim.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cisco IOS and IOS-XE: what is built in, and whether two supervisors are ready for each other. */
final class CiscoIosInventoryFields implements FieldTable {
  @Override
  public List<Recording> recordings() {
    List<Recording> all = new ArrayList<>();
    all.add(
        CiscoIosFields.ntc(
            "show redundancy", "show_redundancy", CiscoIosInventoryFields::ntcRedundancy));
    CiscoIosFields.genie(
        "show redundancy", "ShowRedundancy", CiscoIosInventoryFields::redundancy, all);
    CiscoIosFields.genie(
        "show redundancy states", "ShowRedundancyStates", CiscoIosInventoryFields::states, all);
    CiscoIosFields.genie(
        "show issu state detail", "ShowIssuStateDetail", CiscoIosInventoryFields::issu, all);
    CiscoIosFields.genie(
        "show inventory", "ShowInventory", CiscoIosInventoryFields::inventory, all);
    for (String folder : List.of("genieparser/generic/tests", "genieparser/generic/rv1")) {
      all.add(
          new Recording(
              "iosxe",
              "show inventory",
              folder,
              "ShowInventory/cli/equal/golden_output_iosxe_",
              CiscoIosInventoryFields::inventory));
    }
    return all;
  }

  @Override
  public Map<String, String> differences() {
    String open = "the last line is not finished, and might go on";
    String last = "the first chassis comes first; there, the last hides it";
    String inventory = "tests/ShowInventory/cli/equal/golden_output_";
    return Map.ofEntries(
        Map.entry("iosxe/" + inventory + "6_output.txt serials[MOC4444444]", open),
        Map.entry("rv2/" + inventory + "2_output.txt serials[0]", last),
        Map.entry("iosxe/" + inventory + "7_output.txt serials[0]", last));
  }

  private static String mode(String printed) {
    return printed.replaceAll("(?i)stateful switchover", "sso");
  }

  private static void peers(String local, String peer, String mode, Wanted wanted) {
    wanted.value("redundancyLocal", local);
    wanted.value("redundancyPeer", peer);
    wanted.value("redundancyMode", mode(mode));
    wanted.value(
        "redundancyReady", peer.isEmpty() ? "" : Boolean.toString(peer.equals("STANDBY HOT")));
  }

  private static void redundancy(Expected expected, Wanted wanted) {
    List<String> all =
        expected.at("slot").entries().values().stream()
            .map(slot -> slot.text("curr_sw_state"))
            .toList();
    peers(
        all.get(0),
        all.size() > 1 ? all.get(1) : "",
        expected.at("red_sys_info").text("oper_red_mode"),
        wanted);
  }

  private static void ntcRedundancy(Expected expected, Wanted wanted) {
    Expected one = expected.at("parsed_sample", 0);
    peers(
        one.text("active_software_state"),
        one.text("standby_software_state", "standby_status"),
        one.text("operating_redundancy_mode"),
        wanted);
  }

  private static void states(Expected expected, Wanted wanted) {
    peers(
        expected.text("my_state").replaceAll("^\\d+\\s*-", ""),
        expected.text("peer_state").replaceAll("^\\d+\\s*-", ""),
        expected.text("redundancy_mode_operational"),
        wanted);
  }

  private static void issu(Expected expected, Wanted wanted) {
    for (Expected slot : expected.at("slot").entries().values()) {
      Expected check = slot.at("system_check");
      wanted.value(
          "redundancyMode",
          check.text("sso_mode").equals("Yes") ? "sso" : slot.text("operating_mode"));
      wanted.value(
          "redundancyReady",
          check.has("standby_online")
              ? Boolean.toString(check.text("standby_online").equals("Yes"))
              : slot.text("terminal_state_reached"));
    }
  }

  private static void inventory(Expected expected, Wanted wanted) {
    expected
        .having("pid")
        .forEach(each -> wanted.hardware(each.getValue().text("pid"), each.getValue().text("sn")));
    expected
        .at("main", "chassis")
        .entries()
        .values()
        .forEach(
            each -> {
              wanted.first("models", "model", each.text("pid"));
              wanted.first("serials", "serial", each.text("sn"));
            });
  }
}
