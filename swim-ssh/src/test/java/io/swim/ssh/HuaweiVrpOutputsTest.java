package io.swim.ssh;

import static io.swim.ssh.WrittenOutputs.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read in what Huawei VRP prints. */
class HuaweiVrpOutputsTest {
  private static Reading read(String name) throws UnreadableOutputException {
    return WrittenOutputs.of("huawei-vrp", name).read("vrp");
  }

  @Test
  void aSwitchTellsWhatItRuns() throws Exception {
    Reading version = read("display-version");

    assertThat(version.values())
        .containsEntry("version", "V200R019C10SPC500")
        .containsEntry("ramBytes", Long.toString(1L << 30))
        .containsEntry("uptimeSeconds", Long.toString(7L * 86_400 + 3 * 3600 + 41 * 60));
    assertThat(version.table("models")).containsExactly(Map.of("model", "S5735-L24P4X-A"));
  }

  @Test
  void theMemoryOfAChassisIsThatOfItsActiveBoard() throws Exception {
    Reading version = read("display-version.chassis");

    assertThat(version.values())
        .containsEntry("version", "V300R006C10SPC300")
        .containsEntry("ramBytes", Long.toString(4L << 30));
    assertThat(version.table("models")).containsExactly(Map.of("model", "ATN 910D-A"));
  }

  @Test
  void theNextStartIsNotTheLastOne() throws Exception {
    Reading startup = read("display-startup");

    assertThat(startup.values()).containsEntry("imageFile", "flash:/s5735-v200r019c10spc500.cc");
    assertThat(column(startup, "bootVariables", "image"))
        .containsExactly("flash:/s5735-v200r021c00spc100.cc");
    assertThat(read("display-startup.none").values()).isEmpty();
    assertThat(read("display-startup.none").table("bootVariables")).isEmpty();
  }

  @Test
  void eachBoardBootsItsOwn() throws Exception {
    assertThat(column(read("display-startup.boards"), "bootVariables", "image"))
        .containsExactly("cfcard:/new.cc", "cfcard:/old.cc");
  }

  @Test
  void sizesAreInBytes() throws Exception {
    Reading directory = read("dir");

    assertThat(directory.values())
        .containsEntry("fileSystem", "flash:")
        .containsEntry("totalBytes", Long.toString(670_092L << 10))
        .containsEntry("freeBytes", Long.toString(569_904L << 10));
    assertThat(directory.table("files"))
        .containsExactly(
            Map.of("name", "$_patchstate_reboot", "sizeBytes", "36"),
            Map.of("name", "s5735-v200r019c10spc500.cc", "sizeBytes", "106716548"),
            Map.of("name", "s5735 sph.pat", "sizeBytes", "3973953"),
            Map.of("name", "vrpcfg.zip", "sizeBytes", "1257"));
    assertThat(read("dir.small").values())
        .containsEntry("fileSystem", "sd1:")
        .containsEntry("freeBytes", Long.toString(4_520L << 10));
  }

  @Test
  void boardsHaveARoleAndSuppliesAreNone() throws Exception {
    Reading device = read("display-device");

    assertThat(column(device, "models", "model"))
        .containsExactly("NE-SIM8", "LPUF-SIM", "MPU-SIM(X)", "PSU-SIM");
    assertThat(device.table("members"))
        .containsExactly(
            Map.of("number", "1", "model", "LPUF-SIM", "state", "normal"),
            Map.of("number", "2", "model", "LPUF-SIM", "state", "abnormal"),
            Map.of("number", "9", "model", "MPU-SIM(X)", "state", "normal", "role", "master"),
            Map.of("number", "10", "model", "MPU-SIM(X)", "state", "normal", "role", "slave"));
  }

  @Test
  void aStackTellsItsMembers() throws Exception {
    assertThat(read("display-stack").table("members"))
        .containsExactly(
            Map.of("number", "0", "model", "S5735-L24P4X-A", "role", "master"),
            Map.of("number", "1", "model", "S5735-L24P4X-A", "role", "standby"));
  }

  @Test
  void serialNumbersAreThoseOfTheBoards() throws Exception {
    assertThat(column(read("display-esn"), "serials", "serial"))
        .containsExactly("2102350000000000001A");
    assertThat(column(read("display-device-manufacture-info"), "serials", "serial"))
        .containsExactly("2102350000000000001A");
  }

  @Test
  void boardsOfARouterAreToldByWhatTheyDo() throws Exception {
    assertThat(read("display-device.router").table("members"))
        .containsExactly(
            Map.of("number", "1", "model", "LPU", "state", "normal"),
            Map.of("number", "9", "model", "MPU", "state", "normal", "role", "master"));
  }

  @Test
  void aFirewallDoesNotSayWhoseItIs() throws Exception {
    Reading version = read("display-version.firewall");

    assertThat(version.values())
        .containsEntry("version", "V500R001C30SPC100")
        .containsEntry("uptimeSeconds", Long.toString(((27 * 24 + 5) * 60 + 58) * 60L));
    assertThat(column(version, "models", "model")).containsExactly("USG6320");
  }

  @Test
  void memoryIsToldWithoutItsKindInADataCenter() throws Exception {
    assertThat(read("display-version.data-center").values())
        .containsEntry("ramBytes", Long.toString(4L << 30));
    assertThat(column(read("display-device-manufacture-info.types"), "serials", "serial"))
        .containsExactly("21023512345678901234");
  }

  @Test
  void memoryMayStandAloneBelowTheBoard() throws Exception {
    assertThat(read("display-version.plain-memory").values())
        .containsEntry("ramBytes", Long.toString(256L << 20));
  }

  @Test
  void aSupplyWithoutANameHasNoModel() throws Exception {
    assertThat(column(read("display-device.nameless"), "models", "model"))
        .containsExactly("S7799", "ES0D00SRUZ00");
  }

  @Test
  void aMemberThatDidNotRegisterIsOne() throws Exception {
    assertThat(read("display-device.unregistered").table("members"))
        .extracting(each -> each.get("number") + " " + each.get("state"))
        .containsExactly("0 normal", "1 unregistered");
  }
}
