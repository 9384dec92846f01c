package io.swim.testkit.internal.copy;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Holds a stream to a rate, by waiting. Not thread-safe. */
final class Pace {
  private final long bytesPerSecond;
  private final long started = System.nanoTime();
  private long bytes;

  Pace(long bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
  }

  void passed(int count) throws IOException {
    bytes += count;
    long due = started + (long) (bytes * 1e9 / bytesPerSecond);
    try {
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransferFailure(TransferFailure.Kind.INTERRUPTED, e);
    }
  }
}
