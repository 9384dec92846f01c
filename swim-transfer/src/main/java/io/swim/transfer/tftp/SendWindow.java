package io.swim.transfer.tftp;

import java.util.OptionalLong;

/**
 * The sender's side of a transfer: which block goes out next and what an acknowledgment means (RFC
 * 1350, section 2; RFC 7440, section 4). Blocks are counted in a long; only the wire sees 16 bits.
 */
final class SendWindow {
  /** What an acknowledgment did. */
  enum Effect {
    /** Old or doubled: nothing may be sent because of it (the Sorcerer's Apprentice). */
    STALE,
    /** Everything sent so far has arrived. */
    PROGRESS,
    /** The peer lost a block inside the window: sending goes on right after the one it has. */
    RESTART
  }

  private static final long UNKNOWN = Long.MAX_VALUE;

  private final int size;
  private final long[] sentAt;
  private long acknowledged;
  private long next = 1;
  private long highestSent;
  private long highestRepeated;
  private boolean advanced;
  private long last = UNKNOWN;
  private long restartedAfter = -1;

  SendWindow(int size) {
    this.size = size;
    this.sentAt = new long[size];
  }

  boolean maySend() {
    return next <= last && next <= acknowledged + size;
  }

  long next() {
    return next;
  }

  long acknowledged() {
    return acknowledged;
  }

  /** Says that {@link #next()} was sent. */
  void sent(long now) {
    if (next > highestSent) {
      highestSent = next;
      sentAt[slot(next)] = now;
    } else {
      highestRepeated = Math.max(highestRepeated, next);
    }
    next++;
  }

  /** Says that {@code block} is the short one that ends the file. */
  void endsAt(long block) {
    last = block;
  }

  boolean complete() {
    return acknowledged >= last;
  }

  /** Whether blocks are out whose acknowledgment is missing. */
  boolean outstanding() {
    return highestSent > acknowledged;
  }

  Effect acknowledge(int wireBlock) {
    advanced = false;
    int ahead = wireBlock - (int) acknowledged & 0xffff;
    if (ahead == 0) {
      return repeated();
    }
    long block = acknowledged + ahead;
    if (block > highestSent) {
      return Effect.STALE;
    }
    acknowledged = block;
    advanced = true;
    boolean restart = block < next - 1;
    next = block + 1;
    return restart ? Effect.RESTART : Effect.PROGRESS;
  }

  /**
   * With a window, the peer repeats its acknowledgment when the first block of the next window got
   * lost; but the network may have doubled it too. So it counts once and no more; a real loss of
   * that repeat is left to the timer.
   */
  private Effect repeated() {
    if (size == 1 || next <= acknowledged + 1 || restartedAfter == acknowledged) {
      return Effect.STALE;
    }
    restartedAfter = acknowledged;
    next = acknowledged + 1;
    return Effect.RESTART;
  }

  /**
   * The time from sending the block that was acknowledged last to its acknowledgment at {@code
   * now}; empty when the block was sent more than once. Where a block got lost after it, the answer
   * had to wait for the one after that, which was sent in the meantime: the time is never too
   * short.
   */
  OptionalLong roundTrip(long now) {
    return advanced && acknowledged > highestRepeated
        ? OptionalLong.of(now - sentAt[slot(acknowledged)])
        : OptionalLong.empty();
  }

  private int slot(long block) {
    return (int) (block % size);
  }

  /** No acknowledgment came in time: the window is sent again. */
  void timedOut() {
    next = acknowledged + 1;
  }
}
