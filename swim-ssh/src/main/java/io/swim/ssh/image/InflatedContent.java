package io.swim.ssh.image;

import io.swim.image.ImageContent;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file that stands deflated (RFC 1951) in an archive. Reading on is as fast as
 * inflating; reading back begins anew. Memory outside the heap is held only from the first read
 * until all is read, or the file turns out to be damaged. Thread-safe.
 */
final class InflatedContent implements ImageContent {
  private static final int MOST_AT_ONCE = 64 * 1024;

  private final ImageContent deflated;
  private final long sizeBytes;
  private @Nullable Inflating inflating;
  private boolean closed;

  /**
   * A file.
   *
   * @param sizeBytes that it has inflated
   */
  InflatedContent(ImageContent deflated, long sizeBytes) {
    this.deflated = deflated;
    this.sizeBytes = sizeBytes;
  }

  @Override
  public long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public synchronized int read(ByteBuffer into, long position) throws IOException {
    if (closed) {
      throw new IOException("it is closed");
    }
    if (position >= sizeBytes) {
      return -1;
    }
    try {
      int count = at(position).read(into);
      if (position + count == sizeBytes) {
        end();
      }
      return count;
    } catch (IOException | RuntimeException e) {
      end();
      throw e;
    }
  }

  private Inflating at(long position) throws IOException {
    if (inflating != null && position < inflating.at) {
      end();
    }
    if (inflating == null) {
      inflating = new Inflating();
    }
    inflating.skipTo(position);
    return inflating;
  }

  private void end() {
    if (inflating != null) {
      inflating.inflater.end();
      inflating = null;
    }
  }

  /** Whether memory outside the heap is held now. */
  synchronized boolean isInflating() {
    return inflating != null;
  }

  @Override
  public synchronized void close() {
    closed = true;
    end();
  }

  /** From the first byte on. */
  private final class Inflating {
    private final Inflater inflater = new Inflater(true);
    private final InputStream stream = new InflaterInputStream(deflated.stream(0), inflater);
    private long at;

    private void skipTo(long position) throws IOException {
      stream.skipNBytes(position - at);
      at = position;
    }

    private int read(ByteBuffer into) throws IOException {
      long most = Math.min(Math.min(into.remaining(), sizeBytes - at), MOST_AT_ONCE);
      byte[] bytes = new byte[(int) most];
      int count = stream.read(bytes);
      if (count < 0) {
        throw new EOFException("it ends at byte " + at + " of " + sizeBytes);
      }
      into.put(bytes, 0, count);
      at += count;
      return count;
    }
  }
}
