package io.swim.spi;

import io.swim.image.ImageContent;
import java.io.IOException;

/**
 * Tells which images a bundle holds: one file with an image for each of several device types.
 * Stateless; never throws on garbage.
 */
public interface BundleReader {
  /** Unique among the bundle readers. */
  String id();

  /**
   * Looks at a file. Needs memory for the names in it, never for the images.
   *
   * @param fileName without folders
   * @param content stays open as long as the answer is used
   * @throws IOException only when the content can't be read
   */
  BundleContents read(String fileName, ImageContent content) throws IOException;
}
