package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One job for many devices, each with a place of its own for images. */
class FileSystemOfDeviceTest {
  private static final int DISK_BYTES = 64 << 20;

  @TempDir Path folder;

  @Test
  void anImageGoesWhereTheInventorySaysForEachDeviceUnlessTheJobSaysOtherwise() throws IOException {
    SimulatedModel model = SimulatedModels.asa5516();
    try (Lab lab =
        new Lab(folder, fleet -> fleet.model(model).count(2).fileSystem("disk1", DISK_BYTES))) {
      SimulatedImage image = SimulatedImage.builder().model(model).sizeBytes(1 << 20).build();
      Path file = folder.resolve(image.fileName());
      image.writeTo(file);
      lab.edit(
          text ->
              text.replace("platform: cisco-ios", "platform: cisco-asa")
                  .replaceFirst("(\n +)address:", "$1fileSystem: disk1$1address:"));

      assertThat(copied(lab, file)).isZero();

      assertThat(lab.swim("files", "list", "sw-01").out())
          .contains("disk1:" + image.fileName())
          .doesNotContain("disk0:" + image.fileName());
      assertThat(lab.swim("files", "list", "sw-02").out())
          .contains("disk0:" + image.fileName())
          .doesNotContain("disk1:" + image.fileName());

      assertThat(copied(lab, file, "--file-system=disk0:")).isZero();
      assertThat(lab.swim("files", "list", "sw-01").out()).contains("disk0:" + image.fileName());
    }
  }

  private static int copied(Lab lab, Path file, String... more) {
    String[] words = {
      "upgrade",
      "--image=" + file,
      "--devices=all",
      "--distribute-only",
      "--start=SSH",
      "--transfer=FTP",
      "--ftp-port=0"
    };
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    Ran ran = lab.swim(all);
    assertThat(ran.err() + ran.out()).contains("SUCCESS");
    return ran.code();
  }
}
