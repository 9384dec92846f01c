package io.swim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.FileLocation;
import io.swim.device.Login;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.BundleId;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.ImageImport;
import io.swim.image.ImageSource;
import io.swim.image.SoftwareImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles are taken as a whole, or not at all. */
class BundleImportTest {
  private static final Instant NOW = Instant.parse("2026-01-01T02:00:00Z");
  private static final Login LOGIN = new Login("vendor", Secret.of("s3cret-portal"));
  private static final String BUNDLE = "bundle 17.9.4.27 ap1g8=eight ap3g3=three";

  @TempDir Path folder;
  private final Set<ImageId> inUse = new HashSet<>();
  private TestImageStore store;
  private ImageRepository repository;

  @BeforeEach
  void make() throws IOException {
    store = new TestImageStore(Files.createDirectory(folder.resolve("store")));
    repository =
        TestRepositories.of(
            store,
            List.of(new FolderFileClient(folder, LOGIN, Optional.empty())),
            List.of(new TextBundles()),
            inUse::contains,
            Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private ImageImport request(String text) throws IOException {
    return ImageImport.of(Files.writeString(folder.resolve("ap-17.9.4.tar"), text));
  }

  private static ImageImport overwriting(ImageImport request) {
    return request.withDuplicates(ImageImport.Duplicates.OVERWRITE);
  }

  private SwimException refused(ImageImport request) {
    return catchThrowableOfType(SwimException.class, () -> repository.importBundle(request));
  }

  private void nothingIsStored() throws IOException {
    assertThat(repository.list()).isEmpty();
    assertThat(store.filesOnDisk()).isEmpty();
  }

  /** Text by id. */
  private Map<String, String> stored() throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (SoftwareImage image : repository.list()) {
      try (ImageContent content = store.open(image.id())) {
        all.put(image.id().value(), new String(content.stream(0).readAllBytes()));
      }
    }
    return all;
  }

  @Test
  void eachImageIsStoredUnderTheNameThatDevicesAskFor() throws Exception {
    ImportedBundle imported =
        repository.importBundle(request(BUNDLE).withDescription("for the campus"));

    assertThat(stored()).isEqualTo(Map.of("ap-17.9.4/ap1g8", "eight", "ap-17.9.4/ap3g3", "three"));
    assertThat(imported.leftOut()).containsExactly("readme.txt");
    assertThat(imported.bundle())
        .isEqualTo(repository.bundle(new BundleId("ap-17.9.4")).orElseThrow());
    SoftwareImage image = repository.find(new ImageId("ap-17.9.4/ap1g8")).orElseThrow();
    assertThat(image.fileName()).isEqualTo("ap1g8");
    assertThat(image.family()).isEqualTo("ap1g8");
    assertThat(image.platform()).isEqualTo(new PlatformId("cisco-ap"));
    assertThat(image.version()).isEqualTo("17.9.4.27");
    assertThat(image.sizeBytes()).isEqualTo(5);
    assertThat(image.description()).isEqualTo("for the campus");
    assertThat(image.digest(DigestAlgorithm.MD5).orElseThrow().hex())
        .isEqualTo("24d27c169c2c881eb09a065116f2aa5c");
    assertThat(store.filesOnDisk()).hasSize(4);
  }

  @Test
  void aBundleOnAServerIsFetched() throws Exception {
    request(BUNDLE);
    FileLocation location =
        new FileLocation(TransferProtocol.SFTP, "10.0.0.1", OptionalInt.empty(), "ap-17.9.4.tar");

    repository.importBundle(ImageImport.from(ImageSource.Remote.of(location).withLogin(LOGIN)));

    assertThat(stored()).hasSize(2);
  }

  @Test
  void whatIsNoBundleIsUnrecognised() throws Exception {
    SwimException e = refused(request("image 15.0(2)SE11"));

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_UNRECOGNISED);
    assertThat(e).hasMessageContaining("ap-17.9.4.tar").hasMessageContaining("17 bytes");
    nothingIsStored();
  }

