package io.swim.testkit.internal.iosxr;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One install operation. Guarded by the monitor of the device. */
final class XrOperation {
  private final int number;
  private final String kind;
  private final String command;
  private final Instant begun;
  private final Duration time;
  private boolean atWork;
  private @Nullable Instant ended;
  private final CompletableFuture<Boolean> end = new CompletableFuture<>();
  private String error = "";

  XrOperation(int number, String kind, String command, Instant begun, Duration time) {
    this.number = number;
    this.kind = kind;
    this.command = command;
    this.begun = begun;
    this.time = time;
  }

  int number() {
    return number;
  }

  /** Such as add. */
  String kind() {
    return kind;
  }

  /** As the log has it. */
  String command() {
    return command;
  }

  Instant begun() {
    return begun;
  }

  Duration time() {
    return time;
  }

  /** It goes on without the session that ordered it. */
  void begin() {
    atWork = true;
  }

  boolean isAtWork() {
    return atWork;
  }

  boolean isOver() {
    return ended != null;
  }

  void end(Instant when, String why) {
    ended = when;
    error = why;
    end.complete(why.isEmpty());
  }

  /** Done when it is over. */
  CompletableFuture<Boolean> end() {
    return end;
  }

  /** Why it was aborted; empty if it was not. */
  String error() {
    return error;
  }

  /** The line about its end. */
  String notice() {
    String how = error.isEmpty() ? "finished successfully" : "aborted";
    return XrText.stamp(ended == null ? begun : ended)
        + " Install operation "
        + number
        + " "
        + how
        + "\n";
  }

  /** How far it is at a time. */
  int percent(Instant now) {
    long whole = Math.max(1, time.toMillis());
    return (int) Math.min(99, 1 + 99 * Duration.between(begun, now).toMillis() / whole);
  }
}
