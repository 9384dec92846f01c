package io.swim.testkit.contract;

import io.swim.image.ImageContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes that tell what was done with them, and of which some may not be readable. Thread-safe. */
final class ProbedContent implements ImageContent {
  static final String BROKEN = "the disk broke";

  private final byte[] bytes;
  private final long size;
  private final long brokenFrom;
  private final int atOnce;
  private final AtomicLong bytesRead = new AtomicLong();
  private volatile boolean closed;

  private ProbedContent(byte[] bytes, long size, long brokenFrom, int atOnce) {
    this.bytes = bytes;
    this.size = size;
    this.brokenFrom = brokenFrom;
    this.atOnce = atOnce;
  }

  static ProbedContent of(byte[] bytes) {
    return new ProbedContent(bytes, bytes.length, Long.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** Zeros follow, up to that size. */
  ProbedContent stretched(long sizeBytes) {
    return new ProbedContent(bytes, sizeBytes, brokenFrom, atOnce);
  }

  /** Whoever reads that byte or a later one gets an IOException. */
  ProbedContent brokenFrom(long position) {
    return new ProbedContent(bytes, size, position, atOnce);
  }

  /** Never gives more bytes at once. */
  ProbedContent inPieces(int mostBytes) {
    return new ProbedContent(bytes, size, brokenFrom, mostBytes);
  }

  long bytesRead() {
    return bytesRead.get();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public long sizeBytes() {
    return size;
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    if (position < 0) {
      throw new IllegalArgumentException("nothing is at " + position);
    }
    if (position >= size) {
      return -1;
    }
    if (position >= brokenFrom) {
      throw new IOException(BROKEN);
    }
    long end = Math.min(size, brokenFrom);
    int count = (int) Math.min(Math.min(into.remaining(), atOnce), end - position);
    int real = (int) Math.max(0, Math.min(count, bytes.length - position));
    if (real > 0) {
      into.put(bytes, (int) position, real);
    }
    into.put(new byte[count - real]);
    bytesRead.addAndGet(count);
    return count;
  }

  @Override
  public void close() {
    closed = true;
  }
}
