package io.swim;

import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.Acceptance;
import io.swim.image.CatalogueImageId;
import io.swim.image.ImageSource;
import io.swim.spi.CatalogueDownload;
import io.swim.spi.ImageCatalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks vendors' catalogues for images, and says what came of it. */
final class CatalogueImages {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueImages.class);
  private static final int TRIES_WITHOUT_PROGRESS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private final List<ImageCatalogue> catalogues;
  private final Agreed agreed;
  private final Waiting waiting;

  /** Told when a vendor has taken an acceptance. */
  interface Agreed {
    void accepted(String catalogue, CatalogueImageId image, Acceptance acceptance);
  }

  /** How to let time pass. */
  interface Waiting {
    void pause(Duration duration) throws InterruptedException;
  }

  CatalogueImages(List<ImageCatalogue> catalogues, Agreed agreed, Waiting waiting) {
    this.catalogues = List.copyOf(catalogues);
    this.agreed = agreed;
    this.waiting = waiting;
  }

  /**
   * Asks for an image; no byte of it is read yet.
   *
   * @throws SwimException as {@link ImageRepository#importImage} says
   */
  CatalogueDownload open(ImageSource.Catalogue source) {
    ImageCatalogue catalogue =
        catalogues.stream()
            .filter(each -> each.id().equals(source.catalogue()))
            .findFirst()
            .orElseThrow(
                () ->
                    new SwimException(
                        ErrorCode.INVALID_REQUEST, "there is no catalogue " + source.catalogue()));
    try {
      return catalogue.download(
          source.image(),
          source.acceptances(),
          acceptance -> agreed.accepted(catalogue.id(), source.image(), acceptance));
    } catch (CatalogueException e) {
      throw refused(source, e);
    } catch (InterruptedException e) {
      throw interrupted(source, e);
    }
  }

  /**
   * Writes all bytes, however often the download breaks off, as long as each time brings some.
   *
   * @throws IOException what {@code to} threw
   */
  void fetch(ImageSource.Catalogue source, CatalogueDownload download, OutputStream to)
      throws IOException {
    ResumedCopy copy = new ResumedCopy(download, to);
    int tries = 0;
    try {
      while (true) {
        long before = copy.bytes();
        CatalogueException failure = copy.goOn().orElse(null);
        if (failure == null) {
          return;
        }
        tries = copy.bytes() > before ? 1 : tries + 1;
        if (!failure.problem().mayPass() || tries >= TRIES_WITHOUT_PROGRESS) {
          throw refused(source, failure);
        }
        LOG.info("{} goes on at byte {}: {}", source, copy.bytes(), failure.getMessage());
        if (copy.bytes() == before) {
          waiting.pause(pause(failure, tries));
        }
      }
    } catch (InterruptedException e) {
      throw interrupted(source, e);
    }
  }

  private static Duration pause(CatalogueException failure, int tries) {
    Duration own = FIRST_PAUSE.multipliedBy(1L << tries);
    Duration asked = failure.retryAfter().orElse(own);
    return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
  }

  private static SwimException refused(ImageSource.Catalogue source, CatalogueException e) {
    return new SwimException(
        code(e.problem()),
        source
            + ": "
            + e.getMessage()
            + (e.code().isEmpty() ? "" : " (" + e.code() + ")")
            + (e.vendorWords().isEmpty() ? "" : ": " + e.vendorWords()),
        e);
  }

  private static ErrorCode code(CatalogueProblem problem) {
    return switch (problem) {
      case EULA_NOT_ACCEPTED -> ErrorCode.AGREEMENT_REQUIRED;
      case ENCRYPTION_NOT_ELIGIBLE -> ErrorCode.ENCRYPTION_NOT_ELIGIBLE;
      case NOT_ENTITLED -> ErrorCode.NOT_ENTITLED;
      case NAME_UNRESOLVED -> ErrorCode.NAME_UNRESOLVED;
      case INVALID,
          NOT_FOUND,
          AUTHENTICATION,
          EXPIRED,
          RATE_LIMITED,
          UNAVAILABLE,
          TIMEOUT,
          UNREACHABLE,
          UNTRUSTED,
          PROTOCOL,
          BROKEN_OFF,
          INTEGRITY,
          INTERNAL ->
          ErrorCode.SOURCE_FAILED;
    };
  }

  private static SwimException interrupted(ImageSource.Catalogue source, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new SwimException(ErrorCode.SOURCE_FAILED, source + ": interrupted", e);
  }
}
