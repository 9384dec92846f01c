package io.swim.internal;

import io.swim.spi.SignsOfLife;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A device that says nothing is at work as long as our server sees bytes move, and, when it has
 * them all, for as long as a slow flash may take for them.
 */
final class MovingBytes implements SignsOfLife {
  /** What the slowest flash that is in use writes; measured devices write 2 to 5 times that. */
  private static final long FLASH_BYTES_A_SECOND = 512 * 1024;

  private final LongSupplier moved;
  private final long size;
  private long before;

  /**
   * @param moved bytes that our server has seen so far
   * @param size of the whole file
   */
  MovingBytes(LongSupplier moved, long size) {
    this.moved = moved;
    this.size = size;
    this.before = moved.getAsLong();
  }

  @Override
  public boolean seen(Duration silence) {
    long now = moved.getAsLong();
    boolean moving = now != before;
    before = now;
    return moving || now >= size && size > 0 && silence.compareTo(timeToWrite(size)) < 0;
  }

  /** What a slow flash may take for so many bytes. */
  static Duration timeToWrite(long size) {
    return Duration.ofSeconds(size / FLASH_BYTES_A_SECOND);
  }
}
