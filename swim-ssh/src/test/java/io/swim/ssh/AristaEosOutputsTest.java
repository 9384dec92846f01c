package io.swim.ssh;

import static io.swim.ssh.WrittenOutputs.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read in what Arista EOS prints. */
class AristaEosOutputsTest {
  private static Reading read(String name) throws UnreadableOutputException {
    return WrittenOutputs.of("arista-eos", name).read("eos");
  }

  @Test
  void aSwitchTellsWhatItRuns() throws Exception {
    Reading version = read("show-version");

    assertThat(version.values())
        .containsEntry("version", "4.31.2F")
        .containsEntry("ramBytes", Long.toString(32_458_244L << 10))
        .containsEntry("uptimeSeconds", Long.toString(20L * 24 * 3600 + 3600 + 9 * 60))
        .containsEntry("uptimeSecondsPrecision", "60");
    assertThat(version.table("models")).containsExactly(Map.of("model", "DCS-7504N"));
    assertThat(version.table("serials")).containsExactly(Map.of("serial", "HSH00000001"));
  }

  @Test
  void aVirtualSwitchHasNoSerialNumber() throws Exception {
    Reading version = read("show-version.lab");

    assertThat(version.values())
        .containsEntry("version", "4.15.0F-2387143.4150F (engineering build)")
        .containsEntry("uptimeSeconds", "3480");
    assertThat(version.table("models")).containsExactly(Map.of("model", "vEOS-lab"));
    assertThat(version.table("serials")).isEmpty();
  }

  @Test
  void theKernelTellsWhatWasBooted() throws Exception {
    assertThat(read("kernel").values()).containsEntry("imageFile", "flash:/EOS-4.28.3M.swi");
  }

  @Test
  void foldersAreNoFiles() throws Exception {
    Reading directory = read("dir");

    assertThat(directory.values())
        .containsEntry("fileSystem", "flash:")
        .containsEntry("totalBytes", "8048541696")
        .containsEntry("freeBytes", "5120131072");
    assertThat(directory.table("files"))
        .containsExactly(
            Map.of("name", "EOS-4.29.5M.swi", "sizeBytes", "998233600"),
            Map.of("name", "old image.swi", "sizeBytes", "609823300"),
            Map.of("name", "boot-config", "sizeBytes", "31"),
            Map.of("name", "zerotouch-config", "sizeBytes", "0"));
  }

  @Test
  void oneImageIsBootedOrNone() throws Exception {
    assertThat(column(read("show-boot-config"), "bootVariables", "image"))
        .containsExactly("flash:/EOS-4.29.5M.swi");
    assertThat(read("show-boot-config.empty").table("bootVariables")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"verify, 64", "verify.old, 32"})
  void aDigestIsWholeOrNotThere(String name, int length) throws Exception {
    WrittenOutputs output = WrittenOutputs.of("arista-eos", name);
    String digest = read(name).values().get("digest");

    assertThat(digest).hasSize(length);
    String cut = output.text().substring(0, output.text().indexOf(digest) + length / 2);
    assertThat(Platforms.bundled().read("eos", output.command(), cut).values()).isEmpty();
  }

  @Test
  void theNameIsThatOfTheSwitchAlone() throws Exception {
    assertThat(read("show-hostname").values()).isEqualTo(Map.of("hostname", "leaf-4.oob"));
  }

  @Test
  void theSystemComesFirstInTheInventory() throws Exception {
    Reading inventory = read("show-inventory");

    assertThat(column(inventory, "models", "model"))
        .containsExactly(
            "DCS-7280SR2K-48C6-M", "PWR-500AC-F", "FAN-7011H-F", "SFP-10G-LR", "FTL410QE2C");
    assertThat(column(inventory, "serials", "serial"))
        .containsExactly("SSJ00000002", "EEW00000003", "KQT00000004", "XKE00000005", "XAB00000006");
  }

