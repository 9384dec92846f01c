package io.swim.ssh;

import static io.swim.ssh.WrittenOutputs.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read in what Cisco AireOS prints. */
class CiscoAirOutputsTest {
  private static final String PYNTC =
      "transcripts/pyntc/tests/unit/test_devices/device_mocks/aireos/";

  private static Reading read(String name) throws UnreadableOutputException {
    return WrittenOutputs.of("cisco-aireos", name).read("cisco_wlc");
  }

  private static Reading recorded(String command, String file) throws Exception {
    Path path = Recorded.folder("").resolve(PYNTC + file);
    return Platforms.bundled().read("aireos", command, Files.readString(path));
  }

  @Test
  void aControllerTellsWhatItRunsToTheSecond() throws Exception {
    assertThat(read("show-sysinfo").values())
        .containsEntry("version", "8.10.185.3")
        .containsEntry("hostname", "wlc-lab-1")
        .containsEntry("uptimeSeconds", Long.toString(((41L * 24 + 5) * 60 + 6) * 60 + 7))
        .containsEntry("uptimeSecondsPrecision", "1");
  }

  @Test
  void theChassisIsWhatItIs() throws Exception {
    Reading inventory = read("show-inventory");

    assertThat(inventory.table("models")).containsExactly(Map.of("model", "AIR-CT5520-K9"));
    assertThat(inventory.table("serials")).containsExactly(Map.of("serial", "FCH0000V0AB"));
  }

  @Test
  void theOtherImageIsInactive() throws Exception {
    assertThat(read("show-boot").table("packages"))
        .containsExactly(
            Map.of("name", "primary", "version", "8.10.185.3", "state", "committed"),
            Map.of("name", "backup", "version", "8.5.182.11", "state", "inactive"));
  }

  @Test
  void whatRunsAndIsNotBootedNextIsNotCommitted() throws Exception {
    assertThat(read("show-boot.fresh").table("packages"))
        .containsExactly(
            Map.of("name", "primary", "version", "8.10.190.0", "state", "inactive"),
            Map.of("name", "backup", "version", "8.5.182.11", "state", "uncommitted"));
  }

  @Test
  void whereNothingIsToldToRunNothingIsSaidOfIt() throws Exception {
    String text =
        "Primary Boot Image............................... 8.5.182.11 (default)\n"
            + "Backup Boot Image................................ 8.2.166.0\n";

    assertThat(Platforms.bundled().read("aireos", "show boot", text).table("packages"))
        .containsExactly(
            Map.of("name", "primary", "version", "8.5.182.11"),
            Map.of("name", "backup", "version", "8.2.166.0"));
  }

  @Test
  void accessPointsTellHowFarTheyAre() throws Exception {
    Reading images = read("show-ap-image");

    assertThat(column(images, "aps", "name"))
        .containsExactly("hall 1", "hall 2", "gate-7", "gate-8", "yard", "roof");
    assertThat(column(images, "aps", "predownload"))
        .containsExactly("complete", "downloading", "initiated", "failed", "not supported", "none");
    assertThat(column(images, "aps", "backupVersion"))
        .containsExactly("8.10.185.3", "8.2.166.0", "", "8.2.166.0", "8.2.166.0", "8.2.166.0");
    assertThat(column(images, "aps", "predownloadVersion"))
        .containsExactly("8.10.185.3", "8.10.185.3", "8.10.185.3", "8.10.185.3", "", "");
  }

  @Test
  void aPairIsReadyWhenItsStandbyIsHot() throws Exception {
    assertThat(read("show-redundancy-summary").values())
        .containsEntry("redundancyMode", "sso")
        .containsEntry("redundancyLocal", "active")
        .containsEntry("redundancyPeer", "standby hot")
        .containsEntry("redundancyReady", "true");
    assertThat(read("show-redundancy-summary.alone").values())
        .containsOnlyKeys("redundancyLocal")
        .containsEntry("redundancyLocal", "active");
  }

