package io.swim.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.job.FailureReason;
import io.swim.spi.InstallStatus;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A change that waits on the device to be applied, and that somebody else ordered, or another run:
 * whatever is applied from now on would apply it as well, even where it is of the same version. So
 * nothing is.
 */
final class OthersChange {
  private static final String BEFORE = "(?<![\\p{L}\\p{N}._-])";

  /** A dot may also end a sentence. */
  private static final String BEHIND = "(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}._-])";

  private OthersChange() {}

  /** The end, with the device's words and the remedy; empty where none waits, or it is ours. */
  static Optional<StepOutcome> waits(InstallStatus status, Work work) {
    return refused(status, work).map(StepOutcome.Fail::reason).map(each -> withRemedy(each, work));
  }

  /**
   * What waits, for a message of a failure, with the way to be rid of it; empty where none does.
   */
  static String left(InstallStatus status, Work work) {
    return status
        .waiting()
        .map(work.device().transcript()::scrub)
        .map(
            words ->
                "; a change is left that waits to be applied: "
                    + words
                    + ", and as long as it does another upgrade is refused"
                    + remedy(work))
        .orElse("");
  }

  /** Where a change waits that nobody goes on with, the way to be rid of it. */
  private static String remedy(Work work) {
    return work.dropsChange()
        .map(command -> ". Remedy: look at it, and apply it or drop it by '" + command + "'")
        .orElse("");
  }

  private static StepOutcome withRemedy(FailureReason reason, Work work) {
    return new StepOutcome.Fail(reason.withMessage(reason.message() + remedy(work)));
  }

  private static Optional<StepOutcome.Fail> refused(InstallStatus status, Work work) {
    return status
        .waiting()
        .filter(words -> !isOurs(words, work))
        .map(
            words ->
                new StepOutcome.Fail(
                    work.failure(
                        FailureKind.CHANGED,
                        work.assignment().reloadOrderedAt().isEmpty()
                            ? Unpacking.effect(work.assignment())
                            : DeviceEffect.UNKNOWN,
                        work.device().device().id()
                            + " has a change that waits to be applied, and that this upgrade did not"
                            + " order: "
                            + words
                            + "; it was left as it is",
                        words)));
  }

  /** Only what was ordered, as is stored, and of that file; in the device's own words. */
  private static boolean isOurs(String words, Work work) {
    return Unpacking.mayHaveBegun(work.assignment()) && names(words, work.origin().target().name());
  }

  /** Whether a file of that name is said; one whose name has more to it is another file. */
  private static boolean names(String words, String file) {
    return Pattern.compile(
            BEFORE + Pattern.quote(file) + BEHIND, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(words)
        .find();
  }
}
