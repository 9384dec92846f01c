package io.swim.testkit.internal.iosxe;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.SessionEnd;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Lets one install operation work at a time. What a session began the device finishes, also when
 * the session is gone; only a reboot stops it. Thread-safe.
 */
final class InstallDesk {
  private @Nullable Run current;

  /** Something that the device does. */
  interface Work<T> {
    T run() throws InstallRefused, SessionEnd;
  }

  /**
   * Begins an operation; empty when another one is at work.
   *
   * @param epoch of the device when the session began: nothing is done in another one
   */
  synchronized Optional<Run> begin(NetworkDevice device, int epoch) {
    if (current != null) {
      return Optional.empty();
    }
    current = new Run(device, epoch);
    return Optional.of(current);
  }

  /** The device went down: what was at work is not finished. */
  synchronized void stop() {
    if (current != null) {
      current.pending.completeExceptionally(new SessionEnd("the device was rebooted"));
      current = null;
    }
  }

  private synchronized void end(Run run) {
    if (current == run) {
      current = null;
    }
  }

  /** An operation from its first to its last step. */
  final class Run implements AutoCloseable {
    private final NetworkDevice device;
    private final int epoch;
    private CompletableFuture<?> pending = CompletableFuture.completedFuture(null);

    private Run(NetworkDevice device, int epoch) {
      this.device = device;
      this.epoch = epoch;
    }

    /** Begins a step, which is done when its time has passed. */
    <T> CompletableFuture<T> begin(Work<T> work) {
      CompletableFuture<T> done = new CompletableFuture<>();
      pending = done;
      Duration time = device.spec().install().operationTime();
      if (time.isZero()) {
        carryOut(work, done);
      } else {
        device.laterInAnyCase(time, () -> carryOut(work, done));
      }
      return done;
    }

    private <T> void carryOut(Work<T> work, CompletableFuture<T> done) {
      try {
        T result;
        synchronized (device) {
          if (device.epoch() != epoch) {
            throw new SessionEnd("the device was rebooted");
          }
          result = work.run();
        }
        done.complete(result);
      } catch (InstallRefused | SessionEnd | RuntimeException e) {
        done.completeExceptionally(e);
      }
    }

    /** Waits for a step; the session ends when the device goes down before. */
    <T> T await(CompletableFuture<T> step) throws InstallRefused, SessionEnd {
      try {
        return step.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SessionEnd("the device is switched off");
      } catch (ExecutionException e) {
        if (e.getCause() instanceof InstallRefused refused) {
          throw refused;
        }
        if (e.getCause() instanceof SessionEnd end) {
          throw end;
        }
        throw new IllegalStateException("an install operation failed", e.getCause());
      }
    }

    /** The session has nothing more to order. */
    @Override
    public void close() {
      pending.whenComplete((result, problem) -> end(this));
    }
  }
}
