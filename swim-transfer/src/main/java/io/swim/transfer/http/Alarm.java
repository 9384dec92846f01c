package io.swim.transfer.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends something that takes too long: a blocking write has no time limit of its own. */
final class Alarm {
  private final CompletableFuture<Void> rings = new CompletableFuture<>();

  private Alarm() {}

  /**
   * @param end called on a thread of the JDK's, must not block
   */
  static Alarm after(Duration limit, Runnable end) {
    Alarm alarm = new Alarm();
    alarm
        .rings
        .orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS)
        .exceptionally(
            late -> {
              end.run();
              return null;
            });
    return alarm;
  }

  /** It doesn't ring any more. */
  void close() {
    rings.complete(null);
  }
}
