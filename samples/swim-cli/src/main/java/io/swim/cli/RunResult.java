package io.swim.cli;

import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import io.swim.job.JobRun;
import io.swim.job.Task;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run, device by device.
 *
 * @param run as it ended
 * @param task what was to be done
 * @param percentComplete of all devices
 * @param assignments in the order of the request
 * @param moved how far transfers came
 */
record RunResult(
    JobRun run, Task task, int percentComplete, List<Assignment> assignments, BytesMoved moved) {
  RunResult {
    assignments = List.copyOf(assignments);
  }

  /** The transfer that carried the file which the task is about; what came spoiled was not it. */
  Optional<Attempt> carrier(Assignment assignment) {
    Optional<Attempt> carrier = Optional.empty();
    for (Attempt each : assignment.attempts()) {
      if (isTransfer(each)) {
        carrier = each.failure().isEmpty() ? Optional.of(each) : carrier;
      } else if (each.state() == AssignmentState.VERIFYING_IMAGE
          && isOf(FailureKind.INTEGRITY, each)) {
        carrier = Optional.empty();
      }
    }
    return carrier;
  }

  /** The transfers of that file that failed, in order. */
  List<Attempt> failedTransfers(Assignment assignment) {
    return assignment.attempts().stream()
        .filter(this::isTransfer)
        .filter(each -> each.failure().isPresent())
        .toList();
  }

  /**
   * What was tried in vain before a device failed: transfers, and what was tried in the state that
   * it failed in. While it reboots, nobody wants to know each look.
   */
  List<Attempt> triedInVain(Assignment assignment) {
    Optional<AssignmentState> where =
        assignment
            .failure()
            .filter(reason -> reason.kind() != FailureKind.VALIDATION)
            .map(FailureReason::state)
            .filter(AssignmentState::isBeforeActivation);
    return assignment.attempts().stream()
        .filter(each -> each.failure().isPresent())
        .filter(each -> each.way().isPresent() || where.equals(Optional.of(each.state())))
        .toList();
  }

  /** Before an upgrade the running image may be sent to us: that is another transfer. */
  private boolean isTransfer(Attempt attempt) {
    AssignmentState state =
        task.isDistribution() ? AssignmentState.DISTRIBUTING : AssignmentState.BACKING_UP;
    return attempt.way().isPresent() && attempt.state() == state;
  }

  private static boolean isOf(FailureKind kind, Attempt attempt) {
    return attempt.failure().map(FailureReason::kind).equals(Optional.of(kind));
  }
}
