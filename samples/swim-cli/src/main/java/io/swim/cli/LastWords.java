package io.swim.cli;

import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.Origin;
import io.swim.job.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is said when the process is told to end before its devices have: where each of them stands,
 * what is left on it, and what becomes of that. Nobody goes on with them.
 */
final class LastWords {
  private final Task task;
  private final BytesMoved moved;

  LastWords(Task task, BytesMoved moved) {
    this.task = task;
    this.moved = moved;
  }

  /** A line for each device that was in work, and one for all that were not begun. */
  List<String> of(List<Assignment> assignments) {
    List<String> lines = new ArrayList<>();
    long notBegun = 0;
    for (Assignment each : assignments) {
      if (each.state() == AssignmentState.PENDING) {
        notBegun++;
      } else if (!each.state().isTerminal()) {
        lines.add(line(each));
      }
    }
    if (notBegun > 0) {
      lines.add("swim: ended before " + notBegun + " of " + assignments.size() + " devices began");
    }
    return lines;
  }

  private String line(Assignment assignment) {
    List<DeletedFile> deleted = DeletedFile.of(assignment);
    return "swim: ended while "
        + assignment.id().device()
        + " was "
        + assignment.state()
        + ": "
        + left(assignment)
        + (deleted.isEmpty()
            ? ""
            : "; deleted on it, the last perhaps not: "
                + deleted.stream().map(DeletedFile::words).collect(Collectors.joining("; ")))
        + next(assignment.state());
  }

  private String left(Assignment assignment) {
    String file = assignment.origin().map(Origin::target).map(Object::toString).orElse("the file");
    return switch (assignment.state()) {
      case PENDING, PRECHECK -> "nothing on it was changed";
      case BACKING_UP -> "nothing on it was changed, and nothing is kept of what it sent";
      case MAKING_ROOM -> "nothing was copied to it yet";
      case DISTRIBUTING -> "a part of " + file + " may be left on it" + sent(assignment);
      case VERIFYING_IMAGE -> file + " is on it, and was not verified";
      case COPYING_TO_MEMBERS ->
          file + " is on it, and whole or in part on the flash of other members of the stack";
      case STAGED -> file + " is on it and whole; nothing else was changed";
      case PREPARING ->
          file + " is on it, and perhaps unpacked; what it runs and boots is not changed";
      case PREDOWNLOADING ->
          "its access points may have begun to download what goes with "
              + file
              + "; what it runs and boots is not changed";
      case CLEARING ->
          task instanceof Task.Delete named
              ? "deleted may be " + named.files()
              : file + " may be left on it";
      case ACTIVATING -> "its boot list may be changed; " + file + " is on it";
      case REBOOTING -> "a reload into " + file + " may have been ordered";
      case RECONNECTING, CONFIRMING -> "it was told to reload into " + file;
      case SWITCHING_OVER ->
          "one unit of the pair runs what is in "
              + file
              + ", the other one what it ran before; traffic may be switched over";
      case COMMITTING ->
          "it runs what was in "
              + file
              + "; that is perhaps not committed, and is lost by a reload then";
      case ROLLING_BACK -> "its boot list may not be put back; " + file + " is on it";
      case SUCCESS, FAILED, NOT_VERIFIED, ABORTED, SKIPPED, ROLLED_BACK, NEEDS_ATTENTION ->
          "it had ended";
    };
  }

  private String sent(Assignment assignment) {
    return moved
        .underWay(assignment.id())
        .map(each -> ", " + each.bytes() + " of " + each.totalBytes() + " bytes were sent")
        .orElse("");
  }

  /** What the next process does about it. */
  private String next(AssignmentState state) {
    boolean copied = state != AssignmentState.PRECHECK;
    if (task instanceof Task.TestCopy) {
      return copied ? "; the next swim test-copy of it deletes that file" : "";
    }
    if (!(task instanceof Task.Upgrade)) {
      return "";
    }
    boolean partial =
        state == AssignmentState.DISTRIBUTING
            || state == AssignmentState.VERIFYING_IMAGE
            || state == AssignmentState.COPYING_TO_MEMBERS;
    return "; the next swim upgrade of it wants --despite-unfinished"
        + (partial ? "; to the same image, it deletes that file unless it is whole" : "");
  }
}
