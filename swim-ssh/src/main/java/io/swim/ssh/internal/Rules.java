package io.swim.ssh.internal;

import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link Conversation} is listened to for. */
interface Rules {
  /** After the last byte: a prompt has settled; log lines are over; nobody says more. */
  List<Duration> SILENCES =
      List.of(Duration.ofMillis(30), Duration.ofMillis(300), Duration.ofSeconds(1));

  /** Silence after which a whole prompt is believed. */
  Duration SETTLED = SILENCES.get(0);

  /** Silence after which a prompt with log lines behind it is believed. */
  Duration STILL = SILENCES.get(1);

  /** Silence after which a question is believed to wait for an answer. */
  Duration WAITING = SILENCES.get(2);

  /** A line was finished. */
  void line(String line) throws DriverException;

  /**
   * Looks at the line that the cursor is on, after every arrival and every short silence; may
   * answer it.
   *
   * @param quiet for how long nothing has come
   * @return whether there is nothing more to listen for
   */
  boolean satisfied(String tail, Duration quiet) throws DriverException, InterruptedException;

  /** Whether a dropped or silent session is how it should be. */
  default boolean endIsFine() {
    return false;
  }

  /** What to throw. */
  DriverException fault(FailureKind kind, String what, String tail, @Nullable IOException cause);
}
