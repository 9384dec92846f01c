package io.swim.spi;

import java.time.Duration;
import java.util.Objects;

/** How a transfer stands. */
public sealed interface TransferResult {
  /** The device says that it has the whole file. */
  record Finished() implements TransferResult {}

  /**
   * The device is at it.
   *
   * @param token with which to go on, even after a restart; holds no secret
   * @param askAgainAfter when to look again
   */
  record InProgress(String token, Duration askAgainAfter) implements TransferResult {
    public InProgress {
      Objects.requireNonNull(token, "token");
      Objects.requireNonNull(askAgainAfter, "askAgainAfter");
    }
  }
}
