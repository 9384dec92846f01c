package io.swim.internal;

import io.swim.device.RemoteFile;
import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.Origin;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the outcome of a step leads. Drivers are asked for that, too: one that breaks there is
 * taken to have said that the next reboot may have been changed, and is told of. What was ordered
 * is never ordered once more for it.
 */
final class NextStates {
  private static final Logger LOG = LoggerFactory.getLogger(NextStates.class);

  private final UpgradePath path;

  NextStates(UpgradePath path) {
    this.path = path;
  }

  /**
   * A state to enter.
   *
   * @param failure why, where something failed
   */
  record Next(AssignmentState state, Optional<FailureReason> failure, String note) {}

  /** Where that leads; not for one that waits. */
  Next after(StepOutcome outcome, Assignment assignment) {
    if (outcome instanceof StepOutcome.Done done) {
      return at(UpgradePath.onDone(assignment.state()), done.note());
    } else if (outcome instanceof StepOutcome.Jump jump) {
      return at(jump.to(), jump.note());
    } else if (outcome instanceof StepOutcome.Skip skip) {
      return at(AssignmentState.SKIPPED, skip.why());
    }
    FailureReason reason =
        outcome instanceof StepOutcome.Retry retry
            ? retry.reason()
            : ((StepOutcome.Fail) outcome).reason();
    Failed failed = failed(reason, assignment);
    return new Next(
        failed.to(),
        Optional.of(Pair.told(withDeleted(failed.reason(), assignment), assignment)),
        Pair.told(failed.reason(), assignment).text());
  }

  private static Next at(AssignmentState to, String note) {
    return new Next(to, Optional.empty(), note);
  }

  /** A defect of ours is no reason to leave a device between two images. */
  Next onDefect(Throwable defect, Assignment assignment) {
    FailureReason reason = reason(defect, assignment);
    AssignmentState to;
    if (assignment.state().isBeforeActivation()) {
      Failed failed = failed(reason, assignment);
      reason = failed.reason();
      to = failed.mayBootAnother() ? AssignmentState.ROLLING_BACK : AssignmentState.ABORTED;
    } else if (assignment.state() == AssignmentState.ROLLING_BACK) {
      to = AssignmentState.NEEDS_ATTENTION;
    } else if (Pair.isFor(assignment)) {
      to = UpgradePath.onFailOfPair(assignment, FailureKind.INTERNAL);
    } else {
      to =
          assignment.mayHaveReloaded()
              ? AssignmentState.NOT_VERIFIED
              : AssignmentState.ROLLING_BACK;
    }
    return new Next(to, Optional.of(Pair.told(reason, assignment)), "a defect: " + defect);
  }

  /** What a device is put back for is told, too, where that fails. */
  private static FailureReason reason(Throwable defect, Assignment assignment) {
    String first =
        assignment
            .failure()
            .filter(any -> assignment.state() == AssignmentState.ROLLING_BACK)
            .map(failure -> failure.message() + "; then ")
            .orElse("");
    return new FailureReason(
        FailureKind.INTERNAL,
        first + "a defect in " + assignment.state() + ": " + defect,
        "",
        assignment.state(),
        Leftover.effect(assignment));
  }

  /** The host has taken away what the upgrade needs; nobody can go on. */
  Next without(FailureReason missing, Assignment assignment) {
    Failed failed =
        assignment.state().isBeforeActivation()
            ? failed(missing, assignment)
            : new Failed(AssignmentState.ROLLING_BACK, missing);
    AssignmentState to =
        !failed.mayBootAnother()
            ? AssignmentState.FAILED
            : assignment.mayHaveReloaded()
                ? AssignmentState.NOT_VERIFIED
                : AssignmentState.NEEDS_ATTENTION;
    FailureReason why = Pair.told(failed.reason(), assignment);
    return new Next(to, Optional.of(why), why.text());
  }

  /** Where a failure leads, and what is told of it. */
  private record Failed(AssignmentState to, FailureReason reason) {
    boolean mayBootAnother() {
      return to == AssignmentState.ROLLING_BACK;
    }
  }

  private Failed failed(FailureReason reason, Assignment assignment) {
    try {
      return new Failed(path.onFail(assignment, reason), reason);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.error("what the next reboot of {} takes can't be told, by a defect", assignment.id(), e);
      return new Failed(
          UpgradePath.onFail(assignment, reason, () -> true),
          reason.withMessage(
              reason.message() + "; what its next reboot takes can't be told, by a defect: " + e));
    }
  }

  /** Files that were there before and are gone now are an effect, whatever failed after that. */
  private static FailureReason withDeleted(FailureReason reason, Assignment assignment) {
    Optional<Origin> origin = assignment.origin();
    if (origin.isEmpty()
        || origin.get().deleted().isEmpty()
        || reason.effect() != DeviceEffect.NONE) {
      return reason;
    }
    String fileSystem = origin.get().target().fileSystem();
    String names =
        String.join(
            ", ",
            origin.get().deleted().stream()
                .map(file -> path(fileSystem, file) + ", " + file.sizeBytes() + " bytes")
                .toList());
    return reason
        .withEffect(DeviceEffect.APPLIED)
        .withMessage(reason.message() + " (deleted before, of what was there: " + names + ")");
  }

  /** Of a member of a stack, or the mate of a pair, it is the whole path. */
  private static String path(String fileSystem, RemoteFile file) {
    return file.name().indexOf(':') < 0 ? fileSystem + file.name() : file.name();
  }
}
