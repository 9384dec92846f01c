package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read in what Small Business switches print. */
class CiscoSbOutputsTest {
  private static Reading read(String name) throws UnreadableOutputException {
    return WrittenOutputs.of("cisco-sb", name).read("ciscosb");
  }

  private static List<String> slots(Reading reading) {
    return reading.table("packages").stream()
        .map(row -> row.get("name") + " " + row.get("version") + " " + row.get("state"))
        .toList();
  }

  private static List<String> boots(Reading reading) {
    return reading.table("bootVariables").stream().map(row -> row.get("image")).toList();
  }

  @Test
  void aSwitchTellsWhatItRunsNotItsBootLoader() throws Exception {
    assertThat(read("show-version").values()).isEqualTo(Map.of("version", "1.4.8.06"));
    assertThat(read("show-version.350").values())
        .containsEntry("version", "2.5.5.47")
        .containsEntry(
            "imageFile",
            "flash://system/images/image_tesla_hybrid_2.5.5.47_release_cisco_signed.bin");
  }

  @Test
  void aStackTellsWhatAllOfItsUnitsRun() throws Exception {
    assertThat(read("show-version.stack").values()).isEqualTo(Map.of("version", "1.4.8.06"));
  }

  @Test
  void filesHaveTheSizeOfWhatIsInThem() throws Exception {
    Reading old = read("dir");

    assertThat(old.values())
        .isEqualTo(
            Map.of("fileSystem", "flash:", "totalBytes", "33292288", "freeBytes", "10485760"));
    assertThat(old.table("files"))
        .contains(Map.of("name", "image-1", "sizeBytes", "8385711"))
        .hasSize(4);
    assertThat(read("dir.350").table("files"))
        .containsExactly(
            Map.of("name", "running-config", "sizeBytes", "5046"),
            Map.of("name", "notes of april.txt", "sizeBytes", "1900"));
    assertThat(read("dir.350").values())
        .containsEntry("totalBytes", Long.toString(173_768L << 10))
        .containsEntry("freeBytes", Long.toString(135_820L << 10));
  }

  @Test
  void aSwitchTellsSinceWhenItRuns() throws Exception {
    assertThat(read("show-system").values())
        .containsEntry("hostname", "lab-sb")
        .containsEntry("uptimeSeconds", Long.toString(((3 * 24 + 4) * 60L + 5) * 60 + 6))
        .containsEntry("uptimeSecondsPrecision", "1");
  }

  @Test
  void whatIsPluggedInIsNotTheSwitch() throws Exception {
    Reading inventory = read("show-inventory");

    assertThat(inventory.table("models")).containsExactly(Map.of("model", "SRW2024-K9"));
    assertThat(inventory.table("serials")).containsExactly(Map.of("serial", "DNI00000A1B"));
  }

  @Test
  void aTransceiverBelowTheNameOfAUnitIsNotTheUnit() throws Exception {
    WrittenOutputs output = WrittenOutputs.of("cisco-sb", "show-inventory");
    String harmed = output.text().replaceFirst("(?s)PID: SRW2024.*?(?=PID: MGBSX1)", "");

    Reading inventory = Platforms.bundled().read("ciscosb", output.command(), harmed);

    assertThat(harmed).contains("NAME: \"1\"").contains("PID: MGBSX1");
    assertThat(inventory.table("models")).isEmpty();
    assertThat(inventory.table("serials")).isEmpty();
  }

  @Test
  void theAsteriskTellsWhatIsBootedNext() throws Exception {
    Reading images = read("show-bootvar");

    assertThat(slots(images))
        .containsExactly("image-1 1.3.7.18 uncommitted", "image-2 1.4.8.06 inactive");
    assertThat(boots(images)).containsExactly("image-2");
  }

  @Test
  void ofAStackTheFirstUnitCounts() throws Exception {
    Reading images = read("show-bootvar.stack");

    assertThat(slots(images))
        .containsExactly("image-1 1.3.7.18 committed", "image-2 1.4.8.06 inactive");
    assertThat(boots(images)).containsExactly("image-1");
  }

  @Test
  void ofLaterReleasesItIsNotToldWhatIsBootedNext() throws Exception {
    for (String each : List.of("show-bootvar.350", "show-bootvar.350-chosen")) {
      assertThat(slots(read(each)))
          .containsExactly("active-image 2.5.5.47 active", "inactive-image 2.4.5.71 inactive");
      assertThat(boots(read(each))).isEmpty();
    }
  }

  @Test
  void aFileMayLeaveOutANoughtOfItsVersionAndNothingElse() throws Exception {
    assertThat(slots(read("show-bootvar.nought"))).containsExactly("active-image 2.2.8.04 active");
  }

  @Test
  void aSerialNumberOfFullLengthIsWholeThoughItsLineIsNotFinished() throws Exception {
    String text = WrittenOutputs.of("cisco-sb", "show-system-id").text();
    String cut = text.substring(0, text.lastIndexOf('\n', text.length() - 2));

    assertThat(serials(cut)).containsExactly("DNI1603A1BC", "DNI1603A1BD");
    assertThat(serials(cut.substring(0, cut.length() - 1))).containsExactly("DNI1603A1BC");
  }

  private static List<String> serials(String text) throws UnreadableOutputException {
    return WrittenOutputs.column(
        Platforms.bundled().read("cisco-sb", "show system id", text), "serials", "serial");
  }
}
