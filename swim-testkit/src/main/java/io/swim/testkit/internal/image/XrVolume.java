package io.swim.testkit.internal.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Builds files that are shaped as images of IOS-XR of 64 bits are: an ISO 9660 volume (ECMA-119)
 * with {@code iso_info.txt}, which tells name and version, and the software behind it.
 */
public final class XrVolume {
  static final int BLOCK = 2048;
  static final int DESCRIPTOR = 16;
  static final int ROOT = 18;
  static final int INFO = 19;
  static final int SOFTWARE = 20;
  static final String MAGIC = "\1CD001\1";

  private final String info;
  private final long sizeBytes;
  private final long seed;

  /**
   * A volume.
   *
   * @param name such as asr9k-mini-x64
   * @param sizeBytes exact size of the whole file
   */
  public XrVolume(String name, String family, String version, long sizeBytes, long seed) {
    if (sizeBytes <= (SOFTWARE + 1) * BLOCK) {
      throw new IllegalArgumentException(
          "an image of " + sizeBytes + " bytes is too small: its frame alone takes 43008");
    }
    this.sizeBytes = sizeBytes;
    this.seed = seed;
    this.info =
        "Name: "
            + name
            + "\nVersion: "
            + version
            + "\nPlatform: "
            + family
            + "\nInitrd MD5: "
            + md5(software())
            + "\n";
  }

  private InputStream software() {
    return new Filler(sizeBytes - SOFTWARE * BLOCK, seed);
  }

  /** The digest of what is left of a stream. */
  static String md5(InputStream of) {
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = of) {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has MD5", e);
    } catch (IOException e) {
      throw new IllegalStateException("an image can't be read", e);
    }
  }

  /** The whole file, generated while it is read. */
  public InputStream open() {
    ByteBuffer frame = ByteBuffer.allocate(SOFTWARE * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    descriptor(frame);
    frame.position((DESCRIPTOR + 1) * BLOCK);
    frame.put((byte) 255).put("CD001\1".getBytes(StandardCharsets.US_ASCII));
    frame.position(ROOT * BLOCK);
    record(frame, "\0", ROOT, BLOCK, 2);
    record(frame, "\1", ROOT, BLOCK, 2);
    record(frame, "BZIMAGE.;1", SOFTWARE, sizeBytes - SOFTWARE * BLOCK, 0);
    record(frame, "ISO_INFO.TXT;1", INFO, info.length(), 0);
    frame.position(INFO * BLOCK);
    frame.put(info.getBytes(StandardCharsets.US_ASCII));
    return new SequenceInputStream(new ByteArrayInputStream(frame.array()), software());
  }

  private void descriptor(ByteBuffer frame) {
    int at = DESCRIPTOR * BLOCK;
    frame.position(at);
    frame.put(MAGIC.getBytes(StandardCharsets.US_ASCII));
    frame.position(at + 80);
    both(frame, (int) (sizeBytes / BLOCK));
    frame.position(at + 128);
    frame.putShort((short) BLOCK).put((byte) (BLOCK >>> 8)).put((byte) 0);
    frame.position(at + 156);
    record(frame, "\0", ROOT, BLOCK, 2);
  }

  private static void record(ByteBuffer frame, String name, int block, long size, int flags) {
    int start = frame.position();
    int length = (33 + name.length() + 1) / 2 * 2;
    frame.put((byte) length).put((byte) 0);
    both(frame, block);
    both(frame, (int) size);
    frame.position(start + 25);
    frame.put((byte) flags);
    frame.position(start + 32);
    frame.put((byte) name.length()).put(name.getBytes(StandardCharsets.ISO_8859_1));
    frame.position(start + length);
  }

  /** Numbers stand there in both orders of bytes. */
  private static void both(ByteBuffer frame, int number) {
    frame.putInt(number).putInt(Integer.reverseBytes(number));
  }
}
