package io.swim.benchmarks;

import java.util.function.LongSupplier;

/** Looks at a number over and over and remembers the largest. */
final class PeakWatch implements AutoCloseable {
  private final LongSupplier what;
  private final long everyMillis;
  private final Thread thread;
  private volatile long peak;

  private PeakWatch(LongSupplier what, long everyMillis) {
    this.what = what;
    this.everyMillis = everyMillis;
    this.thread = new Thread(this::run, "peak-watch");
    thread.setDaemon(true);
  }

  static PeakWatch of(LongSupplier what, long everyMillis) {
    PeakWatch watch = new PeakWatch(what, everyMillis);
    watch.thread.start();
    return watch;
  }

  private void run() {
    try {
      while (true) {
        look();
        Waiting.forMillis(everyMillis);
      }
    } catch (InterruptedException e) {
      look();
    }
  }

  private void look() {
    peak = Math.max(peak, what.getAsLong());
  }

  long peak() {
    return peak;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
