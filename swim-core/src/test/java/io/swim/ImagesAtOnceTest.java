package io.swim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.fault.ErrorCode;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageContent;
import io.swim.image.ImageDetails;
import io.swim.image.ImageImport;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.internal.Digests;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several who are at work on the images of one repository. */
class ImagesAtOnceTest {
  private static final EnumSet<Thread.State> AT_REST =
      EnumSet.of(Thread.State.WAITING, Thread.State.TERMINATED);

  @TempDir Path folder;
  private TestImageStore store;
  private ImageRepository repository;

  @BeforeEach
  void make() throws IOException {
    store = new TestImageStore(Files.createDirectory(folder.resolve("store")));
    repository =
        TestRepositories.of(
            store, List.of(), List.of(new TextBundles()), id -> false, Clock.systemUTC());
  }

  private ImageImport file(String name, String text) throws IOException {
    return ImageImport.of(Files.writeString(folder.resolve(name), text));
  }

  private static ImageImport overwriting(ImageImport request) {
    return request.withDuplicates(ImageImport.Duplicates.OVERWRITE);
  }

  /** Edits it, and has somebody else do that between the reading and the writing of its record. */
  private void editBeside(SoftwareImage image, Runnable change) throws InterruptedException {
    Thread other = new Thread(change);
    store.beforeUpdate =
        () -> {
          store.beforeUpdate = () -> {};
          other.start();
          await().until(() -> AT_REST.contains(other.getState()));
        };
    repository.edit(
        image.id(), new ImageDetails(image.platform(), "1.0", ImageRequirements.NONE, "mine", ""));
    other.join();
  }

  private void recordIsThatOfTheBytes(SoftwareImage image, String text) throws IOException {
    SoftwareImage kept =
        new FolderImageStore(folder.resolve("store")).find(image.id()).orElseThrow();
    try (ImageContent content = store.open(image.id())) {
      assertThat(content.stream(0)).hasContent(text);
      assertThat(kept.digests()).isEqualTo(Digests.of(content));
    }
  }

  @Test
  void anEditBesideAnOverwritingImportLosesNoImage() throws Exception {
    SoftwareImage image = repository.importImage(file("ios.bin", "image 1.0"));
    ImageImport longer = overwriting(file("ios.bin", "image 1.0(2)SE"));

    editBeside(image, () -> repository.importImage(longer));

    recordIsThatOfTheBytes(image, "image 1.0(2)SE");
  }

  @Test
  void anEditBesideAnImportOfTheSameSizeLeavesTheDigestsOfTheNewBytes() throws Exception {
    SoftwareImage image = repository.importImage(file("ios.bin", "image 1.0"));
    ImageImport other = overwriting(file("ios.bin", "image 1.1"));

    editBeside(image, () -> repository.importImage(other));

    recordIsThatOfTheBytes(image, "image 1.1");
  }

  @Test
  void anEditBesideAnOverwritingBundleLosesNoImage() throws Exception {
    SoftwareImage image =
        repository.importBundle(file("ap.tar", "bundle 1 ap1g8=eight")).bundle().images().get(0);
    ImageImport longer = overwriting(file("ap.tar", "bundle 2 ap1g8=EIGHTEEN"));

    editBeside(image, () -> repository.importBundle(longer));

    recordIsThatOfTheBytes(image, "EIGHTEEN");
  }

  @Test
  void anEditBesideADeletionBringsNothingBack() throws Exception {
    SoftwareImage image = repository.importImage(file("ios.bin", "image 1.0"));

    editBeside(image, () -> repository.delete(image.id()));

    assertThat(repository.list()).isEmpty();
    assertThat(store.filesOnDisk()).isEmpty();
  }

  @Test
  void aDefectInARecognizerKeepsNoOtherImageAway() throws Exception {
    List<ImageImport> requests =
        List.of(
            file("good.bin", "image 1.0"), file("bad.bin", "defect"), file("ok.bin", "image 2"));

    List<ImportOutcome> outcomes = repository.importImages(requests, 2);

    assertThat(outcomes).extracting(ImportOutcome::request).isEqualTo(requests);
    assertThat(outcomes.get(0).image()).isPresent();
    assertThat(outcomes.get(2).image()).isPresent();
    assertThat(outcomes.get(1).failure())
        .hasValueSatisfying(
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.STORE_FAILED);
              assertThat(e)
                  .hasMessageContaining("bad.bin")
                  .hasMessageContaining("a bug in a recognizer");
            });
    assertThat(repository.find(outcomes.get(0).image().orElseThrow().id()))
        .hasValueSatisfying(kept -> assertThat(kept.digest(DigestAlgorithm.MD5)).isPresent());
  }
}
