package io.swim.testkit.internal.copy;

import io.swim.testkit.internal.client.TransferFailure;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Holds a stream to a rate, by waiting. Not thread-safe. */
final class Pace {
  private static final long MOMENT_NANOS = 20_000_000;

  private final long bytesPerSecond;
  private final LongSupplier nanos;
  private final Wait wait;
  private final long started;
  private long bytes;

  Pace(long bytesPerSecond) {
    this(bytesPerSecond, System::nanoTime, Pace::sleep);
  }

  /** By another time than the system's. */
  Pace(long bytesPerSecond, LongSupplier nanos, Wait wait) {
    this.bytesPerSecond = bytesPerSecond;
    this.nanos = nanos;
    this.wait = wait;
    this.started = nanos.getAsLong();
  }

  /** Lets time pass. */
  interface Wait {
    void nanos(long count) throws TransferFailure;
  }

  void passed(int count) throws IOException {
    bytes += count;
    long due = started + (long) (bytes * 1e9 / bytesPerSecond);
    wait.nanos(due - nanos.getAsLong());
  }

  /** A moment of a stall, which ends when somebody takes the fault away. */
  static void rest() throws TransferFailure {
    sleep(MOMENT_NANOS);
  }

  private static void sleep(long nanos) throws TransferFailure {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransferFailure(TransferFailure.Kind.INTERRUPTED, e);
    }
  }
}
