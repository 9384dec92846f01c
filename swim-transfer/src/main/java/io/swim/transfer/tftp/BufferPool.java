package io.swim.transfer.tftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** Read-ahead buffers of one event loop, kept for the next session. Used by that loop only. */
final class BufferPool {
  /** Holds the largest block, and over a hundred of the default size. */
  static final int BUFFER_BYTES = 64 * 1024 + TftpPacket.HEADER_BYTES;

  private static final int KEPT = 64;

  private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();

  /**
   * @throws IOException when the JVM has no direct memory left: one session fails, not the loop
   */
  ByteBuffer take() throws IOException {
    ByteBuffer buffer = free.poll();
    if (buffer != null) {
      return buffer;
    }
    try {
      return ByteBuffer.allocateDirect(BUFFER_BYTES);
    } catch (OutOfMemoryError e) {
      throw new IOException("no direct memory for " + BUFFER_BYTES + " bytes of read-ahead", e);
    }
  }

  void giveBack(ByteBuffer buffer) {
    if (free.size() < KEPT) {
      free.push(buffer.clear());
    }
  }
}
