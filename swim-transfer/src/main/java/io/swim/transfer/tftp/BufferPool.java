package io.swim.transfer.tftp;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** Read-ahead buffers of one event loop, kept for the next session. Used by that loop only. */
final class BufferPool {
  /** Holds the largest block, and over a hundred of the default size. */
  static final int BUFFER_BYTES = 64 * 1024 + TftpPacket.HEADER_BYTES;

  private static final int KEPT = 64;

  private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();

  ByteBuffer take() {
    ByteBuffer buffer = free.poll();
    return buffer == null ? ByteBuffer.allocateDirect(BUFFER_BYTES) : buffer;
  }

  void giveBack(ByteBuffer buffer) {
    if (free.size() < KEPT) {
      free.push(buffer.clear());
    }
  }
}
