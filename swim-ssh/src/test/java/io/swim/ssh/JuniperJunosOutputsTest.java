package io.swim.ssh;

import static io.swim.ssh.WrittenOutputs.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read in what Juniper Junos prints. */
class JuniperJunosOutputsTest {
  private static Reading read(String name) throws UnreadableOutputException {
    return WrittenOutputs.of("juniper-junos", name).read("junos");
  }

  @Test
  void aRouterTellsWhatItRuns() throws Exception {
    Reading version = read("show-version");

    assertThat(version.values())
        .containsEntry("hostname", "core-1")
        .containsEntry("version", "18.4R2-S3.2");
    assertThat(version.table("models")).containsExactly(Map.of("model", "mx204"));
    assertThat(version.table("packages"))
        .containsExactly(Map.of("name", "Junos", "version", "18.4R2-S3.2", "state", "committed"));
  }

  @Test
  void whatTheNextRebootTakesIsInactive() throws Exception {
    assertThat(read("show-version.pending").table("packages"))
        .containsExactly(
            Map.of("name", "Junos", "version", "18.4R2.7", "state", "committed"),
            Map.of("name", "Pending", "version", "20.4R3.8", "state", "inactive"));
    Reading old = read("show-version.old");
    assertThat(old.values()).containsEntry("version", "12.3R8.7");
    assertThat(old.table("packages"))
        .containsExactly(
            Map.of("name", "Installation Software", "version", "13.3R9.13", "state", "inactive"));
  }

  @Test
  void theUptimeIsInWeeksDaysAndTheClock() throws Exception {
    assertThat(read("show-system-uptime").values())
        .containsEntry("uptimeSeconds", Long.toString(31L * 86_400 + 7 * 3600 + 15 * 60))
        .containsEntry("uptimeSecondsPrecision", "60");
  }

  @Test
  void theChassisComesFirstAndWhatIsSolderedInHasNoSerialNumber() throws Exception {
    Reading hardware = read("show-chassis-hardware");

    assertThat(column(hardware, "models", "model"))
        .containsExactly("JNP204 [MX204]", "QSFP-100GBASE-SR4", "AC AFO 650W PSU");
    assertThat(column(hardware, "serials", "serial"))
        .containsExactly("AB1234567890", "CAXX0001", "SX0001-B", "1F180001");
  }

  @Test
  void membersOfAVirtualChassisAreThereOrNot() throws Exception {
    Reading members = read("show-virtual-chassis");

    assertThat(column(members, "members", "number")).containsExactly("0", "1", "2");
    assertThat(column(members, "members", "state")).containsExactly("present", "present", "absent");
    assertThat(column(members, "members", "role")).containsExactly("active", "standby", "member");
    assertThat(column(members, "members", "serial"))
        .containsExactly("NX0000000001", "NX0000000002", "NX0000000003");
  }

  @Test
  void ofTwoCopiesThePrimaryOneIsBootedAndTheOtherIsAWayBack() throws Exception {
    Reading copies = read("show-system-snapshot");

    assertThat(copies.table("packages"))
        .containsExactly(
            Map.of("name", "primary", "version", "15.1X49-D170.4", "state", "inactive"));
    assertThat(copies.table("points"))
        .containsExactly(Map.of("point", "backup", "version", "12.3X48-D105.4"));
  }

  @Test
  void storageIsInBlocksOf1024Bytes() throws Exception {
    assertThat(read("show-system-storage").table("fileSystems"))
        .contains(
            Map.of(
                "name",
                "/.mount/var",
                "totalBytes",
                Long.toString(4_194_304L << 10),
                "freeBytes",
                Long.toString(3_334_472L << 10)));
  }

  @Test
  void foldersAndLinksAreNoFiles() throws Exception {
    assertThat(read("file-list").table("files"))
        .containsExactly(
            Map.of("name", "notes.txt", "sizeBytes", "77"),
            Map.of("name", "junos-install-mx-x86-64-18.4R2-S3.2.tgz", "sizeBytes", "245760"));
    assertThat(read("file-checksum").values())
        .containsEntry("digest", "9e107d9d372bb6826bd81d3542a419d6");
  }

  @Test
  void storageForPeopleIsRounded() throws Exception {
    assertThat(read("show-system-storage.rounded").table("fileSystems"))
        .hasSize(4)
        .contains(
            Map.of("name", "/var/tmp", "totalBytes", "2040109466", "freeBytes", "1932735283"));
  }

  @Test
  void membersOfAFabricAreThoseOfAVirtualChassis() throws Exception {
    assertThat(read("show-virtual-chassis.fabric").table("members"))
        .extracting(each -> each.get("serial") + " " + each.get("role"))
        .containsExactly("TB3714000001 active", "TB3714000002 standby");
  }

  @Test
  void aNameMayHaveABlank() throws Exception {
    assertThat(read("file-list.blank").table("files"))
        .containsExactly(
            Map.of("name", "old core.tgz", "sizeBytes", "71680"),
            Map.of("name", "run.sh", "sizeBytes", "680"));
  }

  @Test
  void aMemberThatIsARouterHasManySlots() throws Exception {
    assertThat(read("show-virtual-chassis.routers").table("members"))
        .extracting(each -> each.get("serial") + " " + each.get("role"))
        .containsExactly("JN10C0000AFC active", "JN1150000AFB standby");
  }
}
