package io.swim.cli;

import io.swim.job.Assignment;
import io.swim.job.AssignmentStatus;
import io.swim.job.FailureReason;
import io.swim.spi.TransferRecord;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How things are written for people. */
final class Words {
  private Words() {}

  /** Why a device ended otherwise than well: the failure, else why it was skipped. */
  static Optional<String> reason(Assignment assignment) {
    return assignment
        .failure()
        .map(FailureReason::text)
        .or(
            () ->
                Optional.of(assignment.note())
                    .filter(
                        note ->
                            !note.isEmpty() && assignment.status() != AssignmentStatus.SUCCESS));
  }

  /** From its beginning to its end. */
  static Duration total(Assignment assignment) {
    return assignment.durations(assignment.enteredAt()).values().stream()
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** One line about a transfer that has ended. */
  static String transfer(TransferRecord record) {
    return "%s %s %s%s, peer %s: %s, %d bytes in %s%s"
        .formatted(
            record.startedAt(),
            record.protocol(),
            record.path(),
            part(record),
            record.peer(),
            record.result(),
            record.bytes(),
            seconds(record.duration()),
            record.detail().isEmpty() ? "" : " (" + record.detail() + ")");
  }

  private static String part(TransferRecord record) {
    String range = record.options().get("range");
    String from = record.options().get("from");
    return range != null ? " bytes " + range : from != null ? " from byte " + from : "";
  }

  /** Why a file or folder could not be used; some causes have no words but the path. */
  static String because(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no " + e.getMessage();
    } else if (e instanceof AccessDeniedException) {
      return "access to " + e.getMessage() + " is denied";
    } else if (e instanceof FileAlreadyExistsException) {
      return e.getMessage() + " is no folder";
    }
    return String.valueOf(e.getMessage());
  }

  static String bytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
  }

  /** Of seconds that a user gave. */
  static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
