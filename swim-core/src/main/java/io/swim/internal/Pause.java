package io.swim.internal;

import java.time.Duration;

/** The one place where a thread of the core sleeps. */
public final class Pause {
  private Pause() {}

  /** Waits; ends early only when the thread is interrupted. */
  public static void of(Duration duration) throws InterruptedException {
    Thread.sleep(duration.toMillis());
  }
}
