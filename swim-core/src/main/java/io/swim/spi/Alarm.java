package io.swim.spi;

import java.time.Instant;

/**
 * Wakes this process at an instant, for what is not about one assignment. Embedded: a timer and a
 * pool of threads. Nothing of it outlives the process. Thread-safe.
 */
public interface Alarm extends AutoCloseable {
  /**
   * Has the task run at {@code due} or as soon after it as possible, once, on a thread that it may
   * block.
   */
  void at(Instant due, Runnable task);

  /**
   * Runs nothing more; interrupts the tasks under way, and returns when they have ended. A task
   * itself may call it: then it must not wait for that one.
   */
  @Override
  void close();
}