  @Test
  void aBundleWithOneBadImageBringsNone() throws Exception {
    SwimException e = refused(request("bundle 17.9.4.27 ap1g8=eight ap3g3="));

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_INVALID);
    assertThat(e).hasMessageContaining("ap-17.9.4.tar").hasMessageContaining("ap3g3");
    nothingIsStored();
  }

  @Test
  void aNameThatNoDeviceTakesSpoilsTheBundle() throws Exception {
    for (String name : List.of("a/b", "..", "ap1g8", "ap$")) {
      SwimException e = refused(request(BUNDLE + " " + name + "=bad"));

      assertThat(e.code()).as(name).isEqualTo(ErrorCode.IMAGE_INVALID);
      assertThat(e).hasMessageContaining("'" + name + "'");
    }
    nothingIsStored();
  }

  @Test
  void digestVersionAndPlatformAreThoseOfTheBundle() throws Exception {
    Digest other = new Digest(DigestAlgorithm.MD5, "ab".repeat(16));

    assertThat(refused(request(BUNDLE).withExpectedDigest(other)).code())
        .isEqualTo(ErrorCode.IMAGE_DIGEST_MISMATCH);
    assertThat(refused(request(BUNDLE).withVersion("17.9.5")).code())
        .isEqualTo(ErrorCode.IMAGE_INVALID);
    assertThat(refused(request(BUNDLE).withPlatform(new PlatformId("other"))).code())
        .isEqualTo(ErrorCode.IMAGE_INVALID);
    nothingIsStored();
    repository.importBundle(request(BUNDLE).withVersion("17.9.4.27"));
  }

  @Test
  void aBundleThatIsThereIsOnlyReplacedWhenAskedFor() throws Exception {
    repository.importBundle(request(BUNDLE));

    SwimException e = refused(request(BUNDLE));

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_DUPLICATE);
    assertThat(e).hasMessageContaining("ap-17.9.4").hasMessageContaining("2 images");
    repository.importBundle(overwriting(request("bundle 17.9.4.30 ap1g8=EIGHT ap1g6=six")));
    assertThat(stored()).isEqualTo(Map.of("ap-17.9.4/ap1g8", "EIGHT", "ap-17.9.4/ap1g6", "six"));
    assertThat(store.filesOnDisk()).hasSize(4);
  }

  @Test
  void anImageThatARunNeedsIsNeitherReplacedNorDeletedByABundle() throws Exception {
    repository.importBundle(request(BUNDLE));
    inUse.add(new ImageId("ap-17.9.4/ap3g3"));
    Map<String, String> before = stored();

    for (String text : List.of("bundle 1 ap1g8=x ap3g3=y", "bundle 1 ap1g8=x")) {
      assertThat(refused(overwriting(request(text))).code()).isEqualTo(ErrorCode.IMAGE_IN_USE);
      assertThat(stored()).isEqualTo(before);
    }
    repository.importBundle(overwriting(request("bundle 2 ap1g8=x ap3g3=three")));
  }

  @Test
  void aRepositoryWithoutRoomForAllTakesNone() throws Exception {
    store.freeBytes = 9;

    SwimException e = refused(request(BUNDLE));

    assertThat(e.code()).isEqualTo(ErrorCode.REPOSITORY_FULL);
    assertThat(e)
        .hasMessageContaining("10 bytes")
        .hasMessageContaining("2 images")
        .hasMessageContaining("9 free");
    nothingIsStored();
  }

  @Test
  void whatWasStoredIsTakenBackWhenTheStoreBreaksAmongTheImages() throws Exception {
    store.breaksAtPut = 2;

    SwimException e = refused(request(BUNDLE));

    assertThat(e.code()).isEqualTo(ErrorCode.STORE_FAILED);
    nothingIsStored();
  }

  @Test
  void whatWasReplacedIsPutBackWhenTheStoreBreaksAmongTheImages() throws Exception {
    repository.importBundle(request(BUNDLE));
    Map<String, String> before = stored();
    store.breaksAtPut = store.puts + 2;

    SwimException e =
        refused(overwriting(request("bundle 17.9.4.30 ap1g8=EIGHT ap3g3=THREE ap1g6=six")));

    assertThat(e.code()).isEqualTo(ErrorCode.STORE_FAILED);
    assertThat(stored()).isEqualTo(before);
    assertThat(repository.find(new ImageId("ap-17.9.4/ap1g8")).orElseThrow().version())
        .isEqualTo("17.9.4.27");
    assertThat(store.filesOnDisk()).hasSize(4);
  }
}
