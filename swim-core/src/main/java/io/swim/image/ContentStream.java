package io.swim.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads an {@link ImageContent} in order. Not thread-safe. */
final class ContentStream extends InputStream {
  private final ImageContent content;
  private long position;

  ContentStream(ImageContent content, long fromByte) {
    this.content = content;
    this.position = fromByte;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int read = content.read(ByteBuffer.wrap(into, offset, length), position);
    if (read > 0) {
      position += read;
    }
    return read;
  }
}
