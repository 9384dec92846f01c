package io.swim.transfer.tftp;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Cuts a file into blocks. Owned by one session. */
interface BlockSource {
  /**
   * The bytes of one block, shorter than the block size only for the last one. The four bytes
   * before the buffer's position exist and may be overwritten as long as they are put back: the
   * packet header goes there, so that a block is sent from where it was read to.
   *
   * @param number from 1; the next one, or one that is not acknowledged yet
   * @return a buffer that stays valid until the next call
   */
  ByteBuffer block(long number) throws IOException;

  /** The number of bytes before the end of block {@code number}. */
  long bytesUpTo(long number);
}
