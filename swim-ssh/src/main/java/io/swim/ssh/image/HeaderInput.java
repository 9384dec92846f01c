package io.swim.ssh.image;

import io.swim.image.ImageContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Gives one header of an archive to a library that reads as much as the header tells it to: a
 * header, with all that belongs to it, may only be so long.
 */
final class HeaderInput extends InputStream {
  /** Names and attributes come in blocks before it; each is a call within a call of the library. */
  private static final int MOST_BYTES = 128 * 1024;

  private final ImageContent content;
  private long position;
  private int left = MOST_BYTES;
  private @Nullable IOException failure;

  HeaderInput(ImageContent content, long position) {
    this.content = content;
    this.position = position;
  }

  /** In bytes from the start of the archive: behind a header, where the bytes of its file begin. */
  long position() {
    return position;
  }

  /** Throws what the content itself threw: then the archive is not to blame. */
  void checkRead() throws IOException {
    if (failure != null) {
      throw failure;
    }
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
    if (left == 0) {
      throw new IOException("a header has more than " + MOST_BYTES + " bytes");
    }
    int count;
    try {
      count = content.read(ByteBuffer.wrap(into, offset, Math.min(length, left)), position);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
    if (count > 0) {
      position += count;
      left -= count;
    }
    return count;
  }

  @Override
  public int available() {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, content.sizeBytes() - position));
  }
}
