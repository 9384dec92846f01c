package io.swim.transfer.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.swim.device.TransferProtocol;
import io.swim.transfer.serving.ServedTree.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as visitors see it. */
class FolderTreeTest {
  private static final OfferedTree.Transfers TRANSFERS =
      new OfferedTree.Transfers(
          TransferProtocol.FTP, Clock.systemUTC(), new TransferLog(record -> {}));

  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void aFolder() throws IOException {
    folder = Files.createDirectories(temp.resolve("folder/sub")).getParent();
    Files.writeString(folder.resolve("a.bin"), "content");
    Files.writeString(temp.resolve("secret"), "secret");
  }

  private static FolderTree tree(Path folder) throws IOException {
    return new FolderTree(folder, FolderTree.Access.READ, TRANSFERS);
  }

  @Test
  void linkIsListedUnderItsOwnName() throws Exception {
    Files.createSymbolicLink(folder.resolve("latest.bin"), Path.of("a.bin"));
    Files.createSymbolicLink(folder.resolve("old"), Path.of("sub"));

    assertThat(tree(folder).list(""))
        .extracting(Entry::name, Entry::kind, Entry::sizeBytes)
        .containsExactly(
            tuple("a.bin", ServedTree.Kind.FILE, 7L),
            tuple("latest.bin", ServedTree.Kind.FILE, 7L),
            tuple("old", ServedTree.Kind.FOLDER, 0L),
            tuple("sub", ServedTree.Kind.FOLDER, 0L));
    assertThat(tree(folder).stat("latest.bin")).map(Entry::name).contains("latest.bin");
    assertThat(tree(folder).stat("/")).map(Entry::name).contains("/");
  }

  @Test
  void linkThatLeadsOutNowhereOrInCirclesIsNotListed() throws Exception {
    Files.createSymbolicLink(folder.resolve("out"), temp.resolve("secret"));
    Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("nosuch"));
    Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));

    assertThat(tree(folder).list("")).extracting(Entry::name).containsExactly("a.bin", "sub");
  }

  @Test
  void whatIsNoFolderIsRefusedAtOnce() {
    assertThatThrownBy(() -> tree(folder.resolve("a.bin")))
        .isInstanceOf(IOException.class)
        .hasMessage(folder.resolve("a.bin") + " is no folder");
    assertThatThrownBy(() -> tree(folder.resolve("nosuch")))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no folder " + folder.resolve("nosuch"));
  }

  @Test
  void folderThatCanNotBeReadIsRefusedAtOnce() throws Exception {
    for (String rights : new String[] {"-wx------", "rw-------"}) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(rights));
      try {
        assumeThat(Files.isReadable(folder) && Files.isExecutable(folder))
            .as("whoever runs this may read everything")
            .isFalse();
        assertThatThrownBy(() -> tree(folder))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("can't be read by user");
      } finally {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }
}
