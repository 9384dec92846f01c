package io.swim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.PlatformId;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageContent;
import io.swim.image.ImageDetails;
import io.swim.image.ImageId;
import io.swim.image.ImageImport;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Import, editing and deletion of images. Files begin with a word that says what they are. */
class StoredImageRepositoryTest {
  private static final Instant NOW = Instant.parse("2026-01-01T02:00:00Z");
  private static final PlatformId IOS = new PlatformId("cisco-ios");

  @TempDir Path folder;
  private final Set<ImageId> inUse = new HashSet<>();
  private TestImageStore store;
  private ImageRepository repository;

  @BeforeEach
  void make() throws IOException {
    store = new TestImageStore(Files.createDirectory(folder.resolve("store")));
    repository =
        TestRepositories.of(store, List.of(), inUse::contains, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private SwimException refused(ImageImport request) {
    return catchThrowableOfType(SwimException.class, () -> repository.importImage(request));
  }

  private void nothingIsStored() throws IOException {
    assertThat(repository.list()).isEmpty();
    assertThat(store.filesOnDisk()).isEmpty();
  }

  @Test
  void anImageIsDescribedByItsContent() throws Exception {
    Path file = file("ios.bin", "image 15.0(2)SE11");

    SoftwareImage image =
        repository.importImage(ImageImport.of(file).withDescription("for the lab"));

    assertThat(image.fileName()).isEqualTo("ios.bin");
    assertThat(image.platform()).isEqualTo(IOS);
    assertThat(image.version()).isEqualTo("15.0(2)SE11");
    assertThat(image.sizeBytes()).isEqualTo(17);
    assertThat(image.description()).isEqualTo("for the lab");
    assertThat(image.importedAt()).isEqualTo(NOW);
    assertThat(image.requirements().minRamBytes()).hasValue(64L << 20);
    assertThat(image.digests())
        .extracting(Digest::algorithm)
        .containsExactly(DigestAlgorithm.values());
    assertThat(image.digest(DigestAlgorithm.MD5).orElseThrow().hex())
        .isEqualTo("3d7edc244d3c50b3dadcb57ef4d53e14");
    assertThat(repository.find(image.id())).contains(image);
    try (ImageContent content = store.open(image.id())) {
      assertThat(content.stream(0)).hasContent("image 15.0(2)SE11");
    }
  }

  @Test
  void whatIsNoFileIsAnInvalidRequest() throws Exception {
    for (Path path : List.of(folder.resolve("missing.bin"), folder)) {
      SwimException e = refused(ImageImport.of(path));
      assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
      assertThat(e).hasMessageContaining(path.toString());
    }
    nothingIsStored();
  }

  @Test
  void aFileThatCanNotBeReadIsAnInvalidRequestAndNoFullRepository() throws Exception {
    SwimException e = refused(ImageImport.of(file("ios.bin", "unreadable")));

    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(e).hasMessageContaining("ios.bin").hasCauseInstanceOf(AccessDeniedException.class);
    nothingIsStored();
  }

  @Test
  void aNameThatNoDeviceTakesIsAnInvalidRequest() throws Exception {
    SwimException e = refused(ImageImport.of(file("my image.bin", "image 1.0")));

    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(e).hasMessageContaining("my image.bin");
    nothingIsStored();
  }

  @Test
  void anEmptyFileIsInvalid() throws Exception {
    SwimException e = refused(ImageImport.of(file("ios.bin", "")));

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_INVALID);
    assertThat(e).hasMessage("ios.bin is empty");
    nothingIsStored();
  }

  @Test
  void aDamagedFileIsInvalid() throws Exception {
    SwimException e = refused(ImageImport.of(file("ios.bin", "damaged")));

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_INVALID);
    assertThat(e).hasMessageContaining("ios.bin").hasMessageContaining("7 of 9 bytes");
    nothingIsStored();
  }

