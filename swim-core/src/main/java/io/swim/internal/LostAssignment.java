package io.swim.internal;

import io.swim.job.AssignmentId;

/** Another process has changed the assignment since we read it: stop at once, touch nothing. */
final class LostAssignment extends RuntimeException {
  private static final long serialVersionUID = 1;

  LostAssignment(AssignmentId id) {
    super("another process has taken over " + id);
  }
}
