package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.spi.PlacementStore;
import io.swim.store.FolderPlacementStore;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void aFolderThatCannotBeIsNamed() throws Exception {
    Files.writeString(folder.resolve("placements"), "a file");

    assertThatThrownBy(() -> newStore().remember("a", "b"))
        .isInstanceOf(SwimException.class)
        .hasMessageContaining("placements")
        .extracting(e -> ((SwimException) e).code())
        .isEqualTo(ErrorCode.STORE_FAILED);
  }
}
