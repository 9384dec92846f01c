package io.swim.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.PartialFiles;
import io.swim.spi.StagedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who was killed left half written. */
class PartialFilesTest {
  @TempDir Path folder;

  private Path untouchedFor(Duration time, String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "half an ima");
    FileTime now = Files.getLastModifiedTime(file);
    return Files.setLastModifiedTime(file, FileTime.from(now.toInstant().minus(time)));
  }

  @Test
  void whatAKilledImportLeftIsGoneAfterALaterOne() throws Exception {
    Path image = untouchedFor(Duration.ofHours(49), "image17.partial");
    Path record = untouchedFor(Duration.ofHours(49), "record17.partial");
    FolderImageStore store = new FolderImageStore(folder);

    try (StagedImage staged = store.stage()) {
      assertThat(image).doesNotExist();
      staged.out().close();
    }

    new PartialFiles(folder, "record", ".partial").make();
    assertThat(record).doesNotExist();
  }

  @Test
  void whatAnotherProcessStillWritesStays() throws Exception {
    Path others = untouchedFor(Duration.ofHours(47), "image17.partial");

    try (StagedImage staged = new FolderImageStore(folder).stage()) {
      staged.out().close();
      assertThat(others).exists();
    }
    assertThat(folder).isDirectoryContaining(others::equals);
  }

  @Test
  void nothingElseInTheFolderIsTouched() throws Exception {
    Path image = untouchedFor(Duration.ofDays(900), "image.bin.image");
    Path others = untouchedFor(Duration.ofDays(900), "my.partial");
    Path below = Files.createDirectory(folder.resolve("image-of-a-host.partial"));
    Files.setLastModifiedTime(below, FileTime.fromMillis(0));

    new FolderImageStore(folder).stage().close();

    assertThat(image).exists();
    assertThat(others).exists();
    assertThat(below).exists();
  }
}
