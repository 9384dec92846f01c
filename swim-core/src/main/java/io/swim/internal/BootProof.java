package io.swim.internal;

import io.swim.device.BootMark;
import io.swim.job.AssignmentState;
import io.swim.job.PairUnit;
import io.swim.job.Passage;
import java.time.Instant;
import java.util.Optional;

/** What boot marks prove about the device of an assignment. */
final class BootProof {
  private BootProof() {}

  /** A later boot than before, and one that began after the reload was ordered. */
  static boolean proves(BootMark now, Work work) {
    return verdict(work.origin().bootMark(), now) == BootMark.Verdict.REBOOTED
        && now.isNotBefore(work.assignment().reloadOrderedAt().orElseThrow());
  }

  static boolean isSameBoot(BootMark now, Work work) {
    return verdict(work.origin().bootMark(), now) == BootMark.Verdict.SAME_BOOT;
  }

  /**
   * Whether it booted after PRECHECK had looked at it. A clock that runs wrong for hours moves the
   * start of a boot by seconds, never into the time since then.
   */
  static boolean hasRebootedSincePrecheck(BootMark now, Work work) {
    return verdict(firstMark(work), now) == BootMark.Verdict.REBOOTED
        && now.isNotBefore(beginOf(work));
  }

  /** Which boot it was in PRECHECK; of a pair, that of the unit that is worked on. */
  static Optional<BootMark> firstMark(Work work) {
    return Pair.isFor(work)
        ? work.assignment().units().mate().flatMap(work.origin()::unit).flatMap(PairUnit::firstMark)
        : work.origin().firstMark();
  }

  private static Instant beginOf(Work work) {
    return work.assignment().passages().stream()
        .filter(passage -> passage.state() == AssignmentState.PRECHECK)
        .map(Passage::enteredAt)
        .findFirst()
        .orElse(Instant.MAX);
  }

  private static BootMark.Verdict verdict(Optional<BootMark> before, BootMark now) {
    return before.map(now::since).orElse(BootMark.Verdict.UNDECIDED);
  }
}
