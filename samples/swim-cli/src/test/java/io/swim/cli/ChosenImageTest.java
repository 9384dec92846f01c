package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One name, and two images that it may stand for. */
@Timeout(120)
class ChosenImageTest {
  private static final String NAME = Simulation.IMAGE.fileName();

  @TempDir Path folder;

  @Test
  void aFileThatIsNotTheImageOfThatNameInTheRepositoryIsRefused() throws Exception {
    try (Lab lab = new Lab(folder, fleet -> fleet)) {
      assertThat(lab.swim("image", "import", lab.image()).code()).isZero();
      SimulatedImage.builder()
          .model(SimulatedModels.catalyst2960())
          .sizeBytes(1_500_000)
          .build()
          .writeTo(Path.of(lab.image()));

      String refused = inFolder(lab, 2, NAME);
      assertThat(refused.lines()).hasSize(1);
      assertThat(refused)
          .startsWith("swim: " + NAME + " is two images: the file " + folder)
          .contains("of 1500000 bytes", "of the repository of 2000000 bytes", "./" + NAME);

      assertThat(inFolder(lab, 0, "./" + NAME)).contains("PASSED");
    }
  }

  @Test
  void theImageOfTheRepositoryIsTakenWhereTheFileIsTheSame() throws Exception {
    try (Lab lab = new Lab(folder, fleet -> fleet)) {
      assertThat(lab.swim("image", "import", lab.image()).code()).isZero();
      assertThat(lab.swim("image", "edit", NAME, "--min-ram=1073741824").code()).isZero();

      assertThat(inFolder(lab, 0, NAME))
          .contains("swim: " + NAME + " is taken out of the repository; the file " + folder)
          .as("what the repository knows of it counts")
          .contains("1073741824");
    }
  }

  /** Its output, when it ended with that code. */
  private String inFolder(Lab lab, int code, String image)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "validate", ".txt");
    Process process = lab.start(output, "validate", "--image", image);
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(output)).isEqualTo(code);
      return Files.readString(output);
    } finally {
      process.destroyForcibly();
    }
  }
}
