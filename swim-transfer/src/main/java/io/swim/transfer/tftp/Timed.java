package io.swim.transfer.tftp;

import java.util.concurrent.atomic.AtomicLong;

/** Something that wants to be called at a time. Belongs to one event loop. */
abstract class Timed {
  static final long NEVER = Long.MAX_VALUE;
  private static final AtomicLong IDS = new AtomicLong();

  final long id = IDS.incrementAndGet();

  /** When to be called, in nanoseconds of the loop's ticker. */
  long dueAt = NEVER;

  /** Where it stands in the queue: at {@link #dueAt} or earlier. Kept by {@link Timers}. */
  long queuedAt = NEVER;

  abstract void due(long now);
}
