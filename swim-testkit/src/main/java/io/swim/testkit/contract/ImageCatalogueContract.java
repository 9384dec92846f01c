package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import io.swim.image.Acceptance;
import io.swim.image.Agreement;
import io.swim.image.CatalogueImage;
import io.swim.image.CatalogueImageId;
import io.swim.image.CatalogueQuery;
import io.swim.image.Digest;
import io.swim.spi.CatalogueDownload;
import io.swim.spi.ImageCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link ImageCatalogue} must do. */
@Timeout(120)
public abstract class ImageCatalogueContract {
  private static final Acceptance YES =
      new Acceptance.Eula("Maria Keller", Instant.parse("2026-11-21T10:00:00Z"));
  private static final int AT_ONCE = 8;

  /** The catalogue that is tested; the same for all calls of one test. */
  protected abstract ImageCatalogue catalogue();

  /** An image that it offers, and gives without any agreement; some thousand bytes. */
  protected abstract CatalogueImageId offered();

  /** The bytes of that image. */
  protected abstract byte[] bytes();

  /** From now on the vendor asks for the licence agreement first. */
  protected abstract void askForTheEula();

  @Test
  void whatASearchFindsIsWhatTheDetailsTell() throws Exception {
    List<CatalogueImage> found = catalogue().search(CatalogueQuery.all(offered().product()));

    assertThat(found).extracting(CatalogueImage::id).doesNotHaveDuplicates().contains(offered());
    for (CatalogueImage each : found) {
      assertThat(catalogue().details(each.id())).isEqualTo(each);
    }
  }

  @Test
  void sizeAndDigestsAreThoseOfTheBytes() throws Exception {
    CatalogueImage image = catalogue().details(offered());

    image.sizeBytes().ifPresent(size -> assertThat(size).isEqualTo(bytes().length));
    for (Digest each : image.digests()) {
      byte[] digest = MessageDigest.getInstance(each.algorithm().jcaName()).digest(bytes());
      assertThat(each.hex()).isEqualTo(HexFormat.of().formatHex(digest));
    }
  }

  @Test
  void anImageThatIsNotOfferedIsNotFound() {
    CatalogueImageId unknown = new CatalogueImageId(offered().product(), "nobody-has-this.bin");

    assertThat(
            catchThrowableOfType(CatalogueException.class, () -> catalogue().details(unknown))
                .problem())
        .isEqualTo(CatalogueProblem.NOT_FOUND);
    assertThat(
            catchThrowableOfType(
                    CatalogueException.class,
                    () -> catalogue().download(unknown, List.of(), acceptance -> {}))
                .problem())
        .isEqualTo(CatalogueProblem.NOT_FOUND);
  }

  @Test
  void aStreamBeginsAtAnyByteAndAsOftenAsOneLikes() throws Exception {
    int last = bytes().length - 1;
    try (CatalogueDownload download = download()) {
      for (int from : List.of(0, last / 2, 1, last, 0)) {
        try (InputStream in = download.stream(from)) {
          assertThat(in.readAllBytes())
              .isEqualTo(Arrays.copyOfRange(bytes(), from, bytes().length));
        }
      }
    }
  }

  @Test
  void aStreamThatIsClosedEarlyDoesNotDisturbTheNext() throws Exception {
    try (CatalogueDownload download = download()) {
      InputStream early = download.stream(0);
      assertThat(early.read()).isEqualTo(bytes()[0] & 0xff);
      early.close();

      assertThat(download.stream(1).readAllBytes())
          .isEqualTo(Arrays.copyOfRange(bytes(), 1, bytes().length));
    }
  }

  @Test
  void closingTwiceIsNoError() throws Exception {
    CatalogueDownload download = download();
    download.close();
    download.close();
  }

  @Test
  void whatIsNotAskedForIsNotAccepted() throws Exception {
    List<Acceptance> told = new ArrayList<>();

    catalogue().download(offered(), List.of(YES), told::add).close();

    assertThat(told).isEmpty();
  }

  @Test
  void whatIsAskedForIsRefusedUntilSomebodySaysYes() throws Exception {
    askForTheEula();
    List<Acceptance> told = new ArrayList<>();

    CatalogueException e =
        catchThrowableOfType(
            CatalogueException.class, () -> catalogue().download(offered(), List.of(), told::add));
    assertThat(e.problem()).isEqualTo(CatalogueProblem.EULA_NOT_ACCEPTED);
    assertThat(told).isEmpty();

    try (CatalogueDownload download = catalogue().download(offered(), List.of(YES), told::add)) {
      assertThat(download.stream(0).readAllBytes()).isEqualTo(bytes());
    }
    assertThat(told).extracting(Acceptance::agreement).containsExactly(Agreement.EULA);
  }

  @Test
  void manyMayAskAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<byte[]>> all = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        all.add(threads.submit(this::read));
      }
      for (Future<byte[]> each : all) {
        assertThat(each.get()).isEqualTo(bytes());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private CatalogueDownload download() throws CatalogueException, InterruptedException {
    return catalogue().download(offered(), List.of(), acceptance -> {});
  }

  private byte[] read() throws CatalogueException, InterruptedException, IOException {
    try (CatalogueDownload download = download();
        InputStream in = download.stream(0)) {
      return in.readAllBytes();
    }
  }
}
