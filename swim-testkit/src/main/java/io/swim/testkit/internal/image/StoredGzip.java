package io.swim.testkit.internal.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A gzip file (RFC 1952) that is stored and not compressed, so that its size is known beforehand; a
 * long name in its header makes up for what is missing.
 */
final class StoredGzip {
  private static final int HEADER = 10;
  private static final int TRAILER = 8;
  private static final int BLOCK = 65_535;
  private static final int BLOCK_HEADER = 5;

  private final Supplier<InputStream> content;
  private final long length;
  private final int name;
  private final long crc;

  /**
   * A file.
   *
   * @param size of the whole file in bytes
   * @param length of the content
   */
  StoredGzip(Supplier<InputStream> content, long length, long size) {
    this.content = content;
    this.length = length;
    this.name = Math.toIntExact(size - frame(length));
    this.crc = Digests.crc(content.get());
  }

  /** The bytes around a content of that length, with a name of nothing but its end. */
  static long frame(long length) {
    return HEADER + length + (length + BLOCK - 1) / BLOCK * BLOCK_HEADER + TRAILER;
  }

  InputStream open() {
    byte[] head = new byte[HEADER + name];
    Arrays.fill(head, HEADER, head.length - 1, (byte) 'j');
    head[0] = 0x1f;
    head[1] = (byte) 0x8b;
    head[2] = 8;
    head[3] = 8;
    head[9] = 3;
    byte[] end =
        ByteBuffer.allocate(TRAILER)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt((int) crc)
            .putInt((int) length)
            .array();
    return new SequenceInputStream(
        new SequenceInputStream(new ByteArrayInputStream(head), new Blocks(content.get(), length)),
        new ByteArrayInputStream(end));
  }

  /** The content in blocks of deflate (RFC 1951, section 3.2.4). */
  private static final class Blocks extends InputStream {
    private final InputStream content;
    private long left;
    private ByteArrayInputStream block = new ByteArrayInputStream(new byte[0]);

    Blocks(InputStream content, long length) {
      this.content = content;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      if (block.available() == 0 && left > 0) {
        int size = (int) Math.min(BLOCK, left);
        left -= size;
        ByteArrayOutputStream next = new ByteArrayOutputStream();
        next.write(left == 0 ? 1 : 0);
        next.write(size);
        next.write(size >> 8);
        next.write(~size);
        next.write(~size >> 8);
        next.write(content.readNBytes(size));
        block = new ByteArrayInputStream(next.toByteArray());
      }
      return block.read(into, offset, count);
    }
  }
}
