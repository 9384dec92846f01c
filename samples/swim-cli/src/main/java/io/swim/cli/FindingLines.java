package io.swim.cli;

import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Finding;
import io.swim.job.Severity;
import io.swim.job.Task;
import java.util.List;

/** What was found when a device was judged, for the lines under its row. */
final class FindingLines {
  private FindingLines() {}

  /** Whether that is why nothing was done. */
  static boolean isReason(Assignment assignment) {
    return assignment
        .failure()
        .filter(reason -> reason.kind() == FailureKind.VALIDATION)
        .filter(reason -> reason.state() == AssignmentState.PRECHECK)
        .isPresent();
  }

  /**
   * Warnings and errors that kept a device from its task; of files to delete, all that is not fine.
   *
   * @param cell what the row says already
   */
  static List<String> of(Assignment assignment, Task task, String cell) {
    boolean isDelete = task instanceof Task.Delete;
    if (!isDelete && !isReason(assignment)) {
      return List.of();
    }
    Severity least = isDelete ? Severity.INFORMATION : Severity.WARNING;
    String hint = isDelete && isReason(assignment) ? "; --yes deletes it all the same" : "";
    return assignment.findings().stream()
        .filter(finding -> finding.severity().compareTo(least) >= 0)
        .map(finding -> line(finding, finding.severity() == Severity.WARNING ? hint : ""))
        .filter(line -> !line.endsWith(": " + cell))
        .toList();
  }

  private static String line(Finding finding, String hint) {
    return finding.severity()
        + ": "
        + finding.message()
        + (finding.remedy().isEmpty() ? "" : ". Remedy: " + finding.remedy())
        + hint;
  }
}
