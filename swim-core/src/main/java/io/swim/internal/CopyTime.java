package io.swim.internal;

import io.swim.job.AssignmentId;
import io.swim.job.TransferState;
import io.swim.job.TransferWay;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a copy may take: as long as our own server, or we who push, see its bytes move, since
 * nobody knows before how fast a line is. That time is not taken from the time for one device.
 */
final class CopyTime {
  /** A copy may take so many times the time for one device: 20 hours where nothing else is said. */
  private static final int MOST_TIMES = 10;

  /** From the last byte that was seen to the next look of a poll or of a dialogue. */
  static final Duration PAUSE = Duration.ofMinutes(1);

  private final Publications publications;

  CopyTime(Publications publications) {
    this.publications = publications;
  }

  /** From then on a copy that began at that time is late, however it moves. */
  static Instant latest(Work work, Instant startedAt) {
    return startedAt.plus(work.options().timeouts().operation().multipliedBy(MOST_TIMES));
  }

  /** Whether the copy under way moves, so that it is not late. */
  boolean goesOn(Work work) {
    return work.assignment()
        .transfer()
        .filter(copy -> work.now().isBefore(latest(work, copy.startedAt())))
        .filter(copy -> moves(work, copy))
        .isPresent();
  }

  private boolean moves(Work work, TransferState copy) {
    return copy.way() instanceof TransferWay.Pull
        && isServed(work.assignment().id(), work.image().sizeBytes(), work.now());
  }

  /** Whether our server sends to the device, or the device may still be writing what it got. */
  boolean isServed(AssignmentId id, long size, Instant now) {
    // Our server ends what is silent: what it has not ended moves.
    return publications.isSending(id)
        || publications
            .lastSeen(id)
            .map(last -> movedUntil(last, size).plus(PAUSE))
            .filter(end -> !now.isAfter(end))
            .isPresent();
  }

  private static Instant movedUntil(TransferRecord last, long size) {
    Instant end = last.startedAt().plus(last.duration());
    return last.result() == Result.COMPLETE ? end.plus(MovingBytes.timeToWrite(size)) : end;
  }

  /** Gives back to the time for one device what a copy took that has ended. */
  void giveBack(Work work, TransferState copy) {
    boolean moved =
        copy.way() instanceof TransferWay.Push
            || publications
                .lastSeen(work.assignment().id())
                .filter(record -> record.bytes() > 0)
                .isPresent();
    Optional<Instant> deadline = work.assignment().deadline();
    if (moved && deadline.isPresent()) {
      Duration took = Duration.between(copy.startedAt(), work.now());
      Instant later = deadline.get().plus(took);
      work.save(a -> a.deadline(later));
      work.device().deadline(later);
    }
  }
}
