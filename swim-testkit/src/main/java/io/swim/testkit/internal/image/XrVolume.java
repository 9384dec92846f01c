package io.swim.testkit.internal.image;

import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Builds files that are shaped as images of IOS-XR of 64 bits are: an ISO 9660 volume (ECMA-119)
 * with {@code iso_info.txt}, which tells name and version, and the software behind it.
 */
final class XrVolume {
  private static final int BLOCK = 2048;
  private static final int DESCRIPTOR = 16;
  private static final int ROOT = 18;
  private static final int INFO = 19;
  private static final int SOFTWARE = 20;
  static final int FRAME = SOFTWARE * BLOCK;
  private static final int BLOCKS_AT = DESCRIPTOR * BLOCK + 80;
  private static final String MAGIC = "\1CD001\1";

  private final String info;
  private final long payload;
  private final long seed;

  XrVolume(ImageSettings image) {
    payload = image.payload(FRAME);
    seed = image.seed();
    info = XrFormat.info(image, software());
  }

  private InputStream software() {
    return new Filler(payload, seed);
  }

  static boolean isAt(byte[] head) {
    int at = DESCRIPTOR * BLOCK;
    return head.length > FRAME
        && new String(head, at, MAGIC.length(), StandardCharsets.ISO_8859_1).equals(MAGIC);
  }

  /** The text of iso_info.txt in a file that begins so. */
  static String info(long sizeBytes, byte[] head) throws NotBootable {
    int blocks = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(BLOCKS_AT);
    if (sizeBytes / BLOCK != blocks) {
      throw new NotBootable("the volume has " + blocks + " blocks, the file " + sizeBytes / BLOCK);
    }
    return new String(head, INFO * BLOCK, BLOCK, StandardCharsets.ISO_8859_1);
  }

  /** The whole file, generated while it is read. */
  InputStream open() {
    ByteBuffer frame = ByteBuffer.allocate(FRAME).order(ByteOrder.LITTLE_ENDIAN);
    descriptor(frame);
    frame.position((DESCRIPTOR + 1) * BLOCK);
    frame.put((byte) 255).put("CD001\1".getBytes(StandardCharsets.US_ASCII));
    frame.position(ROOT * BLOCK);
    record(frame, "\0", ROOT, BLOCK, 2);
    record(frame, "\1", ROOT, BLOCK, 2);
    record(frame, "BZIMAGE.;1", SOFTWARE, payload, 0);
    record(frame, "ISO_INFO.TXT;1", INFO, info.length(), 0);
    frame.position(INFO * BLOCK);
    frame.put(info.getBytes(StandardCharsets.US_ASCII));
    return new SequenceInputStream(new ByteArrayInputStream(frame.array()), software());
  }

  private void descriptor(ByteBuffer frame) {
    int at = DESCRIPTOR * BLOCK;
    frame.position(at);
    frame.put(MAGIC.getBytes(StandardCharsets.US_ASCII));
    frame.position(BLOCKS_AT);
    both(frame, (int) ((FRAME + payload) / BLOCK));
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