  @Test
  void aFileOfNobodyIsUnrecognised() throws Exception {
    SwimException e = refused(ImageImport.of(file("holiday.bin", "a picture")));

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_UNRECOGNISED);
    assertThat(e).hasMessageContaining("holiday.bin").hasMessageContaining("9 bytes");
    nothingIsStored();
  }

  @Test
  void aRenamedFileIsRefused() throws Exception {
    SwimException e = refused(ImageImport.of(file("ios.bin", "renamed")));

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_RENAMED);
    assertThat(e).hasMessageContaining("ios.bin").hasMessageContaining("the content says");
    nothingIsStored();
  }

  @Test
  void anotherPlatformThanExpectedIsInvalid() throws Exception {
    SwimException e =
        refused(
            ImageImport.of(file("ios.bin", "image 1.0"))
                .withPlatform(new PlatformId("cisco-nxos")));

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_INVALID);
    assertThat(e).hasMessageContaining("cisco-ios").hasMessageContaining("cisco-nxos");
    nothingIsStored();
  }

  @Test
  void anotherVersionThanExpectedIsInvalid() throws Exception {
    SwimException e =
        refused(ImageImport.of(file("ios.bin", "image 12.2(4)JA1")).withVersion("12.2(5)JA1"));

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_INVALID);
    assertThat(e).hasMessageContaining("12.2(4)JA1").hasMessageContaining("12.2(5)JA1");
    nothingIsStored();
  }

  @Test
  void theExpectedVersionMayBeSpeltInAnotherWay() throws Exception {
    Path file = file("ios.bin", "image 12.2(4)JA1");

    SoftwareImage image =
        repository.importImage(ImageImport.of(file).withPlatform(IOS).withVersion("12.2.4-JA1"));

    assertThat(image.version()).isEqualTo("12.2(4)JA1");
  }

  @Test
  void anotherDigestThanExpectedIsRefused() throws Exception {
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      Digest expected = new Digest(algorithm, "ab".repeat(algorithm.hexLength() / 2));

      SwimException e =
          refused(ImageImport.of(file("ios.bin", "image 1.0")).withExpectedDigest(expected));

      assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_DIGEST_MISMATCH);
      assertThat(e).hasMessageContaining("ios.bin").hasMessageContaining(expected.hex());
    }
    nothingIsStored();
  }

  @Test
  void theExpectedDigestLetsTheFileIn() throws Exception {
    Digest expected = new Digest(DigestAlgorithm.MD5, "3D7EDC244D3C50B3DADCB57EF4D53E14");

    repository.importImage(
        ImageImport.of(file("ios.bin", "image 15.0(2)SE11")).withExpectedDigest(expected));

    assertThat(repository.list()).hasSize(1);
  }

  @Test
  void aDuplicateIsRefused() throws Exception {
    SoftwareImage first = repository.importImage(ImageImport.of(file("ios.bin", "image 1.0")));

    SwimException e = refused(ImageImport.of(file("ios.bin", "image 1.0")));

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_DUPLICATE);
    assertThat(e).hasMessageContaining("ios.bin").hasMessageNotContaining("other bytes");
    assertThat(repository.list()).containsExactly(first);
  }

  @Test
  void aDuplicateWithOtherBytesIsRefusedAndSaysSo() throws Exception {
    SoftwareImage first = repository.importImage(ImageImport.of(file("ios.bin", "image 1.0")));

    SwimException e = refused(ImageImport.of(file("ios.bin", "image 1.1")));

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_DUPLICATE);
    assertThat(e).hasMessageContaining("other bytes");
    assertThat(repository.list()).containsExactly(first);
  }

  @Test
  void aDuplicateIsOverwrittenWhenAskedFor() throws Exception {
    repository.importImage(ImageImport.of(file("ios.bin", "image 1.0")));

    SoftwareImage second = repository.importImage(overwriting("image 1.1"));

    assertThat(repository.list()).containsExactly(second);
    assertThat(second.version()).isEqualTo("1.1");
    try (ImageContent content = store.open(second.id())) {
      assertThat(content.stream(0)).hasContent("image 1.1");
    }
  }

  private ImageImport overwriting(String text) throws IOException {
    return ImageImport.of(file("ios.bin", text)).withDuplicates(ImageImport.Duplicates.OVERWRITE);
  }

  @Test
  void anImageInUseIsNotOverwrittenWithOtherBytes() throws Exception {
    SoftwareImage first = repository.importImage(ImageImport.of(file("ios.bin", "image 1.0")));
    inUse.add(first.id());

    SwimException e = refused(overwriting("image 1.1"));

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_IN_USE);
    assertThat(e).hasMessageContaining("ios.bin");
    assertThat(repository.list()).containsExactly(first);
    repository.importImage(overwriting("image 1.0"));
  }

  @Test
  void aFullRepositoryIsFoundOutBeforeAnythingIsStored() throws Exception {
    store.freeBytes = 8;

    SwimException e = refused(ImageImport.of(file("ios.bin", "image 1.0")));

    assertThat(e.code()).isEqualTo(ErrorCode.REPOSITORY_FULL);
    assertThat(e).hasMessageContaining("9 bytes").hasMessageContaining("8 free");
    assertThat(store.puts).isZero();
    nothingIsStored();
  }

  @Test
  void aRepositoryThatGetsFullKeepsNothingHalfDone() throws Exception {
    store.fullAfterBytes = 4;

    SwimException e = refused(ImageImport.of(file("ios.bin", "image 1.0")));

    assertThat(e.code()).isEqualTo(ErrorCode.REPOSITORY_FULL);
    assertThat(e).hasMessageContaining("ios.bin").hasMessageContaining("no space left");
    nothingIsStored();
  }

  @Test
  void aRepositoryThatGetsFullKeepsTheImageThatWasToBeOverwritten() throws Exception {
    SoftwareImage first = repository.importImage(ImageImport.of(file("ios.bin", "image 1.0")));
    store.fullAfterBytes = 4;

    assertThat(refused(overwriting("image 1.1")).code()).isEqualTo(ErrorCode.REPOSITORY_FULL);

    assertThat(repository.list()).containsExactly(first);
    try (ImageContent content = store.open(first.id())) {
      assertThat(content.stream(0)).hasContent("image 1.0");
    }
  }

  @Test
  void aStoreThatBreaksIsNoFullRepositoryAndNoBadRequest() throws Exception {
    store.broken = true;

    SwimException e = refused(ImageImport.of(file("ios.bin", "image 1.0")));

    assertThat(e.code()).isEqualTo(ErrorCode.STORE_FAILED);
    nothingIsStored();
  }

  @Test
  void detailsAreEditedAndTheFileIsNot() throws Exception {
    SoftwareImage image = repository.importImage(ImageImport.of(file("ios.bin", "image 1.0")));
    ImageDetails details =
        new ImageDetails(
            IOS,
            "1.0a",
            new ImageRequirements(OptionalLong.of(1), OptionalLong.of(2)),
            "a description",
            "notes");

    SoftwareImage edited = repository.edit(image.id(), details);

    assertThat(edited.details()).isEqualTo(details);
    assertThat(edited.digests()).isEqualTo(image.digests());
    assertThat(edited.sizeBytes()).isEqualTo(image.sizeBytes());
    assertThat(repository.find(image.id())).contains(edited);
  }

  @Test
  void requirementsAreThoseOfTheFileAgainAndNothingElseIsTakenBack() throws Exception {
    SoftwareImage image = repository.importImage(ImageImport.of(file("ios.bin", "image 1.0")));
    ImageRequirements edited =
        new ImageRequirements(OptionalLong.of(1), OptionalLong.of(2), Optional.of("12.4"));
    repository.edit(image.id(), new ImageDetails(IOS, "1.0a", edited, "a description", "notes"));

    SoftwareImage restored = repository.restoreRequirements(image.id());

    assertThat(restored.requirements())
        .isEqualTo(image.requirements())
        .isEqualTo(new ImageRequirements(OptionalLong.of(64L << 20), OptionalLong.empty()));
    assertThat(restored.version()).isEqualTo("1.0a");
    assertThat(restored.description()).isEqualTo("a description");
    assertThat(repository.find(image.id())).contains(restored);
    assertThatThrownBy(() -> repository.restoreRequirements(new ImageId("unknown.bin")))
        .isInstanceOfSatisfying(
            SwimException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_IMAGE));
  }

  @Test
  void anUnknownImageIsNeitherEditedNorDeleted() throws Exception {
    SoftwareImage image = repository.importImage(ImageImport.of(file("ios.bin", "image 1.0")));
    ImageId unknown = new ImageId("unknown.bin");

    assertThatThrownBy(() -> repository.edit(unknown, image.details()))
        .isInstanceOfSatisfying(
            SwimException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_IMAGE))
        .hasMessageContaining("unknown.bin");
    assertThatThrownBy(() -> repository.delete(unknown))
        .isInstanceOfSatisfying(
            SwimException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_IMAGE));
  }

  @Test
  void aDeletedImageIsGone() throws Exception {
    SoftwareImage image = repository.importImage(ImageImport.of(file("ios.bin", "image 1.0")));

    repository.delete(image.id());

    nothingIsStored();
    repository.importImage(ImageImport.of(file("ios.bin", "image 1.0")));
  }

  @Test
  void anImageInUseIsNotDeleted() throws Exception {
    SoftwareImage image = repository.importImage(ImageImport.of(file("ios.bin", "image 1.0")));
    inUse.add(image.id());

    SwimException e =
        catchThrowableOfType(SwimException.class, () -> repository.delete(image.id()));

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_IN_USE);
    assertThat(repository.list()).containsExactly(image);
  }

  @Test
  void imagesAreListedByFileName() throws Exception {
    repository.importImage(ImageImport.of(file("b.bin", "image 1.0")));
    repository.importImage(ImageImport.of(file("a.bin", "image 2.0")));

    assertThat(repository.list())
        .extracting(SoftwareImage::fileName)
        .containsExactly("a.bin", "b.bin");
  }
}
