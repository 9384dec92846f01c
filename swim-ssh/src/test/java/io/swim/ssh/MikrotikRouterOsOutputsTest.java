package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.DeviceFacts;
import io.swim.device.PlatformId;
import io.swim.spi.Fit;
import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read in what RouterOS 6 and 7 print. */
class MikrotikRouterOsOutputsTest {
  private static Reading read(String name) throws UnreadableOutputException {
    return WrittenOutputs.of("mikrotik-routeros", name).read("routeros");
  }

  @Test
  void whatRunsAndSinceWhenIsReadInBothReleases() throws Exception {
    assertThat(read("resource.7").values())
        .isEqualTo(
            Map.of(
                "version", "7.15.3",
                "uptimeSeconds", "1991045",
                "uptimeSecondsPrecision", "1",
                "ramBytes", "1073741824",
                "freeBytes", "1029177344",
                "totalBytes", "1074790400",
                "imageFamily", "arm64"));
    assertThat(read("resource.7").table("models")).containsExactly(Map.of("model", "RB5009UG+S+"));
    assertThat(read("resource.6").values())
        .containsEntry("version", "6.48.6")
        .containsEntry("uptimeSeconds", "2467")
        .containsEntry("freeBytes", "7969178")
        .containsEntry("imageFamily", "mipsbe");
  }

  @Test
  void aBoardTellsModelAndSerialNumberAndNoVersionOfRouterOs() throws Exception {
    Reading board = read("routerboard");

    assertThat(board.table("models")).containsExactly(Map.of("model", "RB5009UG+S+"));
    assertThat(board.table("serials")).containsExactly(Map.of("serial", "HE108ATTIC7"));
    assertThat(board.values()).isEmpty();
    assertThat(read("routerboard.none").table("models")).isEmpty();
    assertThat(read("routerboard.none").table("serials")).isEmpty();
    assertThat(read("license").table("serials")).containsExactly(Map.of("serial", "aTT1cShed77"));
  }

  @Test
  void aNameMayHaveBlanks() throws Exception {
    assertThat(read("identity").values()).isEqualTo(Map.of("hostname", "attic rb"));
  }

  @Test
  void aPackageIsCommittedUnlessItIsDisabledOrOnlyToBeHad() throws Exception {
    assertThat(read("package.7").table("packages"))
        .containsExactly(
            of("wireless", "7.19.2", "committed"),
            of("container", "7.19.2", "deactivated"),
            of("routeros", "7.19.2", "committed"),
            of("zerotier", "7.19.2", "committed"));
    assertThat(read("package.6").table("packages"))
        .containsExactly(
            of("routeros-mipsbe", "6.48.6", "committed"),
            of("system", "6.48.6", "committed"),
            of("ipv6", "6.48.6", "deactivated"),
            of("wireless", "6.48.6", "committed"));
    assertThat(read("update").values()).isEqualTo(Map.of("version", "7.15.3"));
  }

  @Test
  void onlyAPackageInTheRootWaitsForTheNextReboot() throws Exception {
    assertThat(read("file.7").table("packages"))
        .containsExactly(of("wireless", "7.17", "inactive"), of("system", "7.17", "inactive"));
    assertThat(read("file.7").table("files"))
        .contains(
            Map.of("name", "routeros-7.17-arm.npk", "sizeBytes", "11744051"),
            Map.of("name", "notes.txt", "sizeBytes", "77"))
        .extracting(row -> row.get("name"))
        .containsExactly(
            "wireless-7.17-arm.npk",
            "routeros-7.17-arm.npk",
            "flash/routeros-7.18-arm.npk",
            "notes.txt");
  }

  @Test
  void whatTheDeviceCanNotReadAsAPackageIsNone() throws Exception {
    assertThat(read("file.6").table("packages"))
        .containsExactly(of("routeros-mipsbe", "6.49.17", "inactive"));
    assertThat(WrittenOutputs.column(read("file.6"), "files", "name"))
        .isEqualTo(List.of("routeros-mipsbe-6.49.17.npk", "damaged.npk"));
  }

  @ParameterizedTest
  @CsvSource({
    "arm, arm, FITS",
    "arm64, arm, DIFFERS",
    "arm, arm64, DIFFERS",
    "mips, mipsbe, FITS",
    "mipsbe, mmips, DIFFERS",
    "i386, x86_64, FITS",
    "powerpc, ppc, FITS",
    "tile, x86_64, DIFFERS"
  })
  void anArchitectureFitsWhateverItIsCalled(String image, String told, Fit fit) {
    DeviceFacts facts =
        DeviceFacts.builder(Instant.EPOCH).model("RB5009UG+S+").imageFamily(told).build();

    assertThat(Platforms.bundled().fits(new PlatformId("mikrotik-routeros"), image, facts))
        .isEqualTo(fit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/system/resource/print",
        "system resource print",
        "system_resource_print",
        "/system resource print without-paging"
      })
  void aCommandIsKnownHoweverItIsTyped(String typed) throws Exception {
    String text = WrittenOutputs.of("mikrotik-routeros", "resource.7").text();

    assertThat(
            Platforms.bundled()
                .read("mikrotik", typed, text.substring(text.indexOf('\n') + 1))
                .values())
        .containsEntry("version", "7.15.3");
  }

  @Test
  void theOutputOfAnotherCommandIsRefused() {
    String text = WrittenOutputs.of("mikrotik-routeros", "identity").text();

    assertThatThrownBy(() -> Platforms.bundled().read("routeros", "/system package print", text))
        .isInstanceOf(UnreadableOutputException.class);
  }

  private static Map<String, String> of(String name, String version, String state) {
    return Map.of("name", name, "version", version, "state", state);
  }

  @Test
  void releaseFiveWritesWordsInQuotes() throws Exception {
    Reading resources = read("resource.5");

    assertThat(resources.values())
        .containsEntry("version", "5.26")
        .containsEntry("imageFamily", "mipsbe")
        .containsEntry(
            "uptimeSeconds", Long.toString((((3 * 7 + 4) * 24 + 12) * 60 + 34) * 60L + 56));
    assertThat(resources.table("models")).containsExactly(Map.of("model", "RB499"));
  }

  @Test
  void foldersInAListHaveNoSize() throws Exception {
    assertThat(read("file.list").table("files"))
        .containsExactly(
            Map.of("name", "routeros-7.12.1-arm64.npk", "sizeBytes", "14155776"),
            Map.of("name", "branch office.rsc", "sizeBytes", "1234"));
  }
}
