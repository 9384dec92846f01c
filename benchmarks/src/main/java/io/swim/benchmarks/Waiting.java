package io.swim.benchmarks;

import java.io.IOException;
import java.time.Duration;

/** The only place that sleeps. */
final class Waiting {
  private static final long STEP_MILLIS = 20;

  /** Something that becomes true. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException;
  }

  private Waiting() {}

  static void forMillis(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  /**
   * Waits until it holds.
   *
   * @throws IOException when the time is over
   */
  static void until(String what, Duration atMost, Condition condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IOException(what + " did not happen within " + atMost.toSeconds() + " s");
      }
      Thread.sleep(STEP_MILLIS);
    }
  }
}
