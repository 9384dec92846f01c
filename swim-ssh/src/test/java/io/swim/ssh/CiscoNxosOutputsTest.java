package io.swim.ssh;

import static io.swim.ssh.WrittenOutputs.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read in what NX-OS prints. */
class CiscoNxosOutputsTest {
  private static Reading read(String name) throws UnreadableOutputException {
    return WrittenOutputs.of("cisco-nxos", name).read("cisco-nxos");
  }

  @Test
  void aSwitchOfOneImageTellsWhatItRunsAndNotWhatItRanBefore() throws Exception {
    Reading leaf = read("show-version.leaf");

    assertThat(leaf.values())
        .containsEntry("hostname", "leaf-11")
        .containsEntry("version", "10.2(5)")
        .containsEntry("imageFile", "bootflash:///nxos64-cs.10.2.5.M.bin")
        .containsEntry("ramBytes", Long.toString(32_821_664L << 10))
        .containsEntry("uptimeSeconds", Long.toString(((3 * 24 + 4) * 60 + 5) * 60 + 6))
        .containsEntry("uptimeSecondsPrecision", "1")
        .doesNotContainKey("kickstartFile");
    assertThat(column(leaf, "models", "model")).containsExactly("Nexus9000 C93180YC-FX3");
    assertThat(column(leaf, "serials", "serial")).containsExactly("FDO00000A1B");
  }

  @Test
  void aSwitchOfTwoImagesTellsBothAndNotTheBuild() throws Exception {
    Reading core = read("show-version.core");

    assertThat(core.values())
        .containsEntry("version", "6.2(20)")
        .containsEntry("kickstartVersion", "6.2(20)")
        .containsEntry("imageFile", "bootflash:///n7000-s2-dk9.6.2.20.bin")
        .containsEntry("kickstartFile", "bootflash:///n7000-s2-kickstart.6.2.20.bin");
    assertThat(column(core, "models", "model")).containsExactly("Nexus7000 C7009");
  }

  @Test
  void whatIsBootedNextCountsAndNotWhatIsBootedNow() throws Exception {
    assertThat(column(read("show-boot.leaf"), "bootVariables", "image"))
        .containsExactly("bootflash:/nxos64-cs.10.2.5.M.bin");
    assertThat(column(read("show-boot.core"), "bootVariables", "image"))
        .containsExactly(
            "bootflash:/n7000-s2-kickstart.6.2.20.bin",
            "bootflash:/n7000-s2-kickstart.6.2.8a.bin",
            "bootflash:/n7000-s2-dk9.6.2.20.bin");
  }

  @Test
  void halfOfTheBootVariablesIsNobodys() {
    String whole = WrittenOutputs.of("cisco-nxos", "show-boot.leaf").text();
    String half = whole.substring(whole.indexOf("Boot Variables on next"));

    assertThatThrownBy(() -> Platforms.bundled().read("nxos", "show boot", half))
        .isInstanceOf(UnreadableOutputException.class);
  }

  @Test
  void foldersAreNoFiles() throws Exception {
    Reading directory = read("dir");

    assertThat(directory.values())
        .containsEntry("fileSystem", "bootflash:")
        .containsEntry("freeBytes", "111289982976")
        .containsEntry("totalBytes", "116602753024");
    assertThat(column(directory, "files", "name"))
        .containsExactly(
            "20230310_070003_poap_6312_init.log",
            "note with blanks",
            "nxos64-cs.10.2.5.M.bin",
            "nxos.9.3.10.bin");
  }

  @Test
  void aDigestIsWholeOrNotThere() throws Exception {
    WrittenOutputs output = WrittenOutputs.of("cisco-nxos", "show-file");
    String digest = read("show-file").values().get("digest");

    assertThat(digest).hasSize(128);
    String cut = output.text().substring(0, output.text().indexOf(digest) + 64);
    assertThat(Platforms.bundled().read("nxos", output.command(), cut).values()).isEmpty();
  }

  @Test
  void modulesAreMembersAndCrossbarsAreNot() throws Exception {
    Reading modules = read("show-module.core");

    assertThat(modules.table("members"))
        .containsExactly(
            Map.of(
                "number", "1",
                "model", "N7K-SUP2",
                "state", "active",
                "role", "active",
                "version", "6.2(20)",
                "serial", "JAF00000AA1"),
            Map.of(
                "number", "2",
                "model", "N7K-SUP2",
                "state", "ha-standby",
                "role", "standby",
                "version", "6.2(20)",
                "serial", "JAF00000AA2"),
            Map.of(
                "number", "3",
                "model", "N7K-F248XP-25E",
                "state", "ok",
                "version", "6.2(20)",
                "serial", "JAF00000AA3"),
            Map.of("number", "4", "state", "powered-dn"));
  }

