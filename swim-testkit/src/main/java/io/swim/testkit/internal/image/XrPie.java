package io.swim.testkit.internal.image;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Files in place of images of IOS-XR of 32 bits (PIE), whose format is not public: a header of this
 * kit that tells name and version, and the software behind it.
 */
final class XrPie {
  static final int HEADER = 512;
  private static final String MAGIC = "SIMULATED PIE\n";

  private final byte[] header;
  private final long payload;
  private final long seed;

  XrPie(ImageSettings image) {
    payload = image.payload(HEADER);
    seed = image.seed();
    String text = MAGIC + XrFormat.info(image, software());
    header = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), HEADER);
  }

  private InputStream software() {
    return new Filler(payload, seed);
  }

  /** The whole file, generated while it is read. */
  InputStream open() {
    return new SequenceInputStream(new ByteArrayInputStream(header), software());
  }

  static boolean isAt(byte[] head) {
    return head.length >= HEADER && ImageInspector.text(head, MAGIC.length()).equals(MAGIC);
  }

  /** The lines that tell what a file is that begins so. */
  static String info(byte[] head) {
    return ImageInspector.text(head, HEADER);
  }
}
