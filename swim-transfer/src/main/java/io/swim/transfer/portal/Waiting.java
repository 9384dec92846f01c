package io.swim.transfer.portal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets time pass. */
final class Waiting {
  private Waiting() {}

  /** Ends early only when the thread is interrupted. */
  static void of(Duration duration) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    if (never.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException("nobody counts it down");
    }
  }
}
