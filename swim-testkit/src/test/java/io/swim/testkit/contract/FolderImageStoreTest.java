package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.ImageStore;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class FolderImageStoreTest extends ImageStoreContract {
  @TempDir Path folder;

  @Override
  protected ImageStore newStore() throws IOException {
    return new FolderImageStore(folder);
  }

  @AfterEach
  void noPartialFileIsLeftBehind() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".partial"))).isEmpty();
    }
  }
}