  @Test
  void supervisorsTellTheirSoftwareAndTheirRole() throws Exception {
    Reading modules = read("show-module");

    assertThat(modules.table("members"))
        .containsExactly(
            Map.of(
                "number", "1",
                "model", "DCS-7500-SUP2",
                "serial", "JAS00000011",
                "version", "4.31.2F",
                "state", "active",
                "role", "active"),
            Map.of(
                "number", "2",
                "model", "DCS-7500-SUP2",
                "serial", "JAS00000012",
                "version", "4.30.5M",
                "state", "standby",
                "role", "standby"),
            Map.of(
                "number", "3", "model", "7500R3-36CQ-LC", "serial", "JPE00000013", "state", "ok"),
            Map.of(
                "number", "Fabric1",
                "model", "7504R3-FM",
                "serial", "JPE00000014",
                "state", "powered off"));
  }

  @Test
  void aSupervisorSaysWhetherTheOtherOneCouldTakeOver() throws Exception {
    assertThat(read("show-redundancy-status").values())
        .containsEntry("redundancyLocal", "active")
        .containsEntry("redundancyPeer", "standby hot")
        .containsEntry("redundancyMode", "sso")
        .containsEntry("redundancyReady", "true");
    assertThat(read("show-redundancy-status.alone").values())
        .containsEntry("redundancyPeer", "not inserted")
        .containsEntry("redundancyMode", "simplex")
        .containsEntry("redundancyReady", "false");
  }

  @Test
  void olderReleasesTellTheStateBesideTheSoftware() throws Exception {
    Reading modules = read("show-module.old");

    assertThat(column(modules, "members", "number")).containsExactly("1", "2", "3", "Fabric1");
    assertThat(column(modules, "members", "version")).containsExactly("4.21.2F", "4.21.2F", "", "");
    assertThat(column(modules, "members", "state"))
        .containsExactly("active", "standby", "ok", "ok");
  }

  @Test
  void transceiversOfOtherMakersAreReadToo() throws Exception {
    Reading inventory = read("show-inventory.makers");

    assertThat(column(inventory, "models", "model"))
        .contains("SFP-10G-SR", "SFBR-7702SDZ-CS5", "QSFP-100G-SR4");
    assertThat(column(inventory, "serials", "serial"))
        .contains("XDT123456789", "AGD12345678", "XKP123456789")
        .doesNotContain("Present");
  }

  @Test
  void aVirtualSwitchHasWhateverSerialNumberItWasGiven() throws Exception {
    Reading inventory = read("show-inventory.lab");

    assertThat(column(inventory, "models", "model")).containsExactly("vEOS-lab");
    assertThat(column(inventory, "serials", "serial")).containsExactly("SN-LAB-3");
  }

  @Test
  void cardsStandBehindTheChassis() throws Exception {
    Reading inventory = read("show-inventory.cards");

    assertThat(column(inventory, "models", "model"))
        .containsExactly("DCS-7508", "DCS-7500E-SUP", "7500E-36Q-LC", "7508E-FM");
    assertThat(column(inventory, "serials", "serial"))
        .containsExactly("HSH15000001", "JAS15000001", "JAS15000002", "JAS15000003");
  }

  @Test
  void aVirtualSwitchMayHaveNoDescription() throws Exception {
    assertThat(column(read("show-inventory.bare-name"), "models", "model"))
        .containsExactly("vEOS-lab");
  }

  @Test
  void theBeginningOfASerialNumberIsNoRevision() {
    String cut = "System information\n  50   MASON CORP.    MSN8574D3BCL    A";

    assertThat(Platforms.bundled().parse("arista-eos", "show inventory", cut).rows())
        .allSatisfy((table, rows) -> assertThat(rows).as(table).isEmpty());
    assertThat(
            Platforms.bundled()
                .parse("arista-eos", "show inventory", cut + "Q1234A   A\n")
                .rows()
                .get("serials"))
        .containsExactly(Map.of("serial", "AQ1234A"));
  }
}
