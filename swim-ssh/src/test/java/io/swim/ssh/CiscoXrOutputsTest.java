package io.swim.ssh;

import static io.swim.ssh.WrittenOutputs.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read in what IOS-XR prints. */
class CiscoXrOutputsTest {
  private static Reading read(String name) throws UnreadableOutputException {
    return WrittenOutputs.of("cisco-iosxr", name).read("cisco-iosxr");
  }

  @Test
  void theRunningSoftwareOf64BitsIsNoFile() throws Exception {
    Reading router = read("show-version.rpm");

    assertThat(router.values())
        .containsEntry("version", "7.5.2")
        .containsEntry("uptimeSeconds", Long.toString(((3 * 7 + 2) * 24 + 14) * 3600 + 7 * 60))
        .doesNotContainKeys("hostname", "imageFile");
    assertThat(router.table("models")).containsExactly(Map.of("model", "NCS-5500"));
  }

  @Test
  void ofA32BitRouterTheChassisIsTheModel() throws Exception {
    Reading router = read("show-version.pie");

    assertThat(router.values())
        .containsEntry("hostname", "edge-1")
        .containsEntry("version", "5.3.4")
        .containsEntry("imageFile", "disk0:asr9k-os-mbi-5.3.4/0x100305/mbiasr9k-rsp3.vm")
        .containsEntry("ramBytes", Long.toString(6L << 30))
        .containsEntry("configRegister", "0x102");
    assertThat(column(router, "models", "model")).containsExactly("ASR-9006", "ASR9K");
  }

  @ParameterizedTest
  @CsvSource({
    "show-inventory, NCS-5504, FGE0000BB01, 3, 3",
    "admin-show-inventory, ASR-9006-AC, FOX0000CC01, 2, 2"
  })
  void theChassisComesFirst(String name, String model, String serial, int models, int serials)
      throws Exception {
    Reading inventory = read(name);

    assertThat(column(inventory, "models", "model")).hasSize(models).first().isEqualTo(model);
    assertThat(column(inventory, "serials", "serial")).hasSize(serials).first().isEqualTo(serial);
  }

