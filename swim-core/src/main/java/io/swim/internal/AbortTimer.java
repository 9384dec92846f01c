package io.swim.internal;

import io.swim.fault.DriverException;
import io.swim.job.Assignment;
import io.swim.spi.InstallStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Some devices take an activation back by themselves, with a reload, unless it is committed. When
 * that will be is stored: a device that falls silent does not say it any more.
 */
final class AbortTimer {
  private AbortTimer() {}

  /** Stores when that will be, as the device says it now; empty where it does not. */
  static void note(InstallStatus status, Work work) {
    Optional<Instant> end =
        status.untilAbort().map(left -> work.now().plus(left).truncatedTo(ChronoUnit.SECONDS));
    if (!end.equals(work.assignment().goesBackAt())) {
      work.save(a -> a.goesBackAt(end));
    }
  }

  /**
   * When that will be, or was, for a message, as the device said last; empty where it never did.
   */
  static String words(Work work) {
    return words(work.assignment(), work.now());
  }

  static String words(Assignment assignment, Instant now) {
    return assignment.goesBackAt().map(end -> words(end, now)).orElse("");
  }

  private static String words(Instant end, Instant now) {
    return end.isAfter(now)
        ? "; unless that is committed, it goes back by itself, with a reload, at "
            + end
            + ", in "
            + Duration.between(now, end).toSeconds()
            + " s"
        : "; unless that was committed, it was to go back by itself, with a reload, at "
            + end
            + ", "
            + Duration.between(end, now).toSeconds()
            + " s ago: look which version runs";
  }

  /** The same, asked of the device before; as it said last where it can't be asked. */
  static String ask(Installer installer, Work work) throws InterruptedException {
    if (Installer.isInstalled(work)) {
      try {
        note(installer.poll(work), work);
      } catch (DriverException e) {
        return words(work);
      }
    }
    return words(work);
  }
}
