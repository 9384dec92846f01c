package io.swim.testkit.contract;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;

/** The one place where a contract test waits. */
final class Patience {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration GLANCE = Duration.ofMillis(10);
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private Patience() {}

  /** Ends early only by an interrupt. */
  static void pause(Duration duration) throws InterruptedException {
    if (NEVER.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException("never comes");
    }
  }

  /** What a task does that takes its time: interrupts change nothing. */
  static void work(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    boolean interrupted = false;
    long left = duration.toNanos();
    while (left > 0) {
      try {
        pause(Duration.ofNanos(left));
      } catch (InterruptedException e) {
        interrupted = true;
      }
      left = end - System.nanoTime();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fails when {@code condition} does not come true within half a minute. */
  static void until(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        Assertions.fail("not within " + LONGEST.toSeconds() + " s: " + what);
      }
      pause(GLANCE);
    }
  }
}