  @Test
  void theChassisComesFirst() throws Exception {
    Reading inventory = read("show-inventory");

    assertThat(column(inventory, "models", "model"))
        .containsExactly("N9K-C93180YC-FX3", "NXA-PAC-650W-PE", "NXA-FAN-30CFM-F", "SFP-10G-SR");
    assertThat(column(inventory, "serials", "serial"))
        .containsExactly("FDO00000A1B", "ART00000PS1", "OPM00000X01");
  }

  @Test
  void aSupervisorThatIsWarmCanNotTakeOver() throws Exception {
    assertThat(read("show-redundancy").values())
        .containsEntry("redundancyMode", "ha")
        .containsEntry("redundancyLocal", "active")
        .containsEntry("redundancyPeer", "warm standby")
        .containsEntry("redundancyReady", "false");
  }

  @Test
  void aSupervisorAloneHasNoPeer() throws Exception {
    assertThat(read("show-redundancy.alone").values())
        .containsExactly(Map.entry("redundancyLocal", "active"));
  }

  @Test
  void anInstallationThatGoesOnIsUnderWay() throws Exception {
    Reading status = read("show-install-all-status");

    assertThat(status.values()).containsKey("underWay");
    assertThat(status.table("changes"))
        .contains(
            Map.of(
                "number", "1",
                "name", "nxos",
                "fromVersion", "9.3(10)",
                "toVersion", "10.2(5)",
                "needed", "yes"));
  }

  @Test
  void theLogOfAnInstallationIsNoneThatGoesOn() throws Exception {
    String log =
        WrittenOutputs.of("cisco-nxos", "show-install-all-status")
            .text()
            .replaceFirst(
                "There is an on-going[^\n]*\n[^\n]*\n", "This is the log of last installation.\n");

    assertThat(Platforms.bundled().read("nxos", "show install all status", log).values())
        .doesNotContainKey("underWay");
  }

  @Test
  void patchesAreActive() throws Exception {
    assertThat(read("show-install-active").table("packages"))
        .containsExactly(
            Map.of(
                "name", "nxos.CSCvx00001-n9k_ALL-1.0.0-9.3.7.lib32_n9000.rpm", "state", "active"));
  }

  @ParameterizedTest
  @CsvSource({
    "'cisco Nexus 5596 Chassis (\"O2 48X10GE/Modular Supervisor\")', Nexus 5596",
    "'cisco Nexus3000 C3232C Chassis (Nexus 9000 Series)', Nexus3000 C3232C",
    "'cisco MDS 9148S 16G 48 FC (1 Slot) Chassis (\"2/4/8/16 Gbps FC/Supervisor\")', MDS 9148S 16G 48 FC",
    "'cisco N9K-C9396PX (\"supervisor\")', N9K-C9396PX"
  })
  void theModelIsWhatStandsBeforeTheChassis(String line, String model) throws Exception {
    String text = "Cisco Nexus Operating System (NX-OS) Software\n  " + line + "\n";

    assertThat(column(Platforms.bundled().read("nxos", "show version", text), "models", "model"))
        .containsExactly(model);
  }

  @Test
  void addressesHaveDotsOnOlderSwitches() throws Exception {
    Reading modules = read("show-module.fixed");

    assertThat(column(modules, "members", "serial")).containsExactly("FOC16123ABC", "FOC16123ABD");
    assertThat(column(modules, "members", "version")).containsOnly("5.2(1)N1(4)");
  }

  @Test
  void aPatchIsNamedAfterTheLibrariesItIsFor() throws Exception {
    Reading inactive = read("show-install-inactive");

    assertThat(inactive.table("packages"))
        .containsExactly(
            Map.of("name", "nxos.CSCab12345-n9k_ALL-1.0.0-9.3.5.lib32_n9000", "state", "inactive"));
    assertThat(column(inactive, "bootVariables", "image"))
        .containsExactly("bootflash:///nxos.9.3.5.bin");
  }

  @Test
  void aVariableThatIsNotSetNamesNoImage() throws Exception {
    assertThat(column(read("show-boot.epld"), "bootVariables", "image"))
        .containsExactly("bootflash:/nxos.9.3.8.bin");
  }

  @Test
  void olderReleasesListOnceWhatIsBooted() throws Exception {
    assertThat(column(read("show-boot.plain"), "bootVariables", "image"))
        .containsExactly(
            "bootflash:/m9500-sf2ek9-kickstart-mz.4.2.3.bin",
            "bootflash:/m9500-sf2ek9-mz.4.2.3.bin",
            "bootflash:/m9500-sf2ek9-mz.4.1.1b.bin");
  }
}
