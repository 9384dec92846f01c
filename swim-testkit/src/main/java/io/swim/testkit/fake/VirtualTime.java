package io.swim.testkit.fake;

import io.swim.job.AssignmentId;
import io.swim.spi.Alarm;
import io.swim.spi.Dispatcher;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A clock that jumps to when the next assignment is due, and the dispatcher that does the work
 * then: an hour of waiting costs nothing. All work is done on the thread that calls {@link #run}.
 *
 * <p>As the alarm of an engine it is asked to wake it every minute for ever: then only {@link
 * #runUntil} comes to an end.
 */
public final class VirtualTime implements Dispatcher, Alarm {
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
  private Consumer<AssignmentId> work = id -> {};
  private Instant now;
  private long count;
  private boolean closed;
  private @Nullable VirtualTime successor;

  /** Time begins there and goes on only in {@link #run}. */
  public VirtualTime(Instant start) {
    now = start;
  }

  /** The clock to give to the engine. */
  public Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  @Override
  public void start(Consumer<AssignmentId> call) {
    work = call;
  }

  @Override
  public void schedule(AssignmentId id, Instant due) {
    at(due, () -> work.accept(id));
  }

  @Override
  public void at(Instant due, Runnable task) {
    queue.add(new Due(due, count++, task));
  }

  /** Does everything that is due, now and ever after, until nothing is left. */
  public void run() {
    runUntil(Instant.MAX);
  }

  /** Does everything that is due until then. */
  public void runUntil(Instant end) {
    while (!closed && !queue.isEmpty() && !queue.element().at().isAfter(end)) {
      Due next = queue.remove();
      if (next.at().isAfter(now)) {
        now = next.at();
      }
      next.task().run();
    }
    if (!closed && end.isAfter(now) && !end.equals(Instant.MAX)) {
      now = end;
    }
  }

  /** Another process goes on from here: whoever asks this clock is told the other's time. */
  public void handOver(VirtualTime other) {
    successor = other;
  }

  private Instant now() {
    return successor == null ? now : successor.now();
  }

  @Override
  public void close() {
    closed = true;
    queue.clear();
  }

  private record Due(Instant at, long number, Runnable task) {}
}
