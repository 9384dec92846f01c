package io.swim.transfer.tftp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Blocks of a stream; keeps those of one window, because a stream can't be read twice. */
final class StreamSource implements BlockSource {
  private final InputStream from;
  private final int blockSize;
  private final ByteBuffer[] window;
  private long read;
  private long bytes;

  StreamSource(InputStream from, int blockSize, int windowSize) {
    this.from = from;
    this.blockSize = blockSize;
    this.window = new ByteBuffer[windowSize];
  }

  @Override
  public ByteBuffer block(long number) throws IOException {
    int slot = (int) (number % window.length);
    if (number > read) {
      if (window[slot] == null) {
        window[slot] = ByteBuffer.allocate(TftpPacket.HEADER_BYTES + blockSize);
      }
      int length = from.readNBytes(window[slot].array(), TftpPacket.HEADER_BYTES, blockSize);
      window[slot].limit(TftpPacket.HEADER_BYTES + length);
      read = number;
      bytes += length;
    }
    return window[slot].position(TftpPacket.HEADER_BYTES);
  }

  /** What was read so far, when that ends in block {@code number}. */
  @Override
  public long bytesUpTo(long number) {
    return number >= read ? bytes : number * blockSize;
  }
}
