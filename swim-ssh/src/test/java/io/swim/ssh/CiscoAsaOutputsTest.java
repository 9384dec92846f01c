package io.swim.ssh;

import static io.swim.ssh.WrittenOutputs.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read in what Cisco ASA prints. */
class CiscoAsaOutputsTest {
  private static Reading read(String name) throws UnreadableOutputException {
    return WrittenOutputs.of("cisco-asa", name).read("cisco-asa");
  }

  @Test
  void aUnitOfAPairTellsWhatItRunsItselfAndSinceWhen() throws Exception {
    Reading unit = read("show-version.pair");

    assertThat(unit.values())
        .containsEntry("hostname", "edge")
        .containsEntry("version", "9.12(4)55")
        .containsEntry("deviceManagerVersion", "7.17(1)")
        .containsEntry("imageFile", "disk0:/asa9-12-4-55-lfbff-k8.SPA")
        .containsEntry("ramBytes", Long.toString(8L << 30))
        .containsEntry("configRegister", "0x2041")
        .containsEntry("uptimeSeconds", Long.toString((63 * 24 + 21) * 3600L))
        .containsEntry("uptimeSecondsPrecision", "3600")
        .containsEntry("failoverUptimeSeconds", Long.toString((2 * 365 + 40) * 86_400L))
        .containsEntry("failoverUptimeSecondsPrecision", "86400");
    assertThat(unit.table("models")).containsExactly(Map.of("model", "ASA5516"));
    assertThat(unit.table("serials")).containsExactly(Map.of("serial", "JAD00000AB1"));
    assertThat(unit.table("disks"))
        .containsExactly(Map.of("name", "Internal", "sizeBytes", Long.toString(8000L << 20)));
  }

  @Test
  void aContextDoesNotTellWhatWasBooted() throws Exception {
    Reading context = read("show-version.context");

    assertThat(context.values())
        .containsEntry("version", "9.8(4)12")
        .containsEntry("uptimeSeconds", "200")
        .containsEntry("uptimeSecondsPrecision", "1")
        .doesNotContainKeys("imageFile", "configRegister", "ramBytes");
    assertThat(column(context, "models", "model")).containsExactly("FPR4K-SM-24");
  }

  @Test
  void theBootListIsTheOneThatWasSaved() throws Exception {
    assertThat(column(read("show-bootvar"), "bootVariables", "image"))
        .containsExactly("disk0:/asa9-12-4-55-lfbff-k8.SPA", "disk0:/old/asa984-12-lfbff-k8.SPA");
  }

  @Test
  void disksThatAreThereTakeImages() throws Exception {
    assertThat(read("show-file-system").table("fileSystems"))
        .containsExactly(
            Map.of(
                "preferred",
                "*",
                "name",
                "disk0:",
                "totalBytes",
                "7859437568",
                "freeBytes",
                "4417200128"),
            Map.of("name", "disk1:", "totalBytes", "15990784000", "freeBytes", "15990726656"));
  }

  @Test
  void foldersAreNoFiles() throws Exception {
    Reading directory = read("dir");

    assertThat(directory.values())
        .containsEntry("fileSystem", "disk0:")
        .containsEntry("totalBytes", "7859437568")
        .containsEntry("freeBytes", "4417200128");
    assertThat(column(directory, "files", "name"))
        .containsExactly(
            "asa9-12-4-55-lfbff-k8.SPA",
            "asdm-7171.bin",
            ".boot_string",
            "note with blanks.txt",
            "anyconnect-linux64-4.10.05095-webdeploy-k9.pkg");
    assertThat(column(directory, "files", "sizeBytes").get(0)).isEqualTo("110716816");
    assertThat(column(read("show-disk0"), "files", "name"))
        .containsExactly("asa9-12-4-55-lfbff-k8.SPA", "coredumpinfo/coredump.cfg", "scp_f1");
  }

  @Test
  void theChassisComesFirst() throws Exception {
    Reading inventory = read("show-inventory");

    assertThat(column(inventory, "models", "model"))
        .containsExactly("ASA5516", "PWR-AC", "ASA5516-SSD");
    assertThat(column(inventory, "serials", "serial"))
        .containsExactly("JMX0000CH01", "PPP0000A001", "MXA0000SD01");
  }

