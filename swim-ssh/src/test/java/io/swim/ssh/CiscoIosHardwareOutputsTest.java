package io.swim.ssh;

import static io.swim.ssh.WrittenOutputs.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What IOS and IOS-XE print of chassis, members, modules and parts. */
class CiscoIosHardwareOutputsTest {
  private static Reading read(String name) throws UnreadableOutputException {
    return WrittenOutputs.of("cisco-ios", name).read("cisco-iosxe");
  }

  @Test
  void aStackTellsItsMembersAndTheMemoryThatIsBuiltIn() throws Exception {
    Reading stack = read("show-version.stack");

    assertThat(stack.values())
        .containsEntry("version", "17.9.4a")
        .containsEntry("imageFamily", "CAT9K_IOSXE")
        .doesNotContainKey("featureSet")
        .containsEntry("ramBytes", Long.toString(8L << 30));
    assertThat(column(stack, "models", "model")).containsExactly("C9300-48UXM", "C9300-24UX");
    assertThat(column(stack, "serials", "serial")).containsExactly("FOC0000AA01", "FOC0000AA02");
    assertThat(stack.table("members"))
        .containsExactly(
            Map.of(
                "number", "1", "model", "C9300-48UXM", "version", "17.09.04a", "mode", "install"),
            Map.of("number", "2", "model", "C9300-24UX", "version", "17.06.05", "mode", "bundle"));
  }

  @Test
  void theChassisComesFirstThenSwitchesThenTheRest() throws Exception {
    Reading inventory = read("show-inventory");

    assertThat(column(inventory, "models", "model"))
        .containsExactly("CISCO-X", "WS-C2960X-48FPS-L", "PWR-1", "FAN-1");
    assertThat(column(inventory, "serials", "serial"))
        .containsExactly("FOX0000CH01", "FOC0000SW02", "PPP0000A001");
  }

  @Test
  void modulesAreMembersWithWhatRunsOnThem() throws Exception {
    Reading modules = read("show-module");

    assertThat(column(modules, "models", "model"))
        .containsExactly("C9407R", "C9400-LC-48U", "C9400-SUP-1XL");
    assertThat(modules.table("members"))
        .contains(
            Map.of(
                "number", "3",
                "model", "C9400-SUP-1XL",
                "serial", "JAE00000003",
                "version", "17.06.05",
                "state", "ok",
                "role", "active"))
        .contains(Map.of("number", "5", "version", "17.06.05", "state", "hw-faulty"));
  }

  @Test
  void slotsThatRunNothingAreNoMembers() throws Exception {
    assertThat(column(read("show-platform"), "members", "number")).containsExactly("0", "R0", "R1");
  }

  @Test
  void hardwareIsToldByLinesThatAFilterLetThrough() throws Exception {
    Reading lines = read("show-version.filtered-hardware");

    assertThat(column(lines, "models", "model"))
        .containsExactly("WS-C2960X-24TS-L", "WS-C2960X-48TS-L");
    assertThat(column(lines, "serials", "serial")).containsExactly("FOC0000AC01", "FOC0000AC02");
    assertThat(lines.values()).isEmpty();
  }

  @Test
  void ofAVirtualSwitchTheChassisThatPromptsIsTheLocalOne() throws Exception {
    assertThat(read("show-switch-virtual-redundancy").values())
        .isEqualTo(
            Map.of(
                "redundancyMode", "sso",
                "redundancyLocal", "active",
                "redundancyPeer", "standby hot",
                "redundancyReady", "true"));
  }

  @Test
  void aSlotMayHaveNoModelAndAStateOfSeveralWords() throws Exception {
    assertThat(read("show-platform.slots").table("members"))
        .contains(
            Map.of("number", "1", "state", "out of service"),
            Map.of("number", "R1", "model", "ASR1000-RP3", "state", "init, standby"));
  }

  @Test
  void commasOfAnInventoryMayBeMissing() throws Exception {
    Reading inventory = read("show-inventory.commas");

    assertThat(column(inventory, "models", "model"))
        .containsExactly("WS-C3560X-24P", "C3KX-PWR-715WAC");
    assertThat(column(inventory, "serials", "serial"))
        .containsExactly("FDO00000A1C", "LIT00000A1D");
  }

  @Test
  void aSerialNumberOfFullLengthCannotGoOn() throws Exception {
    String text = "NAME: \"1\", DESCR: \"x\"\nPID: WS-X , VID: V01 , SN: ";

    assertThat(
            column(
                Platforms.bundled().read("ios", "show inventory", text + "FDO2101A1C0"),
                "serials",
                "serial"))
        .containsExactly("FDO2101A1C0");
    assertThat(
            Platforms.bundled().read("ios", "show inventory", text + "FDO2101A1C").table("serials"))
        .isEmpty();
  }

  @Test
  void ofOlderChassisTheNameTellsWhichSupervisorIsActive() throws Exception {
    Reading modules = read("show-module.supervisors");

    assertThat(column(modules, "members", "role")).containsExactly("", "active", "standby");
    assertThat(column(modules, "members", "version")).containsOnly("12.2(33)SXJ9");
  }

  @Test
  void modulesOfTwoChassisAreTold() throws Exception {
    assertThat(read("show-module.virtual").table("members"))
        .extracting(row -> row.get("chassis") + " " + row.get("serial") + " " + row.get("role"))
        .containsExactly("1 JAE00000X01 active", "2 JAE00000X02 standby");
  }
}
