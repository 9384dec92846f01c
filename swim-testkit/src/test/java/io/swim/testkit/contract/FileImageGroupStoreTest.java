package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.fault.SwimException;
import io.swim.image.ImageGroup;
import io.swim.image.ImageId;
import io.swim.spi.ImageGroupStore;
import io.swim.store.FileImageGroupStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileImageGroupStoreTest extends ImageGroupStoreContract {
  @TempDir Path folder;

  @Override
  protected ImageGroupStore newStore() {
    return new FileImageGroupStore(file());
  }

  private Path file() {
    return folder.resolve("not there yet").resolve("groups.txt");
  }

  @Test
  void theNextProcessFindsThem() {
    ImageGroup group = new ImageGroup("spring", List.of(new ImageId("a.bin")));
    newStore().create(group);

    assertThat(newStore().list()).containsExactly(group);
  }

  @Test
  void aDamagedFileIsNamedAndLeftAsItIs() throws Exception {
    newStore().create(new ImageGroup("spring", List.of()));
    Files.writeString(file(), "spring=a.bin\\na.bin\n");

    assertThatThrownBy(() -> newStore().delete("spring"))
        .isInstanceOf(SwimException.class)
        .hasMessageContaining(file().toString());
    assertThat(file()).hasContent("spring=a.bin\\na.bin");
  }
}
