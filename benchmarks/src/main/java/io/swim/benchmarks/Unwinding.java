package io.swim.benchmarks;

import java.time.Duration;

/** Lets the main thread clean up when the process is told to end (SIGTERM, Ctrl-C). */
final class Unwinding {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Unwinding() {}

  /** From now on the end of the process interrupts the calling thread and waits for its end. */
  static void onExit() {
    Thread main = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  main.interrupt();
                  try {
                    main.join(PATIENCE.toMillis());
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
  }
}
