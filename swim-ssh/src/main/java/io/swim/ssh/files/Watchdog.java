package io.swim.ssh.files;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.ClientServices;
import io.swim.ssh.connect.ConnectFailures;
import io.swim.ssh.connect.SshLink;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Watches one operation from a thread of its own and cuts the connection when nothing moves for too
 * long, when the time is over, or when the working thread is interrupted: in a socket that takes no
 * more bytes the library would wait for ever, and would not notice.
 */
final class Watchdog implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(200);

  /** Bytes per second. */
  private static final long SLOWEST_FLASH = 1 << 20;

  private static final Duration GRACE = Duration.ofSeconds(10);

  /** The library counts milliseconds in an int. */
  private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

  private final SshLink link;
  private final ClientServices services;
  private final Thread worker = Thread.currentThread();
  private Duration patience;
  private long movedAt = System.nanoTime();
  private String complaint = "";
  private boolean over;

  /** Begins to watch what the calling thread does. */
  Watchdog(SshLink link, ClientServices services, Duration patience) {
    this.link = link;
    this.services = services;
    this.patience = patience;
    Thread thread = new Thread(this::watch, "swim-ssh watchdog " + link.peer());
    thread.setDaemon(true);
    thread.start();
  }

  /** For limits that the library keeps: they are not to be reached before this one. */
  static Duration later(Duration patience) {
    Duration later = patience.plus(GRACE);
    return later.compareTo(LONGEST) < 0 ? later : LONGEST;
  }

  /** Something was sent or came. */
  synchronized void moved() {
    movedAt = System.nanoTime();
  }

  /**
   * From now on it may be silent for as long as a device needs that first takes everything and then
   * writes its flash.
   */
  synchronized Duration flushing(long size) {
    Duration needed = Duration.ofSeconds(size / SLOWEST_FLASH);
    patience = needed.compareTo(patience) > 0 ? needed : patience;
    movedAt = System.nanoTime();
    return patience;
  }

  private synchronized void watch() {
    try {
      while (!over) {
        TimeUnit.NANOSECONDS.timedWait(this, LOOK.toNanos());
        if (!over && isTooMuch()) {
          over = true;
          link.cut();
        }
      }
    } catch (InterruptedException e) {
      // Nobody does that; the operation goes on without being watched.
      Thread.currentThread().interrupt();
    }
  }

  private boolean isTooMuch() {
    if (System.nanoTime() - movedAt > patience.toNanos()) {
      complaint = "nothing moved for " + patience.toMillis() / 1000.0 + " s";
    } else if (services.clock().instant().isAfter(services.deadline())) {
      complaint = "the step's time was over";
    }
    return !complaint.isEmpty() || worker.isInterrupted();
  }

  /**
   * What a broken connection means.
   *
   * @param what was being done
   * @throws InterruptedException when it broke because the thread is to stop
   */
  DriverException broken(String what, DeviceEffect effect, IOException e)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    ConnectFailures.throwIfInterrupted(e);
    String why = complaint();
    boolean late = !why.isEmpty() || timedOut(e);
    return new DriverException(
            late ? FailureKind.TIMEOUT : FailureKind.UNREACHABLE,
            effect,
            link.peer()
                + ": "
                + what
                + ": "
                + (why.isEmpty() ? "the connection broke: " + e.getMessage() : why))
        .withCause(e);
  }

  private synchronized String complaint() {
    return complaint;
  }

  private static boolean timedOut(Throwable e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof java.util.concurrent.TimeoutException) {
        return true;
      }
    }
    return false;
  }

  /** The operation has ended. */
  @Override
  public synchronized void close() {
    over = true;
    notifyAll();
  }
}
