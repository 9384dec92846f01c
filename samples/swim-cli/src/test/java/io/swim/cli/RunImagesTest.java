package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Room for backups is where they are put. */
class RunImagesTest {
  @TempDir Path folder;

  private RunImages withRepository(Path repository) throws IOException {
    return new RunImages(new FolderImageStore(folder.resolve("run")), repository);
  }

  @Test
  void theRoomIsThatOfTheRepositoryAndNotOfTheRun() throws Exception {
    Path otherDisk = Path.of("/dev/shm");
    assumeTrue(Files.isDirectory(otherDisk), "there is no other disk here");
    FileStore there = Files.getFileStore(otherDisk);
    long here = Files.getFileStore(folder).getUsableSpace();
    assumeTrue(
        Math.abs(there.getUsableSpace() - here) > here / 2, "the two disks have as much room");

    assertThat(withRepository(otherDisk.resolve("swim-not-yet")).freeBytes())
        .isCloseTo(there.getUsableSpace(), Percentage.withPercentage(10));
  }

  @Test
  void whoAsksForTheRoomMakesNoFolder() throws Exception {
    Path repository = folder.resolve("not").resolve("yet");

    assertThat(withRepository(repository).freeBytes()).isPositive();

    assertThat(folder.resolve("not")).doesNotExist();
  }
}
