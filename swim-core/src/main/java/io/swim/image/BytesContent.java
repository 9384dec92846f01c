package io.swim.image;

import java.nio.ByteBuffer;

/** Content in memory. */
final class BytesContent implements ImageContent {
  private final byte[] bytes;

  BytesContent(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long sizeBytes() {
    return bytes.length;
  }

  @Override
  public int read(ByteBuffer into, long position) {
    if (position >= bytes.length) {
      return -1;
    }
    int length = (int) Math.min(into.remaining(), bytes.length - position);
    into.put(bytes, (int) position, length);
    return length;
  }

  @Override
  public void close() {}
}
