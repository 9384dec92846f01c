package io.swim.ssh.image;

import io.swim.image.ImageContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads pieces of a file at any position, as far as there are bytes. */
final class ContentReader {
  private final ImageContent content;
  private final long size;

  ContentReader(ImageContent content) {
    this.content = content;
    this.size = content.sizeBytes();
  }

  long size() {
    return size;
  }

  /** Up to {@code length} bytes from {@code position}, little-endian, ready to be read. */
  ByteBuffer read(long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    if (position >= 0) {
      int count = 1;
      while (buffer.hasRemaining() && count > 0) {
        count = content.read(buffer, position + buffer.position());
      }
    }
    return buffer.flip();
  }
}
