package io.swim.transfer.tftp;

/**
 * Decides whether an event loop polls for a moment before it sleeps. In lock step with a peer that
 * answers within microseconds, waking up costs more than the packet: polling doubles the rate. It
 * is tried again now and then, and goes on only while most tries find a packet, so that slower
 * networks pay next to nothing.
 */
final class Spin {
  /** Long enough for an answer on the same host, too short to matter when it doesn't come. */
  static final long NANOS = 20_000;

  private static final int MOST_CREDIT = 8;
  private static final int PROBE_EVERY = 128;
  private static final boolean POSSIBLE = Runtime.getRuntime().availableProcessors() > 1;

  private int credit = MOST_CREDIT;
  private int skipped;

  /** Asked when the loop has just worked and would sleep now. */
  boolean worthATry() {
    if (!POSSIBLE) {
      return false;
    }
    if (credit > 0) {
      return true;
    }
    skipped++;
    if (skipped < PROBE_EVERY) {
      return false;
    }
    skipped = 0;
    return true;
  }

  void found() {
    credit = Math.min(MOST_CREDIT, credit + 1);
  }

  void foundNothing() {
    credit = Math.max(0, credit - 2);
  }
}
