package io.swim.ssh;

import static io.swim.ssh.WrittenOutputs.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.PlatformId;
import io.swim.spi.Fit;
import io.swim.ssh.reading.Reading;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Catalyst 9800 and Embedded Wireless Controllers are told by, and what they tell. */
class CiscoWirelessOutputsTest {
  private static final String CISCO = "1.3.6.1.4.1.9.1.1";

  private static Reading read(String platform, String name) throws Exception {
    return WrittenOutputs.of(platform, name).read(platform);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C9800 Software (C9800_IOSXE-K9)|cisco-c9800|C9800_IOSXE|K9",
        "C9800-CL Software (C9800-CL-K9_IOSXE)|cisco-c9800|C9800|CL-K9_IOSXE",
        "C9800-L Software (C9800-L_IOSXE-K9)|cisco-c9800|C9800|L_IOSXE-K9",
        "C9800-AP Software (C9800-AP-K9_IOSXE-UNIVERSALK9-M)|cisco-ewc|C9800-AP|K9_IOSXE-UNIVERSALK9-M",
        "Catalyst L3 Switch Software (CAT9K_IOSXE)|cisco-iosxe|CAT9K_IOSXE|"
      })
  void aControllerIsNoSwitch(String software, String platform, String family, String features) {
    var found =
        Platforms.bundled()
            .identify(
                CISCO,
                "Cisco IOS Software [Cupertino], " + software + ", Version 17.8.2, RELEASE (fc2)")
            .orElseThrow();

    assertThat(found.platform().value()).isEqualTo(platform);
    assertThat(found.values())
        .containsEntry("version", "17.8.2")
        .containsEntry("imageFamily", family);
    assertThat(found.values().get("featureSet")).isEqualTo(features);
  }

  @Test
  void aBoxIsToldByItsProductWhereItsDescriptionTellsNothing() {
    assertThat(Platforms.bundled().identify("1.3.6.1.4.1.9.1.2530", "kept by the lab"))
        .map(found -> found.platform().value())
        .contains("cisco-c9800");
  }

  @ParameterizedTest
  @CsvSource({"cisco-c9800, C9800_IOSXE", "cisco-ewc, C9800"})
  void showVersionTellsAControllerToo(String platform, String family) throws Exception {
    String text = WrittenOutputs.of(platform, "show-version").text();

    for (var each : Platforms.bundled().definitions()) {
      assertThat(each.detection().byOutput(text))
          .as("%s", each.id())
          .isEqualTo(each.id().value().equals(platform));
    }
    assertThat(read(platform, "show-version").values())
        .containsEntry("version", "17.8.2")
        .containsEntry("mode", "install")
        .containsEntry("imageFamily", family);
  }

  @Test
  void accessPointsTellHowFarTheyAreAndWhatTheyGet() throws Exception {
    Reading image = read("cisco-c9800", "show-ap-image");

    assertThat(column(image, "aps", "name"))
        .containsExactly("dock west 1", "dock-2", "dock-3", "dock-4", "dock-5");
    assertThat(column(image, "aps", "primaryVersion")).containsOnly("17.8.2.31");
    assertThat(column(image, "aps", "backupVersion"))
        .containsExactly("17.5.1.12", "17.11.1.44", "17.5.1.12", "0.0.0.0", "17.5.1.12");
    assertThat(column(image, "aps", "predownload"))
        .containsExactly("predownloading", "complete", "failed", "initiated", "not supported");
    assertThat(column(image, "aps", "predownloadVersion"))
        .containsExactly("17.11.1.44", "17.11.1.44", "17.11.1.44", "17.11.1.44", "");
  }

  @Test
  void columnsMayEndBehindTheStatus() throws Exception {
    assertThat(read("cisco-ewc", "show-ap-image").table("aps").get(1))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "name", "yard-2",
                "primaryVersion", "17.8.2.31",
                "backupVersion", "17.11.1.44",
                "predownload", "complete"));
  }

  @Test
  void thePairOfAControllerIsItsMembers() throws Exception {
    assertThat(read("cisco-c9800", "show-chassis").table("members"))
        .containsExactly(
            Map.of("number", "1", "role", "active", "state", "ready"),
            Map.of("number", "2", "role", "standby", "state", "ha sync in progress"));
  }

  @ParameterizedTest
  @CsvSource({"c9800-40, FITS", "c9800-80, DIFFERS", "c9800-l, DIFFERS", "c9800, UNKNOWN"})
  void anImageIsForItsHardware(String family, Fit fit) {
    var facts =
        io.swim.device.DeviceFacts.builder(Instant.EPOCH)
            .model("C9800-40-K9")
            .imageFamily("C9800_IOSXE")
            .build();

    assertThat(Platforms.bundled().fits(new PlatformId("cisco-c9800"), family, facts))
        .isEqualTo(fit);
  }

  @Test
  void whatACatalystRunsIsNoImageOfAController() {
    assertThat(Platforms.bundled().recognizeName("C9800-SW-iosxe-wlc.16.12.02s.SPA.bin"))
        .map(named -> named.platform().value())
        .isEqualTo(Optional.of("cisco-iosxe"));
  }
}
