package io.swim.testkit.internal.iosxe;

import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.SessionEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Lets one install operation work at a time. What a session began the device finishes, also when
 * the session is gone; only a reboot stops it. Thread-safe.
 */
final class InstallDesk {
  private final List<String> log = new ArrayList<>();
  private @Nullable Run current;

  /** Something that the device does. */
  interface Work<T> {
    T run() throws InstallRefused, SessionEnd;
  }

  /**
   * Begins an operation; empty when another one is at work.
   *
   * @param name as the log has it
   * @param epoch of the device when the session began: nothing is done in another one
   */
  synchronized Optional<Run> begin(NetworkDevice device, String name, int epoch) {
    if (current != null) {
      return Optional.empty();
    }
    current = new Run(device, name, epoch);
    note(current, "START");
    return Optional.of(current);
  }

  /** The device went down: what was at work is not finished. */
  synchronized void stop() {
    if (current != null) {
      current.pending.completeExceptionally(new SessionEnd("the device was rebooted"));
      Run boot = new Run(current.device, "install_op_boot", current.epoch);
      note(boot, "START");
      note(boot, "END SUCCESS ");
      current = null;
    }
  }

  /** What began and what ended, the oldest first, as {@code show install log} has it. */
  synchronized List<String> log() {
    return List.copyOf(log);
  }

  private void note(Run run, String what) {
    String time = InstallText.time(run.device.clock().instant());
    log.add("[" + log.size() / 2 + "|" + run.name + "]: " + what + " " + time);
  }

  private synchronized void end(Run run) {
    if (current == run) {
      note(run, "END SUCCESS ");
      current = null;
    }
  }

  /** An operation from its first to its last step. */
  final class Run implements AutoCloseable {
    private final NetworkDevice device;
    private final String name;
    private final int epoch;
    private CompletableFuture<?> pending = CompletableFuture.completedFuture(null);

    private Run(NetworkDevice device, String name, int epoch) {
      this.device = device;
      this.name = name;
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
