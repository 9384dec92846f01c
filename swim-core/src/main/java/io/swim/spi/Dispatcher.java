package io.swim.spi;

import io.swim.job.AssignmentId;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Calls the engine when an assignment is due. Embedded: a timer and a pool of threads. For many
 * nodes: a distributed scheduler.
 */
public interface Dispatcher extends AutoCloseable {
  /** Begins to call {@code work}; before this, what is scheduled is kept. */
  void start(Consumer<AssignmentId> work);

  /** Has {@code work} called at {@code due} or as soon after it as possible, at least once. */
  void schedule(AssignmentId id, Instant due);

  /**
   * Calls no more; returns when those under way have ended. A step itself may call it, because a
   * listener closes the engine: then it must not wait for that step.
   */
  @Override
  void close();
}
