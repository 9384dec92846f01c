package io.swim.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/** A part of another content. */
final class ContentSlice implements ImageContent {
  private final ImageContent whole;
  private final long fromByte;
  private final long bytes;

  ContentSlice(ImageContent whole, long fromByte, long bytes) {
    Objects.checkFromIndexSize(fromByte, bytes, whole.sizeBytes());
    this.whole = whole;
    this.fromByte = fromByte;
    this.bytes = bytes;
  }

  @Override
  public long sizeBytes() {
    return bytes;
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    if (position >= bytes) {
      return -1;
    }
    int before = into.limit();
    into.limit(into.position() + (int) Math.min(into.remaining(), bytes - position));
    try {
      return whole.read(into, fromByte + position);
    } finally {
      into.limit(before);
    }
  }

  @Override
  public void close() {}
}
