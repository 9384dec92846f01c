package io.swim.testkit.internal.flash;

import io.swim.image.ImageContent;
import io.swim.testkit.internal.image.ImageFacts;
import io.swim.testkit.internal.image.ImageInspector;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Bytes stored once, however many files on however many devices consist of them. Thread-safe. */
public final class Blob {
  private final ImageContent content;
  private final String md5;
  private @Nullable ImageFacts facts;
  private @Nullable NotBootable notBootable;

  Blob(ImageContent content, String md5) {
    this.content = content;
    this.md5 = md5;
  }

  public long sizeBytes() {
    return content.sizeBytes();
  }

  public String md5() {
    return md5;
  }

  public InputStream open() {
    return content.stream(0);
  }

  /** Checks the bytes as an image; the first caller reads them, later ones get the same answer. */
  public synchronized ImageFacts inspect() throws NotBootable, IOException {
    if (notBootable != null) {
      throw notBootable;
    }
    if (facts == null) {
      try {
        facts = ImageInspector.inspect(content);
      } catch (NotBootable e) {
        notBootable = e;
        throw e;
      }
    }
    return facts;
  }

  void close() throws IOException {
    content.close();
  }
}
