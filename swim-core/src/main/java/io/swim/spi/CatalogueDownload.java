package io.swim.spi;

import io.swim.fault.CatalogueException;
import io.swim.image.CatalogueImage;
import java.io.InputStream;

/**
 * An image that a vendor gives. It may be begun any number of times, each time from another byte
 * on: to the vendor it stays one download. Used by one thread.
 */
public interface CatalogueDownload extends AutoCloseable {
  /** What is downloaded. */
  CatalogueImage image();

  /**
   * The bytes from that one on. A stream that breaks off before the end throws an {@link
   * java.io.IOException}, and never ends as if that were all. One stream at a time; closing it
   * early does not read the rest.
   *
   * @throws CatalogueException INTEGRITY when the vendor offers another number of bytes than its
   *     catalogue says
   */
  InputStream stream(long fromByte) throws CatalogueException, InterruptedException;

  /** Ends it; never fails. */
  @Override
  void close();
}
