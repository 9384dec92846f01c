package io.swim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.FileLocation;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.DetachedSignature;
import io.swim.image.ImageImport;
import io.swim.image.ImageSource;
import io.swim.image.SoftwareImage;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that come from a server, and signed ones. */
class RemoteImportTest {
  private static final Login LOGIN = new Login("vendor", Secret.of("s3cret-portal"));

  @TempDir Path folder;
  private Path server;
  private Path stored;

  @BeforeEach
  void make() throws IOException {
    server = Files.createDirectory(folder.resolve("server"));
    stored = Files.createDirectory(folder.resolve("store"));
    Files.writeString(server.resolve("ios.bin"), "image 15.0(2)SE11");
  }

  private ImageRepository repository(Optional<Integer> breaksAfter) throws IOException {
    return TestRepositories.of(
        new FolderImageStore(stored),
        List.of(new FolderFileClient(server, LOGIN, breaksAfter)),
        id -> false,
        Clock.systemUTC());
  }

  private static ImageSource.Remote at(TransferProtocol protocol, String path) {
    return ImageSource.Remote.of(new FileLocation(protocol, "10.0.0.1", OptionalInt.empty(), path));
  }

  private SwimException refused(ImageRepository repository, ImageSource source) {
    return catchThrowableOfType(
        SwimException.class, () -> repository.importImage(ImageImport.from(source)));
  }

  private void nothingIsLeft() throws IOException {
    try (Stream<Path> files = Files.list(stored)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void anImageIsFetchedJudgedAndStored() throws Exception {
    SoftwareImage image =
        repository(Optional.empty())
            .importImage(ImageImport.from(at(TransferProtocol.SFTP, "ios.bin").withLogin(LOGIN)));

    assertThat(image.fileName()).isEqualTo("ios.bin");
    assertThat(image.version()).isEqualTo("15.0(2)SE11");
    try (Stream<Path> files = Files.list(stored)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("ios.bin.image", "ios.bin.properties");
    }
  }

  @Test
  void aRefusedLoginTellsTheServersWordsAndNoPassword() throws Exception {
    Login wrong = new Login("vendor", Secret.of("s3cret-wrong"));

    SwimException e =
        refused(
            repository(Optional.empty()), at(TransferProtocol.SFTP, "ios.bin").withLogin(wrong));

    assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_FAILED);
    assertThat(e)
        .hasMessageContaining("sftp://10.0.0.1/ios.bin")
        .hasMessageContaining("Permission denied");
    assertThat(e.toString()).doesNotContain("s3cret");
    nothingIsLeft();
  }

  @Test
  void whatBreaksHalfWayLeavesNothing() throws Exception {
    SwimException e =
        refused(repository(Optional.of(5)), at(TransferProtocol.SFTP, "ios.bin").withLogin(LOGIN));

    assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_FAILED);
    assertThat(e).hasMessageContaining("Connection reset");
    nothingIsLeft();
  }

  @Test
  void whatTheRepositoryHasUnderItsNameIsRefusedBeforeAByteIsFetched() throws Exception {
    repository(Optional.empty())
        .importImage(ImageImport.from(at(TransferProtocol.SFTP, "ios.bin").withLogin(LOGIN)));

    SwimException e =
        refused(repository(Optional.of(0)), at(TransferProtocol.SFTP, "ios.bin").withLogin(LOGIN));

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_DUPLICATE);
  }

  @Test
  void aNameThatTheHostGivesIsThatOfTheImage() throws Exception {
    ImageSource.Remote source = at(TransferProtocol.SFTP, "ios.bin").withLogin(LOGIN);

    SoftwareImage image =
        repository(Optional.empty())
            .importImage(ImageImport.from(source.withFileName("c2960.SE11.bin")));

    assertThat(image.fileName()).isEqualTo("c2960.SE11.bin");
    for (String name : List.of("a b; reload", "../ios.bin", "bundle/ios.bin", "")) {
      SwimException e = refused(repository(Optional.empty()), source.withFileName(name));
      assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
      assertThat(e).hasMessageContaining("'" + name + "'");
    }
  }

  @Test
  void aFileThatIsNoImageLeavesNothing() throws Exception {
    Files.writeString(server.resolve("notes.txt"), "hello");

    SwimException e =
        refused(
            repository(Optional.empty()), at(TransferProtocol.SFTP, "notes.txt").withLogin(LOGIN));

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_UNRECOGNISED);
    nothingIsLeft();
  }

  @Test
  void aProtocolThatNothingSpeaksIsTold() throws Exception {
    SwimException e = refused(repository(Optional.empty()), at(TransferProtocol.FTP, "ios.bin"));

    assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_FAILED);
    assertThat(e).hasMessageContaining("FTP");
  }

  @Test
  void aSignedImageIsTakenAndAnotherIsNot() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair vendor = generator.generateKeyPair();
    Signature signer = Signature.getInstance("SHA512withRSA");
    signer.initSign(vendor.getPrivate());
    signer.update(Files.readAllBytes(server.resolve("ios.bin")));
    DetachedSignature signature =
        new DetachedSignature(vendor.getPublic(), "SHA512withRSA", signer.sign());
    Path other = Files.writeString(folder.resolve("other.bin"), "image 15.0(2)SE12");
    ImageRepository repository = repository(Optional.empty());

    SwimException e =
        catchThrowableOfType(
            SwimException.class,
            () -> repository.importImage(ImageImport.of(other).withSignature(signature)));
    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_SIGNATURE_INVALID);
    assertThat(e).hasMessageContaining("other.bin");
    assertThat(repository.list()).isEmpty();
    assertThat(
            repository
                .importImage(
                    ImageImport.from(at(TransferProtocol.SFTP, "ios.bin").withLogin(LOGIN))
                        .withSignature(signature))
                .fileName())
        .isEqualTo("ios.bin");
  }
}
