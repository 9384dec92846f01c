package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.DeviceId;
import io.swim.device.FlashPath;
import io.swim.job.PreviousSoftware;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of the history, as this version and older ones wrote them. */
class HistoryTest {
  private static final DeviceId DEVICE = new DeviceId("sw-01");

  @TempDir Path data;

  private PreviousSoftware read(String more) throws IOException {
    String line =
        "{\"run\":\"run-1\",\"instant\":\"2026-11-01T00:00:00Z\",\"device\":\"sw-01\","
            + "\"version\":\"17.3.1\",\"file\":\"flash:packages.conf\",\"deviceManager\":null";
    Files.writeString(data.resolve("history.jsonl"), line + more + "}\n");
    return History.in(data).before(List.of(DEVICE), Optional.empty()).get(DEVICE);
  }

  @Test
  void aLineTellsWhichPartIsToBeTakenAway() throws IOException {
    assertThat(read(",\"part\":\"flash:fix.smu.bin\"").part())
        .contains(new FlashPath("flash:", "fix.smu.bin"));
  }

  @Test
  void aLineWithoutAPartIsOfAWholeSystem() throws IOException {
    PreviousSoftware whole =
        new PreviousSoftware(
            "17.3.1", Optional.of("flash:packages.conf"), Optional.empty(), Optional.empty());

    assertThat(read("")).isEqualTo(whole);
    assertThat(read(",\"part\":null")).isEqualTo(whole);
  }

  @Test
  void aPartThatIsNoPathIsDamage() {
    assertThatThrownBy(() -> read(",\"part\":\"fix\""))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("line 1: is damaged");
  }
}