  @Test
  void aPeerThatIsLostIsNotReadyAndAnActiveOneDoesNotSay() throws Exception {
    assertThat(read("show-redundancy-summary.lost").values())
        .containsEntry("redundancyPeer", "unknown - communication down")
        .containsEntry("redundancyReady", "false");
    assertThat(read("show-redundancy-summary.standby").values())
        .containsEntry("redundancyLocal", "standby hot")
        .containsEntry("redundancyPeer", "active")
        .doesNotContainKey("redundancyReady");
  }

  @Test
  void ofOldReleasesTheVersionsOfBothImagesAreRead() throws Exception {
    assertThat(read("show-boot.code").table("packages"))
        .containsExactly(
            Map.of("name", "primary", "version", "4.2.176.0"),
            Map.of("name", "backup", "version", "4.1.185.0"));
  }

  @Test
  void recordedControllersAreReadAlike() throws Exception {
    Reading aps = recorded("show ap image all", "show_ap_image_mixed.txt");
    Reading system = recorded("show sysinfo", "show_sysinfo_full.txt");

    assertThat(column(aps, "aps", "name")).containsExactly("TEST1", "TEST 2");
    assertThat(column(aps, "aps", "predownload")).containsOnly("complete");
    assertThat(column(aps, "aps", "backupVersion")).containsExactly("6.0.196.159", "7.0.98.0");
    assertThat(system.values())
        .containsKeys("version", "hostname", "uptimeSeconds")
        .containsEntry("uptimeSecondsPrecision", "1");
    assertThat(recorded("show boot", "show_boot_backup.txt").table("packages"))
        .extracting(row -> row.get("state"))
        .containsExactly("uncommitted", "inactive");
    assertThat(recorded("show redundancy summary", "show_redundancy_summary_sso_enabled.txt"))
        .extracting(reading -> reading.values().get("redundancyReady"))
        .isEqualTo("true");
  }

  @Test
  void accessPointsAreListedByName() throws Exception {
    assertThat(read("show-ap-summary").table("aps"))
        .containsExactly(
            Map.of("name", "Lobby east", "model", "AIR-AP1832I-E-K9"),
            Map.of("name", "AP-2", "model", "AIR-AP3802I-E-K9"));
  }

  @Test
  void anAccessPointUnderAControllerTellsBothImages() throws Exception {
    WrittenOutputs output = WrittenOutputs.of("cisco-ap", "show-version");
    Reading version = Platforms.bundled().read("cisco-ap", output.command(), output.text());

    assertThat(version.values())
        .containsEntry("version", "8.10.130.0")
        .containsEntry("hostname", "AP-Lobby")
        .containsEntry("ramBytes", Long.toString(997_184L << 10))
        .containsEntry("uptimeSeconds", Long.toString(((12 * 24 + 3) * 60 + 4) * 60L));
    assertThat(version.table("models")).containsExactly(Map.of("model", "AIR-AP1832I-E-K9"));
    assertThat(version.table("serials")).containsExactly(Map.of("serial", "KWC00000A1B"));
    assertThat(version.table("packages"))
        .containsExactly(
            Map.of("name", "primary", "version", "8.10.130.0"),
            Map.of("name", "backup", "version", "8.5.161.0"));
  }

  @Test
  void anAccessPointTellsWhatItIs() throws Exception {
    Reading inventory = WrittenOutputs.of("cisco-ap", "show-inventory").read("cheetah");

    assertThat(inventory.table("models")).containsExactly(Map.of("model", "AIR-AP2802I-E-K9"));
    assertThat(inventory.table("serials")).containsExactly(Map.of("serial", "FGL00000A1B"));
  }

  @Test
  void anOlderAccessPointTellsTheIosThatItRuns() throws Exception {
    Reading version = WrittenOutputs.of("cisco-ap", "show-version.ios").read("cisco-ap");

    assertThat(version.values())
        .containsEntry("version", "15.3(3)JF12")
        .containsEntry("hostname", "ap-yard")
        .containsEntry("ramBytes", Long.toString(128L << 20));
    assertThat(version.table("models")).containsExactly(Map.of("model", "AIR-CAP1532E-E-K9"));
    assertThat(version.table("serials")).containsExactly(Map.of("serial", "FGL00000A2C"));
  }
}
