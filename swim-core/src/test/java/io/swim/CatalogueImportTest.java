package io.swim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.Acceptance;
import io.swim.image.Agreement;
import io.swim.image.CatalogueImageId;
import io.swim.image.Digest;
import io.swim.image.DigestAlgorithm;
import io.swim.image.ImageImport;
import io.swim.image.ImageSource;
import io.swim.image.SoftwareImage;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Images that come out of a vendor's catalogue. */
class CatalogueImportTest {
  private static final String TEXT = "image 15.0(2)SE11";
  private static final Digest RIGHT =
      new Digest(DigestAlgorithm.MD5, "c7d3b4b7f8ee9a0e9b4f5b7ee2a5cf1a");

  @TempDir Path stored;
  private final ShelfCatalogue shelf = new ShelfCatalogue().with("ios.bin", TEXT);
  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> agreed = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private ImageRepository repository;

  @BeforeEach
  void make() throws IOException {
    repository =
        TestRepositories.of(
            new FolderImageStore(stored),
            new CatalogueImages(
                List.of(shelf),
                (catalogue, image, acceptance) ->
                    agreed.add(catalogue + " " + image + " " + acceptance.by()),
                pauses::add),
            threads);
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private static ImageSource.Catalogue source(String file) {
    return ImageSource.Catalogue.of("shelf", new CatalogueImageId("WS-C2960/K9", file));
  }

  private SoftwareImage taken() {
    return repository.importImage(ImageImport.from(source("ios.bin")));
  }

  private SwimException refused(ImageSource source) {
    SwimException e =
        catchThrowableOfType(
            SwimException.class, () -> repository.importImage(ImageImport.from(source)));
    assertThat(repository.list()).isEmpty();
    nothingIsLeft();
    return e;
  }

  private void nothingIsLeft() {
    try (Stream<Path> files = Files.list(stored)) {
      assertThat(files).isEmpty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anImageIsFetchedJudgedAndStoredWithWhatOnlyItsVendorKnows() {
    SoftwareImage image = taken();

    assertThat(image.version()).isEqualTo("15.0(2)SE11");
    assertThat(image.description()).isEqualTo("the vendor's words");
    assertThat(image.requirements().minRamBytes()).hasValue(64L << 20);
    assertThat(image.requirements().minFlashBytes()).hasValue(32L << 20);
    assertThat(agreed).isEmpty();
  }

  @Test
  void aDownloadGoesOnWhereItBrokeOff() {
    shelf.steps.add(ShelfCatalogue.breaksAfter(5));
    shelf.steps.add(ShelfCatalogue.breaksAfter(1));
    shelf.steps.add(ShelfCatalogue.endsAfter(3));

    assertThat(taken().sizeBytes()).isEqualTo(TEXT.length());

    assertThat(shelf.begunAt).containsExactly(0L, 5L, 6L, 9L);
    assertThat(pauses).isEmpty();
  }

  @Test
  void withoutAnyProgressItWaitsLongerEachTimeAndGivesUp() {
    for (int i = 0; i < 9; i++) {
      shelf.steps.add(ShelfCatalogue.breaksAfter(0));
    }

    SwimException e = refused(source("ios.bin"));

    assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_FAILED);
    assertThat(e).hasMessageContaining("after 0 of 17 bytes").hasMessageContaining("reset");
    assertThat(shelf.begunAt).hasSize(5);
    assertThat(pauses).isSorted().hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void itWaitsAsLongAsTheVendorAsks() {
    shelf.steps.add(
        ShelfCatalogue.fails(
            new CatalogueException(
                CatalogueProblem.RATE_LIMITED,
                "too often",
                "",
                "",
                Optional.of(Duration.ofSeconds(7)))));

    taken();

    assertThat(pauses).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void aRefusalHalfWayIsNotTriedAgain() {
    shelf.steps.add(ShelfCatalogue.breaksAfter(5));
    shelf.steps.add(
        ShelfCatalogue.fails(
            new CatalogueException(CatalogueProblem.NOT_ENTITLED, "no contract any more")));

    assertThat(refused(source("ios.bin")).code()).isEqualTo(ErrorCode.NOT_ENTITLED);
    assertThat(shelf.begunAt).containsExactly(0L, 5L);
  }

  @Test
  void moreBytesThanTheCatalogueTellsAreRefusedAtOnce() {
    shelf.steps.add(rest -> new java.io.ByteArrayInputStream(new byte[10_000_000]));

    SwimException e = refused(source("ios.bin"));

    assertThat(e).hasMessageContaining("more bytes came than the 17");
  }

  @Test
  void aDigestThatDoesNotFitIsToldAsThatAndLeavesNothing() {
    shelf.with("bad.bin", "damaged by the way", RIGHT);

    SwimException e = refused(source("bad.bin"));

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_DIGEST_MISMATCH);
    assertThat(e).hasMessageContaining("bad.bin").hasMessageContaining(RIGHT.hex());
  }

  @Test
  void nothingIsAcceptedUnlessTheHostDid() {
    shelf.asksFor = Optional.of(Agreement.EULA);

    SwimException e = refused(source("ios.bin"));

    assertThat(e.code()).isEqualTo(ErrorCode.AGREEMENT_REQUIRED);
    assertThat(e).hasCauseInstanceOf(CatalogueException.class);
    assertThat(agreed).isEmpty();
  }

  @Test
  void anAcceptanceThatTheVendorTookIsTold() {
    shelf.asksFor = Optional.of(Agreement.EULA);

    repository.importImage(
        ImageImport.from(
            source("ios.bin")
                .withAcceptances(
                    List.of(
                        new Acceptance.Eula(
                            "Maria Keller", Instant.parse("2026-11-21T10:00:00Z"))))));

    assertThat(agreed).containsExactly("shelf WS-C2960/K9/ios.bin Maria Keller");
  }

  @ParameterizedTest
  @EnumSource(CatalogueProblem.class)
  void everyProblemHasItsErrorCode(CatalogueProblem problem) {
    shelf.refusal =
        Optional.of(
            new CatalogueException(
                problem, "our words", "CODE_7", "their words", Optional.empty()));

    SwimException e = refused(source("ios.bin"));

    assertThat(e.code())
        .isEqualTo(
            switch (problem) {
              case NAME_UNRESOLVED -> ErrorCode.NAME_UNRESOLVED;
              case ENCRYPTION_NOT_ELIGIBLE -> ErrorCode.ENCRYPTION_NOT_ELIGIBLE;
              case EULA_NOT_ACCEPTED -> ErrorCode.AGREEMENT_REQUIRED;
              case NOT_ENTITLED -> ErrorCode.NOT_ENTITLED;
              default -> ErrorCode.SOURCE_FAILED;
            });
    assertThat(e)
        .hasMessage("WS-C2960/K9/ios.bin of shelf: our words (CODE_7): their words")
        .hasCause(shelf.refusal.get());
  }

  @Test
  void anUnknownCatalogueIsTheCallersMistake() {
    SwimException e =
        refused(ImageSource.Catalogue.of("attic", new CatalogueImageId("X", "ios.bin")));

    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(e).hasMessageContaining("attic");
  }

  @Test
  void aDuplicateIsRefusedBeforeAnythingIsDownloaded() {
    taken();
    shelf.begunAt.clear();

    SwimException e = catchThrowableOfType(SwimException.class, () -> taken());

    assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_DUPLICATE);
    assertThat(shelf.begunAt).isEmpty();
    assertThat(
            repository
                .importImage(
                    ImageImport.from(source("ios.bin"))
                        .withDuplicates(ImageImport.Duplicates.OVERWRITE))
                .description())
        .isEqualTo("the vendor's words");
  }

  @Test
  void ofSeveralAtOnceOneThatFailsKeepsNoOtherAway() throws Exception {
    shelf.with("a.bin", "image 1.0(1)").with("b.txt", "no image").with("c.bin", "image 1.0(3)");
    List<ImageImport> requests =
        Stream.of("a.bin", "b.txt", "c.bin").map(file -> ImageImport.from(source(file))).toList();

    List<ImportOutcome> outcomes = repository.importImages(requests, 2);

    assertThat(outcomes).extracting(ImportOutcome::request).isEqualTo(requests);
    assertThat(outcomes.get(0).image()).isPresent();
    assertThat(outcomes.get(1).failure())
        .hasValueSatisfying(e -> assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_UNRECOGNISED));
    assertThat(outcomes.get(2).image()).isPresent();
    assertThat(repository.list())
        .extracting(SoftwareImage::fileName)
        .containsExactly("a.bin", "c.bin");
  }

  @Test
  void ofTwoImportsOfOneImageAtOnceOneIsADuplicate() throws Exception {
    ImageImport request = ImageImport.from(source("ios.bin"));

    List<ImportOutcome> outcomes = repository.importImages(List.of(request, request), 2);

    assertThat(outcomes).filteredOn(each -> each.image().isPresent()).hasSize(1);
    assertThat(outcomes)
        .filteredOn(
            each -> each.failure().filter(e -> e.code() == ErrorCode.IMAGE_DUPLICATE).isPresent())
        .hasSize(1);
  }

  @Test
  void anInterruptEndsAnImportAndLeavesNothing() {
    Thread.currentThread().interrupt();
    try {
      SwimException e = refused(source("ios.bin"));
      assertThat(e).hasMessageContaining("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
