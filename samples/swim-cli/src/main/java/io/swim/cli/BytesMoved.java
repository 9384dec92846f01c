package io.swim.cli;

import io.swim.event.EngineEvent;
import io.swim.event.EngineListener;
import io.swim.job.AssignmentId;
import io.swim.job.Attempt;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How far each transfer came, as far as the engine saw bytes move. Thread-safe. */
final class BytesMoved implements EngineListener {
  private final Map<AssignmentId, Seen> underWay = new ConcurrentHashMap<>();
  private final Map<Tried, Moved> ended = new ConcurrentHashMap<>();

  /**
   * How far one came.
   *
   * @param bytes that moved
   * @param totalBytes of the file
   */
  record Moved(long bytes, long totalBytes) {}

  private record Seen(Instant at, Moved moved) {}

  private record Tried(AssignmentId assignment, String protocol, Instant startedAt) {}

  @Override
  public void onEvent(EngineEvent event) {
    if (event instanceof EngineEvent.TransferProgressed progressed) {
      underWay.put(
          progressed.assignment(),
          new Seen(progressed.at(), new Moved(progressed.bytes(), progressed.totalBytes())));
    } else if (event instanceof EngineEvent.Attempted attempted
        && attempted.attempt().way().isPresent()) {
      settle(attempted.assignment(), attempted.attempt());
    }
  }

  /** What was seen before it began is of the one before. */
  private void settle(AssignmentId id, Attempt attempt) {
    Seen seen = underWay.remove(id);
    if (seen != null && !seen.at().isBefore(attempt.startedAt())) {
      ended.put(key(id, attempt), seen.moved());
    }
  }

  private static Tried key(AssignmentId id, Attempt attempt) {
    return new Tried(id, attempt.protocol(), attempt.startedAt());
  }

  /** Empty where nobody saw any. */
  Optional<Moved> of(AssignmentId id, Attempt attempt) {
    return Optional.ofNullable(ended.get(key(id, attempt)));
  }

  /** Of the transfer that is under way now. */
  Optional<Moved> underWay(AssignmentId id) {
    return Optional.ofNullable(underWay.get(id)).map(Seen::moved);
  }
}
