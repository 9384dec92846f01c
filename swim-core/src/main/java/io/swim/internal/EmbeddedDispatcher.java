package io.swim.internal;

import io.swim.job.AssignmentId;
import io.swim.spi.Alarm;
import io.swim.spi.Dispatcher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One timer thread, and the engine's executor for the work. */
public final class EmbeddedDispatcher implements Dispatcher, Alarm {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDispatcher.class);
  private static final Duration REJECTED_AGAIN = Duration.ofSeconds(1);

  private static final Duration LONGEST = Duration.ofDays(36_525);

  /** How long a step that can't be interrupted is waited for. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Clock clock;
  private final Executor executor;
  private final ScheduledThreadPoolExecutor timer;
  private final Set<Thread> workers = new HashSet<>();
  private final List<Early> early = new ArrayList<>();
  private @Nullable Consumer<AssignmentId> work;
  private boolean closed;

  public EmbeddedDispatcher(Clock clock, Executor executor) {
    this.clock = clock;
    this.executor = executor;
    timer = new ScheduledThreadPoolExecutor(1, Threads.daemons("swim-timer"));
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public synchronized void start(Consumer<AssignmentId> call) {
    work = call;
    early.forEach(each -> schedule(each.id(), each.due()));
    early.clear();
  }

  @Override
  public synchronized void schedule(AssignmentId id, Instant due) {
    if (closed) {
      return;
    }
    Consumer<AssignmentId> call = work;
    if (call == null) {
      early.add(new Early(id, due));
      return;
    }
    at(due, new Call(id, call));
  }

  @Override
  public synchronized void at(Instant due, Runnable task) {
    if (closed) {
      return;
    }
    Instant now = clock.instant();
    Duration delay = due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO;
    // More does not fit into nanoseconds, and is never for a process.
    Duration timed = delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    timer.schedule(() -> begin(task), timed.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void begin(Runnable task) {
    try {
      executor.execute(() -> work(task));
    } catch (RejectedExecutionException e) {
      LOG.warn("no thread for {}; trying again in {}", task, REJECTED_AGAIN);
      at(clock.instant().plus(REJECTED_AGAIN), task);
    }
  }

  private void work(Runnable task) {
    synchronized (this) {
      if (closed) {
        return;
      }
      workers.add(Thread.currentThread());
    }
    try {
      task.run();
    } finally {
      synchronized (this) {
        workers.remove(Thread.currentThread());
        if (closed) {
          // Ours, and not to be found by whatever the host's pool runs next.
          Thread.interrupted();
        }
        notifyAll();
      }
    }
  }

  /**
   * Interrupts the steps under way, and waits for them. Called by a step itself, for instance by a
   * listener, it does neither to that one.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    timer.shutdownNow();
    workers.stream().filter(worker -> worker != Thread.currentThread()).forEach(Thread::interrupt);
    int own = workers.contains(Thread.currentThread()) ? 1 : 0;
    long end = System.nanoTime() + PATIENCE.toNanos();
    boolean interrupted = false;
    while (workers.size() > own && System.nanoTime() < end) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (workers.size() > own) {
      LOG.warn("{} steps go on after {}", workers.size() - own, PATIENCE);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private record Early(AssignmentId id, Instant due) {}

  private record Call(AssignmentId id, Consumer<AssignmentId> work) implements Runnable {
    @Override
    public void run() {
      work.accept(id);
    }

    @Override
    public String toString() {
      return id.toString();
    }
  }
}
