package io.swim.testkit.internal.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Digests and checksums of what is left of a stream, which is closed then. */
public final class Digests {
  private static final int CHUNK = 256 * 1024;

  private Digests() {}

  private interface Sink {
    void take(byte[] buffer, int length);
  }

  /**
   * In lower case hex.
   *
   * @param algorithm as {@link MessageDigest} names it, for instance SHA-512
   * @throws IllegalArgumentException when there is none of that name
   */
  public static String hex(String algorithm, InputStream of) {
    MessageDigest digest = digest(algorithm);
    update(digest, of);
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("no digest algorithm named " + algorithm, e);
    }
  }

  static void update(MessageDigest digest, InputStream of) {
    drain(of, (buffer, length) -> digest.update(buffer, 0, length));
  }

  static long crc(InputStream of) {
    CRC32 crc = new CRC32();
    drain(of, (buffer, length) -> crc.update(buffer, 0, length));
    return crc.getValue();
  }

  private static void drain(InputStream of, Sink sink) {
    byte[] buffer = new byte[CHUNK];
    try (InputStream in = of) {
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        sink.take(buffer, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an image can't be read", e);
    }
  }
}
