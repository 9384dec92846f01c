package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.spi.PlacementStore;
import io.swim.store.FolderPlacementStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPlacementStoreTest extends PlacementStoreContract {
  @TempDir Path folder;

  @Override
  protected PlacementStore newStore() {
    return new FolderPlacementStore(folder.resolve("placements"));
  }

  @Test
  void theNextProcessFindsIt() {
    newStore().remember("a", "b");

    assertThat(newStore().find("a")).contains("b");
  }

  @Test
  void aDamagedFileIsNothing() throws Exception {
    newStore().remember("a", "b");
    try (Stream<Path> files = Files.list(folder.resolve("placements"))) {
      Files.writeString(files.findFirst().orElseThrow(), "a\n");
    }

    assertThat(newStore().find("a")).isEmpty();
  }

  @Test
  void whatAKilledProcessLeftIsDeletedWhenNobodyCanBeWritingItAnyMore() throws Exception {
    newStore().remember("a", "b");
    Path left = Files.writeString(folder.resolve("placements/1.partial"), "a");
    Path young = Files.writeString(folder.resolve("placements/2.partial"), "a");
    Files.setLastModifiedTime(left, daysBefore(young, 3));
    Path found;
    try (Stream<Path> files = Files.list(folder.resolve("placements"))) {
      found = files.filter(file -> file.toString().endsWith(".placement")).findAny().orElseThrow();
    }
    Files.setLastModifiedTime(found, daysBefore(young, 3));

    newStore().remember("c", "d");

    assertThat(left).doesNotExist();
    assertThat(young).exists();
    assertThat(newStore().find("a")).contains("b");
  }

  private static FileTime daysBefore(Path file, int days) throws IOException {
    return FileTime.from(Files.getLastModifiedTime(file).toInstant().minus(Duration.ofDays(days)));
  }

  @Test
  void aFolderThatCannotBeIsNamed() throws Exception {
    Files.writeString(folder.resolve("placements"), "a file");

    assertThatThrownBy(() -> newStore().remember("a", "b"))
        .isInstanceOf(SwimException.class)
        .hasMessageContaining("placements")
        .extracting(e -> ((SwimException) e).code())
        .isEqualTo(ErrorCode.STORE_FAILED);
  }
}
