package io.swim.transfer.tftp;

/** The receiver's side of a transfer: what to do with a block (RFC 1350; RFC 7440, section 4). */
final class ReceiveWindow {
  /** What a data packet asks for. */
  enum Effect {
    /** The block is new: store it. */
    ACCEPT,
    /** The block is new: store it and acknowledge it. */
    ACCEPT_AND_ACKNOWLEDGE,
    /** Not new: say again what arrived last. */
    ACKNOWLEDGE_AGAIN,
    IGNORE
  }

  /** Once more than RFC 7440 says, and no more: a network that doubles packets looks the same. */
  private static final int REPORTS_OF_A_GAP = 2;

  private final int size;
  private int last;
  private long accepted;
  private int unacknowledged;
  private int gapReports;
  private int farthestAhead;
  private int firstAfterRollover;

  ReceiveWindow(int size) {
    this.size = size;
  }

  /** Number of the last block that arrived in order, as it stood on the wire. */
  int last() {
    return last;
  }

  /** Blocks taken so far. */
  long accepted() {
    return accepted;
  }

  /**
   * Judges a data packet.
   *
   * @param endsFile the block is shorter than the block size
   */
  Effect data(int block, boolean endsFile) {
    if (rollsOverToOne(block)) {
      firstAfterRollover = 1;
    }
    int expected = last == 0xffff ? firstAfterRollover : last + 1;
    if (block != expected) {
      return unexpected(block);
    }
    last = block;
    accepted++;
    unacknowledged++;
    gapReports = 0;
    farthestAhead = 0;
    if (endsFile || unacknowledged >= size) {
      unacknowledged = 0;
      return Effect.ACCEPT_AND_ACKNOWLEDGE;
    }
    return Effect.ACCEPT;
  }

  /** Says that {@link #last()} was acknowledged on the timer's demand. */
  void acknowledged() {
    unacknowledged = 0;
  }

  /**
   * Some senders skip block 0 when the number rolls over. In lock step block 1 cannot come before
   * block 0, so it tells them apart; with a window it could be a gap, and such senders know none.
   */
  private boolean rollsOverToOne(int block) {
    return size == 1 && block == 1 && accepted == 0xffff;
  }

  private Effect unexpected(int block) {
    boolean old = (last - block & 0xffff) < 0x8000;
    if (old) {
      // Our acknowledgment of it got lost, if we sent one; else the next ones are on their way.
      boolean lost = accepted > 0 && block == last && unacknowledged == 0;
      return lost ? Effect.ACKNOWLEDGE_AGAIN : Effect.IGNORE;
    }
    return size > 1 && gapShows(block - last & 0xffff) ? reportGap() : Effect.IGNORE;
  }

  /**
   * Whether the block that is expected got lost, which is said once; and, when the sender has gone
   * back for it, whether it got lost again: without that, only a timeout would tell the sender.
   */
  private boolean gapShows(int ahead) {
    boolean wentBack = ahead <= farthestAhead;
    farthestAhead = ahead;
    return gapReports == 0 || (wentBack && gapReports < REPORTS_OF_A_GAP);
  }

  private Effect reportGap() {
    gapReports++;
    unacknowledged = 0;
    return Effect.ACKNOWLEDGE_AGAIN;
  }
}
