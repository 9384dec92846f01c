package io.swim.testkit.internal.image;

import java.io.InputStream;

/** Repeatable bytes that look compressed: xorshift64*, the same for the same seed. */
final class Filler extends InputStream {
  private final byte[] block = new byte[8192];
  private long state;
  private long left;
  private int position = block.length;

  Filler(long length, long seed) {
    this.left = length;
    this.state = seed * 0x9E3779B97F4A7C15L | 1;
  }

  /** The CRC-32 of all its bytes; reads them, so callers keep the value. */
  static long crc(long length, long seed) {
    return Digests.crc(new Filler(length, seed));
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (left == 0) {
      return -1;
    }
    if (position == block.length) {
      fill();
    }
    int count = (int) Math.min(Math.min(length, block.length - position), left);
    System.arraycopy(block, position, into, offset, count);
    position += count;
    left -= count;
    return count;
  }

  private void fill() {
    for (int i = 0; i < block.length; i += 8) {
      state ^= state >>> 12;
      state ^= state << 25;
      state ^= state >>> 27;
      long value = state * 0x2545F4914F6CDD1DL;
      for (int shift = 0; shift < 8; shift++) {
        block[i + shift] = (byte) (value >>> (8 * shift));
      }
    }
    position = 0;
  }
}
