package io.swim.testkit.internal.unix;

import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.InstallFault.InstallOperation;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.terminal.SessionEnd;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * An installation that a device goes on with whatever becomes of the session that began it; only a
 * reboot stops it. Thread-safe.
 */
public final class Installation {
  private Optional<String> name = Optional.empty();
  private int epoch;

  /** What is at work, as the device calls it. */
  public synchronized Optional<String> underWay(NetworkDevice device) {
    return device.epoch() == epoch ? name : Optional.empty();
  }

  private synchronized boolean begin(NetworkDevice device, String what) {
    if (underWay(device).isPresent()) {
      return false;
    }
    name = Optional.of(what);
    epoch = device.epoch();
    return true;
  }

  private synchronized void end(int begun) {
    if (epoch == begun) {
      name = Optional.empty();
    }
  }

  /**
   * Does something in the time that this device takes to install, and waits for it.
   *
   * @param what as the device calls it
   * @param first done at once
   * @param work done in the end, unless the device went down before
   * @return false when another one is at work; nothing is begun then
   * @throws SessionEnd when the session drops, or the device goes down
   */
  public boolean carryOut(NetworkDevice device, String what, Runnable first, Runnable work)
      throws SessionEnd {
    if (!begin(device, what)) {
      return false;
    }
    int begun = device.epoch();
    synchronized (device) {
      first.run();
    }
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    device.laterInAnyCase(
        device.spec().install().operationTime(), () -> done.complete(finish(device, begun, work)));
    if (device.faults().take(InstallFault.dropSessionDuring(InstallOperation.ADD))) {
      throw new SessionEnd("fault: session dropped during ADD");
    }
    try {
      if (!done.get()) {
        throw new SessionEnd("the device was rebooted");
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SessionEnd("the device is switched off");
    } catch (ExecutionException e) {
      throw new IllegalStateException("an installation failed", e.getCause());
    }
  }

  private boolean finish(NetworkDevice device, int begun, Runnable work) {
    synchronized (device) {
      boolean up = device.epoch() == begun;
      if (up) {
        work.run();
      }
      end(begun);
      return up;
    }
  }
}
