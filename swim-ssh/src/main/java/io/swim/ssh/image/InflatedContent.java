package io.swim.ssh.image;

import io.swim.image.ImageContent;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The bytes of a file that stands deflated (RFC 1951) in an archive. Reading on is as fast as
 * inflating; reading back begins anew. Thread-safe.
 */
final class InflatedContent implements ImageContent {
  private static final int MOST_AT_ONCE = 64 * 1024;

  private final ImageContent deflated;
  private final long sizeBytes;
  private Inflater inflater = new Inflater(true);
  private InputStream stream;
  private long at;

  /**
   * A file.
   *
   * @param sizeBytes that it has inflated
   */
  InflatedContent(ImageContent deflated, long sizeBytes) {
    this.deflated = deflated;
    this.sizeBytes = sizeBytes;
    this.stream = new InflaterInputStream(deflated.stream(0), inflater);
  }

  @Override
  public long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public synchronized int read(ByteBuffer into, long position) throws IOException {
    if (position >= sizeBytes) {
      return -1;
    }
    if (position < at) {
      inflater.end();
      inflater = new Inflater(true);
      stream = new InflaterInputStream(deflated.stream(0), inflater);
      at = 0;
    }
    stream.skipNBytes(position - at);
    at = position;
    long most = Math.min(Math.min(into.remaining(), sizeBytes - position), MOST_AT_ONCE);
    byte[] bytes = new byte[(int) most];
    int count = stream.read(bytes);
    if (count < 0) {
      throw new EOFException("it ends at byte " + at + " of " + sizeBytes);
    }
    into.put(bytes, 0, count);
    at += count;
    return count;
  }

  @Override
  public synchronized void close() {
    inflater.end();
  }
}
