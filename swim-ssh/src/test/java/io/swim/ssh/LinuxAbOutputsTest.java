package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read in what a Linux appliance with two slots prints. */
class LinuxAbOutputsTest {
  private static Reading read(String name) throws UnreadableOutputException {
    return WrittenOutputs.of("linux-ab", name).read("linux-ab");
  }

  @Test
  void aSlotThatRunsAndIsNotSaidToBeGoodIsOnTrial() throws Exception {
    Reading status = read("rauc-status");

    assertThat(status.table("models")).containsExactly(Map.of("model", "acme-gateway"));
    assertThat(status.table("packages"))
        .containsExactlyInAnyOrder(
            Map.of("name", "3", "version", "2.1.0", "runs", "bad", "state", "uncommitted"),
            Map.of("name", "1", "version", "2.0.4", "state", "inactive"));
  }

  @Test
  void anApplianceTellsWhatItRunsAndSinceWhen() throws Exception {
    assertThat(read("os-release").values()).containsEntry("version", "2.0.4");
    assertThat(read("uptime").values())
        .containsEntry("uptimeSeconds", "345600")
        .containsEntry("uptimeSecondsPrecision", "1");
  }

  @Test
  void whatFirmwareSaysInPlaceOfANumberIsNone() throws Exception {
    assertThat(read("serial").table("serials")).containsExactly(Map.of("serial", "ACME-00017"));
    assertThat(read("serial.none").table("serials")).isEmpty();
  }

  @Test
  void foldersAndLinksAreNoFiles() throws Exception {
    assertThat(read("ls").table("files"))
        .containsExactly(Map.of("name", "acme-gateway-2.1.0.raucb", "sizeBytes", "2097152"));
    assertThat(read("df").values())
        .containsEntry("totalBytes", "536870912")
        .containsEntry("freeBytes", "534773760");
    assertThat(read("md5sum").values()).containsEntry("digest", "9e107d9d372bb6826bd81d3542a419d6");
  }
}
