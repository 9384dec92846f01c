package io.swim.ssh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cisco IOS-XE: packages, and the access points of wireless controllers. */
final class CiscoIosPackageFields implements FieldTable {
  private static final Map<String, String> STATES =
      Map.of("I", "inactive", "U", "uncommitted", "C", "committed", "D", "deactivated");

  @Override
  public List<Recording> recordings() {
    List<Recording> all = new ArrayList<>();
    all.add(
        CiscoIosFields.ntc(
            "show ap summary", "show_ap_summary", CiscoIosPackageFields::ntcAccessPoints));
    CiscoIosFields.genie(
        "show version running", "ShowVersionRunning", CiscoIosPackageFields::running, all);
    CiscoIosFields.genie(
        "show version mode running", "ShowVersionMode", CiscoIosPackageFields::running, all);
    CiscoIosFields.genie(
        "show version rp active running", "ShowVersionRp", CiscoIosPackageFields::running, all);
    CiscoIosFields.genie(
        "show install summary", "ShowInstallSummary", CiscoIosPackageFields::install, all);
    CiscoIosFields.genie(
        "show install inactive", "ShowInstallState", CiscoIosPackageFields::install, all);
    CiscoIosFields.genie(
        "show install inactive", "ShowInstallInactive", CiscoIosPackageFields::install, all);
    CiscoIosFields.genie(
        "show install committed", "ShowInstallCommitted", CiscoIosPackageFields::install, all);
    CiscoIosFields.genie(
        "show install uncommitted", "ShowInstallUncommitted", CiscoIosPackageFields::install, all);
    CiscoIosFields.genie(
        "show install rollback", "ShowInstallRollback", CiscoIosPackageFields::install, all);
    CiscoIosFields.genie(
        "show install rollback id 2", "ShowInstallRollbackId", CiscoIosPackageFields::install, all);
    CiscoIosFields.genie(
        "show install version all", "ShowInstallVersionAll", CiscoIosPackageFields::installed, all);
    CiscoIosFields.genie(
        "show install package flash:x", "ShowInstallPackageSMU", CiscoIosPackageFields::smu, all);
    CiscoIosFields.genie(
        "show ap summary", "ShowApSummary", CiscoIosPackageFields::accessPoints, all);
    return all;
  }

  @Override
  public Map<String, String> differences() {
    Map<String, String> reasons = new LinkedHashMap<>();
    reasons.put(
        "ShowInstallRollbackId/cli/equal/golden_output_1_output.txt packages*",
        "the last line is not finished, and might go on");
    reasons.put(
        "ShowVersionRp/cli/equal/golden_output_active_output.txt packages besides",
        "rpios is among rpcontrol there, with rpcontrol's name");
    return reasons;
  }

  private static void running(Expected expected, Wanted wanted) {
    expected
        .having("status")
        .forEach(
            each -> {
              Expected one = each.getValue();
              Map<String, String> row = new LinkedHashMap<>();
              row.put("name", one.has("package") ? one.text("package") : each.getKey());
              row.put("version", one.text("version"));
              row.put("state", one.text("status"));
              row.values().removeIf(String::isEmpty);
              wanted.row("packages", row, Map.of());
            });
    wanted.noOther("packages");
  }

  private static void install(Expected expected, Wanted wanted) {
    expected
        .having("state")
        .forEach(
            each -> {
              Expected one = each.getValue();
              String name =
                  one.has("filename_version") ? one.text("filename_version") : each.getKey();
              wanted.row(
                  "packages", Map.of("name", name), Map.of("state", STATES.get(one.text("state"))));
            });
    wanted.noOther("packages");
  }

  private static void installed(Expected expected, Wanted wanted) {
    expected
        .having("version_state")
        .forEach(
            each ->
                wanted.row(
                    "packages",
                    Map.of("version", each.getKey()),
                    Map.of("state", state(each.getValue().text("version_state")))));
    wanted.noOther("packages");
  }

  private static String state(String printed) {
    return printed.replaceAll("(?i).*& ", "");
  }

  private static void smu(Expected expected, Wanted wanted) {
    Expected one = expected.at("package");
    wanted.row(
        "packages",
        Map.of("name", one.text("name")),
        Map.of("version", one.text("version"), "state", state(one.text("package_state"))));
  }

  private static void accessPoints(Expected expected, Wanted wanted) {
    expected
        .at("ap_name")
        .entries()
        .forEach(
            (name, each) ->
                wanted.row("aps", Map.of("name", name), Map.of("model", each.text("ap_model"))));
    wanted.noOther("aps");
  }

  private static void ntcAccessPoints(Expected expected, Wanted wanted) {
    for (Expected each : expected.at("parsed_sample").items()) {
      wanted.row(
          "aps", Map.of("name", each.text("ap_name")), Map.of("model", each.text("ap_model")));
    }
    wanted.noOther("aps");
  }
}
