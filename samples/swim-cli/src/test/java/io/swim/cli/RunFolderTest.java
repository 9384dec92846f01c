package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path data;

  @Test
  void isGoneAtTheEndWithWhatIsInIt() throws IOException {
    Path path;
    try (RunFolder folder = RunFolder.in(data.resolve("new"))) {
      path = folder.path();
      Files.writeString(path.resolve("image"), "bytes");
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void whatAKilledProcessLeftIsDeletedByTheNext() throws IOException {
    Path orphan = Files.createDirectory(data.resolve("run-123"));
    Files.writeString(orphan.resolve("image"), "bytes");
    Path other = Files.createDirectory(data.resolve("keep"));

    RunFolder.in(data).close();

    assertThat(orphan).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void itIsNotTakenAwayWhileSomebodyLooksAtAll() throws Exception {
    RunFolder folder = RunFolder.in(data);
    Thread end = new Thread(folder::close);
    folder.whileNobodyElseBegins(
        others -> {
          end.start();
          await().until(() -> end.getState() == Thread.State.BLOCKED);
          assertThat(folder.path()).exists();
          return others;
        });
    end.join();
    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    Path file = Files.writeString(data.resolve("file"), "");

    assertThatThrownBy(() -> RunFolder.in(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("is no folder");
  }
}