  @Test
  void nodesHaveNamesRolesAndStates() throws Exception {
    assertThat(read("show-platform").table("members"))
        .contains(
            Map.of(
                "number",
                "0/RSP1/CPU0",
                "model",
                "A9K-RSP5-TR",
                "role",
                "standby",
                "state",
                "ios xr run"),
            Map.of("number", "0/0/0", "model", "A9K-MPA-20X10GE", "state", "ok"),
            Map.of("number", "0/2", "model", "A9K-24X10GE-1G-TR", "state", "sw_inactive"))
        .hasSize(6);
    assertThat(column(read("show-platform.plim"), "members", "state"))
        .containsExactly("ios xr run", "in-reset", "ios xr run");
    assertThat(read("admin-show-platform").table("members"))
        .contains(Map.of("number", "0/FT0", "model", "ASR-9006-FAN-V2"))
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "show-redundancy, standby, true",
    "show-redundancy.alone, , false",
    "show-redundancy-summary, standby, false",
    "show-redundancy-summary.nodes, standby, true",
    "show-redundancy-summary.alone, , false"
  })
  void whoCouldTakeOverIsTold(String name, String peer, String ready) throws Exception {
    Map<String, String> values = read(name).values();

    assertThat(values)
        .containsEntry("redundancyLocal", "active")
        .containsEntry("redundancyReady", ready);
    assertThat(values.get("redundancyPeer")).isEqualTo(peer);
  }

  @Test
  void aPackageIsListedOnceForAllNodes() throws Exception {
    assertThat(read("show-install-active.rpm").table("packages"))
        .containsExactly(
            Map.of("state", "active", "name", "ncs5500-xr-7.5.2", "version", "7.5.2"),
            Map.of("state", "active", "name", "ncs5500-mpls-2.1.0.0-r752", "version", "r752"),
            Map.of("state", "active", "name", "ncs5500-k9sec-3.1.0.0-r752", "version", "r752"),
            Map.of(
                "state",
                "active",
                "name",
                "ncs5500-os-support-4.0.0.2-r752.CSCwb00001",
                "version",
                "r752"));
    assertThat(column(read("show-install-active.pie"), "packages", "name"))
        .containsExactly("disk0:asr9k-mini-px-5.3.4", "disk0:asr9k-9000v-nV-px-5.3.4");
    assertThat(column(read("show-install-active.lnt"), "packages", "version"))
        .containsExactly("7.11.1v1.0.0-1", "7.11.1v1.0.0-1", "7.11.1v1.0.1-1");
  }

  @Test
  void whatWasAddedIsInactiveAndWhatIsCommittedIsTold() throws Exception {
    assertThat(column(read("show-install-inactive.rpm"), "packages", "version"))
        .containsExactly("7.7.1", "r771", "r771");
    assertThat(read("show-install-inactive.none").table("packages")).isEmpty();
    assertThat(read("show-install-committed.pie").table("packages"))
        .allMatch(row -> row.get("state").equals("committed") && row.get("version").equals("5.3.4"))
        .hasSize(4);
  }

  @Test
  void whatIsUnderWayIsTold() throws Exception {
    assertThat(read("show-install-request.busy").values())
        .containsExactly(Map.entry("underWay", "install prepare operation 12"));
    assertThat(read("show-install-request.idle").values()).isEmpty();
  }

  @Test
  void theHardDiskIsTheFirstChoice() throws Exception {
    assertThat(read("show-filesystem").table("fileSystems"))
        .containsExactly(
            Map.of("name", "disk0:", "totalBytes", "8110678016", "freeBytes", "7653842944"),
            Map.of(
                "name",
                "harddisk:",
                "preferred",
                "*",
                "totalBytes",
                "48610426880",
                "freeBytes",
                "44870336512"));
  }

  @Test
  void foldersAndLinksAreNoFiles() throws Exception {
    Reading linux = read("dir.linux");
    Reading qnx = read("dir.qnx");

    assertThat(linux.values())
        .containsEntry("fileSystem", "harddisk:")
        .containsEntry("totalBytes", Long.toString(47471120L * 1024))
        .containsEntry("freeBytes", Long.toString(43818688L * 1024));
    assertThat(column(linux, "files", "name"))
        .containsExactly("ncs5500-mini-x-7.7.1.iso", "notes of last year");
    assertThat(qnx.values()).containsEntry("freeBytes", "9120694272");
    assertThat(column(qnx, "files", "name")).containsExactly("asr9k-mini-px.pie-6.1.4", "my notes");
  }

  @Test
  void aDigestIsReadWhole() throws Exception {
    assertThat(read("show-md5").values())
        .containsExactly(Map.entry("digest", "0cc175b9c0f1b6a831c399e269772661"));
  }

  @Test
  void nodesMayHaveAColumnMore() throws Exception {
    assertThat(read("show-platform.admin-state").table("members"))
        .containsExactly(
            Map.of("number", "0/0", "model", "NC55-36X100G-S", "state", "operational"));
  }

  @Test
  void packagesOfTheHostAreOfTheReleaseToo() throws Exception {
    assertThat(column(read("admin-show-install-active"), "packages", "version"))
        .containsExactly("6.1.4", "r614");
  }

  @Test
  void minutesEndTheUptimeThoughTheLineIsNotFinished() throws Exception {
    String router = "Cisco IOS XR Software, Version 7.5.2\nSystem uptime is 2 weeks 14 hours ";

    assertThat(uptime(router + "7 minutes"))
        .isEqualTo(Integer.toString((2 * 7 * 24 + 14) * 3600 + 7 * 60));
    assertThat(uptime(router + "7 minute")).isEqualTo(uptime(router + "7 minutes"));
    assertThat(uptime(router + "7")).isNull();
    assertThat(uptime(router.stripTrailing())).isNull();
  }

  private static String uptime(String text) throws UnreadableOutputException {
    return Platforms.bundled()
        .read("cisco-iosxr", "show version", text)
        .values()
        .get("uptimeSeconds");
  }
}