  @Test
  void modulesTellTheirSoftwareAndState() throws Exception {
    assertThat(read("show-module").table("members"))
        .containsExactly(
            Map.of(
                "number", "1",
                "model", "ASA5516",
                "serial", "JAD00000AB1",
                "version", "9.12(4)55",
                "state", "up sys"),
            Map.of("number", "ips", "serial", "JAD00000AB1", "state", "unresponsive"),
            Map.of(
                "number", "sfr",
                "model", "ASA5516",
                "serial", "JAD00000AB1",
                "version", "6.6.5-81",
                "state", "init"));
  }

  @Test
  void aStandbyKnowsBothStates() throws Exception {
    assertThat(read("show-failover.standby").values())
        .containsEntry("failover", "on")
        .containsEntry("failoverRole", "Secondary")
        .containsEntry("failoverState", "Standby Ready")
        .containsEntry("failoverPeerState", "Active")
        .containsEntry("version", "9.16(4)")
        .containsEntry("failoverPeerVersion", "9.12(4)55")
        .containsEntry("failoverPeerSerial", "JAD00000AB1");
  }

  @Test
  void whereEachIsActiveForAGroupNeitherIsTheActiveOne() throws Exception {
    Reading groups = read("show-failover.groups");

    assertThat(groups.values())
        .containsEntry("failoverState", "Active/Active")
        .containsEntry("failoverPeerState", "Active/Active");
    assertThat(groups.table("failoverGroups"))
        .containsExactly(
            Map.of("group", "1", "state", "Active", "peerState", "Failed"),
            Map.of("group", "2", "state", "Standby Ready", "peerState", "Active"));
  }

  @Test
  void withoutFailoverThereIsNoState() throws Exception {
    assertThat(read("show-failover.off").values())
        .containsEntry("failover", "off")
        .doesNotContainKeys("failoverState", "failoverPeerState");
  }

  @Test
  void theDeviceManagerAndTheContextsAreTold() throws Exception {
    assertThat(read("show-asdm-image").values())
        .isEqualTo(Map.of("deviceManagerImage", "disk0:/asdm-7171.bin"));
    assertThat(read("show-mode").values()).isEqualTo(Map.of("contextMode", "multiple"));
  }

  @Test
  void aDigestIsWholeOrNotThere() throws Exception {
    WrittenOutputs output = WrittenOutputs.of("cisco-asa", "verify");
    String digest = read("verify").values().get("digest");

    assertThat(digest).hasSize(128);
    String cut = output.text().substring(0, output.text().indexOf(digest) + 32);
    assertThat(Platforms.bundled().read("asa", output.command(), cut).values()).isEmpty();
  }

  @Test
  void theStateOfEachUnitStandsBelowItsName() throws Exception {
    assertThat(read("show-failover-state").values())
        .isEqualTo(
            Map.of(
                "failoverRole", "Primary",
                "failoverState", "Active",
                "failoverPeerState", "Standby Ready"));
    assertThat(read("show-failover-state.groups").values())
        .containsEntry("failoverState", "Active/Active")
        .containsEntry("failoverPeerState", "Active/Active");
  }

  @Test
  void aPixIsReadLikeItsSuccessor() throws Exception {
    Reading pix = read("show-version.pix");

    assertThat(pix.values())
        .containsEntry("version", "8.0(4)")
        .containsEntry("hostname", "pix1")
        .containsEntry("imageFile", "flash:/pix804.bin")
        .containsEntry("ramBytes", Long.toString(128L << 20));
    assertThat(column(pix, "models", "model")).containsExactly("PIX-515E");
    assertThat(column(pix, "serials", "serial")).containsExactly("807123456");
  }

  @Test
  void whatCallsItselfAnotherFirewallIsReadAlike() throws Exception {
    Reading pix = read("show-version.pix6");
    Reading module = read("show-version.module");

    assertThat(pix.values())
        .containsEntry("version", "6.3(4)")
        .containsEntry("deviceManagerVersion", "3.0(2)")
        .containsEntry("uptimeSeconds", Long.toString((12 * 24 + 4) * 3600L));
    assertThat(column(pix, "serials", "serial")).containsExactly("480000001");
    assertThat(module.values()).containsEntry("version", "4.1(12)");
    assertThat(column(module, "models", "model")).containsExactly("WS-SVC-FWM-1");
  }

  @Test
  void aContextTellsItsOwnStateAndNoUnit() throws Exception {
    assertThat(read("show-failover.context").values())
        .isEqualTo(
            Map.of(
                "failover", "on",
                "failoverState", "Standby Ready",
                "failoverPeerState", "Active"));
  }
}
