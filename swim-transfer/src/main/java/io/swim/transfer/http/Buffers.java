package io.swim.transfer.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Buffers outside the heap, which cost much to make: some are kept. Thread-safe. */
final class Buffers {
  static final int BYTES = 1 << 17;
  private static final int KEPT = 64;

  private final Deque<ByteBuffer> free = new ArrayDeque<>();

  /**
   * @throws IOException when the JVM has no such memory left: one transfer fails
   */
  ByteBuffer take() throws IOException {
    synchronized (free) {
      ByteBuffer kept = free.poll();
      if (kept != null) {
        return kept.clear();
      }
    }
    try {
      return ByteBuffer.allocateDirect(BYTES);
    } catch (OutOfMemoryError e) {
      throw new IOException("no direct memory for a buffer of " + BYTES + " bytes", e);
    }
  }

  void give(ByteBuffer buffer) {
    synchronized (free) {
      if (free.size() < KEPT) {
        free.push(buffer);
      }
    }
  }
}
