package io.swim.spi;

import io.swim.image.ImageContent;
import java.io.IOException;

/** Tells what a file is from its bytes and its name. Stateless; never throws on garbage. */
public interface ImageRecognizer {
  /** Unique among the recognizers. */
  String id();

  /**
   * Looks at a file.
   *
   * @param fileName without folders
   * @throws IOException only when the content can't be read
   */
  Recognition recognize(String fileName, ImageContent content) throws IOException;
}
