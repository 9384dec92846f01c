package io.swim.transfer.ftp;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Direct memory that one transfer after the other uses. Thread-safe. */
final class BufferPool {
  static final int BYTES = 1 << 16;
  private static final int KEPT = 64;

  private final Deque<ByteBuffer> free = new ArrayDeque<>();

  ByteBuffer take() {
    synchronized (free) {
      ByteBuffer used = free.pollLast();
      if (used != null) {
        return used.clear();
      }
    }
    return ByteBuffer.allocateDirect(BYTES);
  }

  void give(ByteBuffer buffer) {
    synchronized (free) {
      if (free.size() < KEPT) {
        free.addLast(buffer);
      }
    }
  }
}
