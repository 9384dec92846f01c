package io.swim;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the threads that import, whosever they are: when the engine is closed they are interrupted
 * and waited for, since the folder that they write to may go with it.
 */
final class ImportsUnderWay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ImportsUnderWay.class);

  /** An import that is broken off deletes what it has written, and no more. */
  private static final Duration AT_MOST = Duration.ofSeconds(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition oneEnded = lock.newCondition();
  private final Set<Thread> atWork = new HashSet<>();
  private final Set<Thread> interrupted = new HashSet<>();
  private boolean closed;

  /**
   * Imports on this thread. It is not interrupted any more when this returns.
   *
   * @throws SwimException CLOSED when the engine was closed before or meanwhile
   */
  <T> T run(Supplier<T> importing) {
    begin();
    try {
      return importing.get();
    } catch (RuntimeException e) {
      throw wasBrokenOff()
          ? new SwimException(
              ErrorCode.CLOSED, "the engine was closed during the import: " + e.getMessage(), e)
          : e;
    } finally {
      end();
    }
  }

  private void begin() {
    lock.lock();
    try {
      if (closed) {
        throw new SwimException(ErrorCode.CLOSED, "the engine is closed");
      }
      atWork.add(Thread.currentThread());
    } finally {
      lock.unlock();
    }
  }

  private boolean wasBrokenOff() {
    lock.lock();
    try {
      return interrupted.contains(Thread.currentThread());
    } finally {
      lock.unlock();
    }
  }

  /** An interrupt of ours is over with the import, and none of the host's business. */
  private void end() {
    lock.lock();
    try {
      atWork.remove(Thread.currentThread());
      if (interrupted.remove(Thread.currentThread())) {
        Thread.interrupted();
      }
      oneEnded.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends them all, but for that of the thread that calls this. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      Set<Thread> others = new HashSet<>(atWork);
      others.remove(Thread.currentThread());
      interrupted.addAll(others);
      others.forEach(Thread::interrupt);
      long left = AT_MOST.toNanos();
      while (atWork.stream().anyMatch(others::contains) && left > 0) {
        left = oneEnded.awaitNanos(left);
      }
      if (left <= 0) {
        LOG.warn("{} imports have not ended within {}", atWork.size(), AT_MOST);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
