package io.swim.transfer.tftp;

import io.swim.image.ImageContent;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Blocks of a content, read ahead in chunks so that a small block costs no read of its own. */
final class OctetSource implements BlockSource {
  private final ImageContent content;
  private final long size;
  private final int blockSize;
  private final ByteBuffer chunk;
  private final int chunkBytes;
  private long chunkStart;
  private int chunkLength;

  /**
   * @param chunk room for the header and one block at least
   */
  OctetSource(ImageContent content, long size, int blockSize, ByteBuffer chunk) {
    this.content = content;
    this.size = size;
    this.blockSize = blockSize;
    this.chunk = chunk;
    int room = chunk.capacity() - TftpPacket.HEADER_BYTES;
    this.chunkBytes = room - room % blockSize;
  }

  @Override
  public ByteBuffer block(long number) throws IOException {
    long from = (number - 1) * blockSize;
    int length = (int) Math.min(blockSize, size - from);
    if (from < chunkStart || from + length > chunkStart + chunkLength) {
      fill(from);
    }
    int offset = TftpPacket.HEADER_BYTES + (int) (from - chunkStart);
    return chunk.limit(offset + length).position(offset);
  }

  @Override
  public long bytesUpTo(long number) {
    return Math.min(size, number * blockSize);
  }

  private void fill(long from) throws IOException {
    chunkLength = 0;
    chunkStart = from;
    int wanted = (int) Math.min(chunkBytes, size - from);
    chunk.limit(TftpPacket.HEADER_BYTES + wanted).position(TftpPacket.HEADER_BYTES);
    while (chunk.hasRemaining()) {
      long at = from + chunk.position() - TftpPacket.HEADER_BYTES;
      if (content.read(chunk, at) < 0) {
        throw new EOFException("content of " + size + " bytes ended at byte " + at);
      }
    }
    chunkLength = wanted;
  }
}
