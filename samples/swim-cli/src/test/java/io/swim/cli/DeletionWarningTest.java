package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file that one should think about twice. */
@Timeout(60)
class DeletionWarningTest {
  private static final SimulatedImage NEXT =
      SimulatedImage.builder().model(SimulatedModels.catalyst2960()).version("12.2(44)SE6").build();

  @TempDir Path folder;

  @Test
  void isDeletedOnlyByWhoSaysYesToTheWarning() throws IOException {
    try (Lab lab = new Lab(folder, fleet -> fleet.moreImages(NEXT))) {
      lab.device(0).configure("boot system flash:/" + NEXT.fileName());
      lab.device(0).saveConfiguration();
      String running = Simulation.OLD_IMAGE.fileName();
      String[] words = {"files", "delete", "sw-01", "flash:" + running};

      Ran refused = lab.swim(words);

      assertThat(refused.code()).isEqualTo(1);
      List<String> lines = refused.out().lines().toList();
      assertThat(lines.get(1))
          .startsWith("sw-01  SKIPPED")
          .endsWith("flash:" + running + " is what the device runs now");
      assertThat(lines.get(2))
          .startsWith("  WARNING: flash:" + running + " is what the device runs now; it boots")
          .endsWith("; --yes deletes it all the same");
      assertThat(lab.device(0).flash().file(running)).isPresent();

      Ran deleted = lab.swim(words[0], words[1], words[2], words[3], "--yes");
      assertThat(deleted.code()).as(deleted.out() + deleted.err()).isZero();
      assertThat(deleted.out()).contains("SUCCESS").contains("  WARNING: flash:" + running);
      assertThat(lab.device(0).flash().file(running)).isEmpty();
    }
  }
}
