package io.swim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swim.device.FileLocation;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageImport;
import io.swim.image.ImageSource;
import io.swim.spi.StagedFile;
import io.swim.spi.StoreFullException;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository is full when its disk is, and else it is broken. */
class FullDiskTest {
  private static final Login LOGIN = new Login("vendor", Secret.of("s3cret-portal"));
  private static final ImageSource.Remote REMOTE =
      ImageSource.Remote.of(
              new FileLocation(TransferProtocol.SFTP, "10.0.0.1", OptionalInt.empty(), "ios.bin"))
          .withLogin(LOGIN);

  @TempDir Path folder;
  private Path local;
  private Path stored;
  private ImageRepository repository;

  @BeforeEach
  void make() throws IOException {
    local = Files.writeString(folder.resolve("ios.bin"), "image 1.0");
    stored = Files.createDirectory(folder.resolve("store"));
    repository =
        TestRepositories.of(
            new FolderImageStore(stored),
            List.of(new FolderFileClient(folder, LOGIN, Optional.empty())),
            List.of(new TextBundles()),
            id -> false,
            Clock.systemUTC());
  }

  private SwimException refused(ImageImport request) {
    return catchThrowableOfType(SwimException.class, () -> repository.importImage(request));
  }

  @Test
  void aRepositoryWhoseFolderIsGoneIsNotFull() throws Exception {
    Files.delete(stored);
    Path bundle = Files.writeString(folder.resolve("ap.tar"), "bundle 1 ap1g8=eight");

    assertThat(refused(ImageImport.from(REMOTE)).code()).isEqualTo(ErrorCode.STORE_FAILED);
    assertThat(refused(ImageImport.of(local)).code()).isEqualTo(ErrorCode.STORE_FAILED);
    SwimException e =
        catchThrowableOfType(
            SwimException.class, () -> repository.importBundle(ImageImport.of(bundle)));
    assertThat(e.code()).isEqualTo(ErrorCode.STORE_FAILED);
    assertThat(e).hasMessageContaining(stored.toString());
  }

  @Test
  void aRefusedOrReadOnlyDiskIsNotFull() {
    for (IOException e :
        List.of(
            new AccessDeniedException(stored.toString()),
            new FileSystemException(stored.toString(), null, "Read-only file system"),
            new IOException("Input/output error"))) {
      assertThat(StoreFullException.orElse(stored, e)).isSameAs(e);
    }
  }

  @Test
  void aDiskWithoutSpaceOrQuotaIsFull() {
    for (String words :
        List.of(
            "No space left on device",
            "Disk quota exceeded",
            "There is not enough space on the disk")) {
      assertThat(StoreFullException.orElse(stored, new IOException(words)))
          .isInstanceOf(StoreFullException.class)
          .hasMessageContaining(words);
    }
  }

  @Test
  void whatIsStagedOnADiskThatIsReallyFullSaysSo() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no disk that is always full here");
    StagedFile staged =
        new StagedFile(Files.createSymbolicLink(stored.resolve("x"), full), (i, f) -> {});
    OutputStream out = staged.out();
    out.write(1);

    assertThatThrownBy(out::flush).isInstanceOf(StoreFullException.class);

    staged.close();
    assertThat(full).exists();
  }
}
