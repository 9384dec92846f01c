package io.swim.internal;

import java.time.Duration;

/** The one place where a thread of the core sleeps. */
final class Pause {
  private Pause() {}

  static void of(Duration duration) throws InterruptedException {
    Thread.sleep(duration.toMillis());
  }
}
