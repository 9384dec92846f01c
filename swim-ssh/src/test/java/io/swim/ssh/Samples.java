package io.swim.ssh;

import io.swim.image.ImageContent;
import java.nio.ByteBuffer;
import java.util.Random;

/** Bytes that differ everywhere. */
final class Samples {
  static final int MIB = 1 << 20;

  private Samples() {}

  static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  static ImageContent content(byte[] bytes) {
    return ImageContent.of(bytes);
  }

  /** Ends early: the image was cut behind our back. */
  static ImageContent torn(byte[] bytes, int at) {
    return new ImageContent() {
      @Override
      public long sizeBytes() {
        return bytes.length;
      }

      @Override
      public int read(ByteBuffer into, long position) {
        int count = (int) Math.min(into.remaining(), at - position);
        if (count <= 0) {
          return -1;
        }
        into.put(bytes, (int) position, count);
        return count;
      }

      @Override
      public void close() {}
    };
  }
}
