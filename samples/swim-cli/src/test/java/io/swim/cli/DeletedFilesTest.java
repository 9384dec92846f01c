package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What SWIM deleted on a device is told, whatever came of the rest. */
@Timeout(120)
class DeletedFilesTest {
  private static final SimulatedImage OTHER =
      SimulatedImage.builder().model(SimulatedModels.catalyst2960()).version("12.2(44)SE6").build();

  @TempDir Path folder;

  @Test
  void anImageThatMadeRoomIsNamedThoughAllWentWell() throws IOException {
    try (Lab lab = new Lab(folder, fleet -> fleet.flashBytes(5_000_000).moreImages(OTHER))) {
      String file = "flash:" + OTHER.fileName();

      Ran upgraded = distribute(lab, "--make-room=when_needed");

      assertThat(upgraded.code()).as(upgraded.out() + upgraded.err()).isZero();
      assertThat(upgraded.out().lines().skip(2).toList())
          .containsExactly(
              "  deleted on it: " + file + ", 2000000 bytes", "run SUCCESS, 100 % complete");
      assertThat(lab.device(0).flash().file(OTHER.fileName())).isEmpty();
    }
  }

  @Test
  void aFileOfTheImagesNameAndOtherBytesIsNamedInEveryOutcome() throws IOException {
    String file = "flash:" + Simulation.IMAGE.fileName();
    try (Lab lab = new Lab(folder, fleet -> fleet.count(2))) {
      for (int i = 0; i < 2; i++) {
        lab.device(i).flash().put(Simulation.IMAGE.fileName(), new byte[4_000]);
      }
      lab.device(1).inject(Fault.corruptWrites());

      JsonNode devices = distribute(lab, "--json").json().get("devices");

      assertThat(devices.findValuesAsText("status")).containsExactly("SUCCESS", "FAILED");
      for (JsonNode each : devices) {
        assertThat(each.get("deleted")).hasSize(1);
        assertThat(each.get("deleted").get(0).get("file").asText()).isEqualTo(file);
        assertThat(each.get("deleted").get(0).get("sizeBytes").asLong()).isEqualTo(4_000);
      }
      lab.device(1).flash().put(Simulation.IMAGE.fileName(), new byte[5_000]);
      assertThat(distribute(lab).out())
          .as("told once, by the reason of the engine")
          .containsOnlyOnce(file + ", 5000 bytes");
      JsonNode again = distribute(lab, "--json").json().get("devices");
      assertThat(again.get(0).get("deleted")).as("it was there already").isEmpty();
    }
  }

  private static Ran distribute(Lab lab, String... more) {
    String[] words = {
      "upgrade",
      "--image=" + lab.image(),
      "--devices=all",
      "--distribute-only",
      "--start=SSH",
      "--poll-interval=0.2"
    };
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return lab.swim(all);
  }
}
