package io.swim.internal;

import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import io.swim.job.TransferState;
import io.swim.job.TransferWay;
import io.swim.spi.TransferRecord;
import java.time.Duration;
import java.util.Optional;

/**
 * What is said when the time for one device is over: how far a copy had come, how long it would
 * have taken, and what may be on the device.
 */
final class OutOfTime {
  private static final long SECOND_MILLIS = 1000;

  private final Publications publications;

  OutOfTime(Publications publications) {
    this.publications = publications;
  }

  FailureReason of(Work work) {
    Assignment assignment = work.assignment();
    Optional<TransferState> copy = assignment.transfer();
    Optional<Attempt> last =
        Leftover.copy(assignment).filter(any -> assignment.state().isBeforeActivation());
    String then =
        copy.map(each -> copying(work, each))
            .or(() -> last.map(attempt -> copied(work, attempt)))
            .orElse("");
    if (assignment.state() == AssignmentState.PREPARING && Unpacking.mayHaveBegun(assignment)) {
      then += "; it was told to unpack that, and may be at it still";
    }
    return new FailureReason(
        FailureKind.TIMEOUT,
        "not done within "
            + work.options().timeouts().operation().toSeconds()
            + " s, the time for one device; it was in "
            + assignment.state()
            + then
            + AbortTimer.words(work),
        "",
        assignment.state(),
        Leftover.effect(assignment));
  }

  private String copying(Work work, TransferState copy) {
    String still = ", and the device may still be copying";
    if (copy.way() instanceof TransferWay.Upload) {
      return still;
    }
    String numbers = numbers(work, copy).map(text -> ": " + text).orElse("");
    return numbers + still + "; a part of the image may be there as " + target(work);
  }

  /** By what our server saw, else by what was last seen on the device. */
  private Optional<String> numbers(Work work, TransferState copy) {
    long size = work.image().sizeBytes();
    Optional<TransferRecord> seen =
        publications
            .lastSeen(work.assignment().id())
            .filter(any -> copy.way() instanceof TransferWay.Pull)
            .filter(record -> record.protocol() == copy.way().protocol());
    if (seen.isPresent()) {
      return Optional.of(numbers(seen.get().bytes(), size, seen.get().duration()));
    }
    Duration soFar = Duration.between(copy.startedAt(), work.now());
    return copy.unwatched().orElse(0) > 0
        ? Optional.of(numbers(copy.unwatched().getAsLong(), size, soFar))
        : Optional.empty();
  }

  private static String numbers(long moved, long size, Duration took) {
    String first = moved + " of " + size + " bytes had moved in " + took.toSeconds() + " s";
    long rate = moved * SECOND_MILLIS / Math.max(1, took.toMillis());
    return rate == 0 || moved >= size
        ? first
        : first
            + ", "
            + rate
            + " bytes/s, so the rest would have taken "
            + (size - moved) / rate
            + " s more";
  }

  private static String copied(Work work, Attempt attempt) {
    String end =
        attempt
            .failure()
            .map(failed -> " failed: " + failed.text() + "; a part of the image")
            .orElse(" was at its end; the image");
    return "; the copy over " + attempt.protocol() + end + " may be there as " + target(work);
  }

  private static String target(Work work) {
    return work.target().toString();
  }
}
