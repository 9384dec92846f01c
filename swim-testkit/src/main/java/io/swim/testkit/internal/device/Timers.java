package io.swim.testkit.internal.device;

import java.time.Duration;

/** Runs something later, on the time of the fleet. */
public interface Timers {
  void schedule(Duration delay, Runnable task);
}
