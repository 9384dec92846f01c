package io.swim;

import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import io.swim.spi.CatalogueDownload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies a download, and knows where to go on when it broke off. */
final class ResumedCopy {
  private static final Logger LOG = LoggerFactory.getLogger(ResumedCopy.class);
  private static final int BUFFER_BYTES = 256 * 1024;

  private final CatalogueDownload download;
  private final OutputStream to;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long bytes;

  ResumedCopy(CatalogueDownload download, OutputStream to) {
    this.download = download;
    this.to = to;
  }

  /** Bytes written so far. */
  long bytes() {
    return bytes;
  }

  /**
   * Goes on to the end, or as far as the vendor gives.
   *
   * @return what it broke off with; empty when all is there
   * @throws IOException what our own side threw
   */
  Optional<CatalogueException> goOn() throws IOException, InterruptedException {
    InputStream from;
    try {
      from = download.stream(bytes);
    } catch (CatalogueException e) {
      return Optional.of(e);
    }
    Optional<CatalogueException> failure;
    try {
      failure = copy(from);
    } finally {
      close(from);
    }
    return failure.isPresent() ? failure : whole();
  }

  private Optional<CatalogueException> copy(InputStream from)
      throws IOException, InterruptedException {
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the import was interrupted");
      }
      int count;
      try {
        count = from.read(buffer);
      } catch (IOException e) {
        return Optional.of(brokenOff(e.getMessage()).withCause(e));
      }
      if (count < 0) {
        return Optional.empty();
      }
      to.write(buffer, 0, count);
      bytes += count;
      if (bytes > size().orElse(Long.MAX_VALUE)) {
        return Optional.of(
            new CatalogueException(
                CatalogueProblem.INTEGRITY,
                "more bytes came than the " + size().getAsLong() + " of the catalogue"));
      }
    }
  }

  private Optional<CatalogueException> whole() {
    return bytes < size().orElse(bytes)
        ? Optional.of(brokenOff("the stream ended"))
        : Optional.empty();
  }

  private CatalogueException brokenOff(String why) {
    return new CatalogueException(
        CatalogueProblem.BROKEN_OFF,
        "the download broke off after "
            + bytes
            + (size().isPresent() ? " of " + size().getAsLong() : "")
            + " bytes: "
            + why);
  }

  private OptionalLong size() {
    return download.image().sizeBytes();
  }

  /** All that is needed was read. */
  private static void close(InputStream from) {
    try {
      from.close();
    } catch (IOException e) {
      LOG.debug("a download did not end well: {}", e.toString());
    }
  }
}
