package io.swim.ssh;

import io.swim.image.ImageContent;
import java.io.IOException;
import java.nio.ByteBuffer;

/** As large as one likes, with zeros behind the bytes that there are. */
class StretchedContent implements ImageContent {
  private final byte[] bytes;
  private final long size;
  long bytesRead;

  StretchedContent(byte[] bytes, long size) {
    this.bytes = bytes;
    this.size = size;
  }

  @Override
  public long sizeBytes() {
    return size;
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    if (position >= size) {
      return -1;
    }
    int count = (int) Math.min(into.remaining(), size - position);
    for (int i = 0; i < count; i++) {
      into.put(position + i < bytes.length ? bytes[(int) position + i] : 0);
    }
    bytesRead += count;
    return count;
  }

  @Override
  public void close() {}
}
