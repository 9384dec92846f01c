package io.swim.testkit.internal.image;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Builds files in place of images of IOS-XR of 32 bits (PIE), whose format is not public: a header
 * of this kit that tells name and version, and the software behind it.
 */
public final class XrPie {
  static final String MAGIC = "SIMULATED PIE\n";
  static final int HEADER = 512;

  private final byte[] header;
  private final long sizeBytes;
  private final long seed;

  /**
   * An image.
   *
   * @param name such as asr9k-mini-px
   * @param sizeBytes exact size of the whole file
   */
  public XrPie(String name, String family, String version, long sizeBytes, long seed) {
    if (sizeBytes <= HEADER) {
      throw new IllegalArgumentException(
          "an image of " + sizeBytes + " bytes is too small: its header alone takes " + HEADER);
    }
    this.sizeBytes = sizeBytes;
    this.seed = seed;
    String text =
        MAGIC
            + "Name: "
            + name
            + "\nVersion: "
            + version
            + "\nPlatform: "
            + family
            + "\nInitrd MD5: "
            + XrVolume.md5(software())
            + "\n";
    header = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), HEADER);
  }

  private InputStream software() {
    return new Filler(sizeBytes - HEADER, seed);
  }

  /** The whole file, generated while it is read. */
  public InputStream open() {
    return new SequenceInputStream(new ByteArrayInputStream(header), software());
  }
}
