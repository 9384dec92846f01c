package io.swim.spi;

import io.swim.image.ImageContent;
import io.swim.image.SoftwareImage;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Bytes on their way into an {@link ImageStore}: written first, judged then, and part of the store
 * when they are committed. Closing it without that leaves nothing behind. Used by one thread.
 */
public interface StagedImage extends Closeable {
  /**
   * Takes the bytes; to be closed before anything else is called. It throws a {@link
   * StoreFullException} when there is no more room.
   */
  OutputStream out() throws IOException;

  /** What was written; to be closed by the caller. */
  ImageContent content() throws IOException;

  /**
   * Makes it an image of the store, all or nothing.
   *
   * @throws StoreFullException when there is no room
   */
  void commit(SoftwareImage image) throws IOException;

  @Override
  void close() throws IOException;
}
