package io.swim.internal;

import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import java.time.Instant;

/** What a step says: each means one thing that the runner does. */
sealed interface StepOutcome {
  /** Go to the next state. */
  record Done(String note) implements StepOutcome {}

  /** Go to that state instead: what lies between is done already, or must be done again. */
  record Jump(AssignmentState to, String note) implements StepOutcome {}

  /** Come back to this state then. No thread is held. */
  record Wait(Instant until, String why) implements StepOutcome {}

  /** The same, but only so often; then it is a failure. */
  record Retry(Instant until, int atMost, FailureReason reason) implements StepOutcome {}

  /** Nothing is to be done on this device. */
  record Skip(String why) implements StepOutcome {}

  /** It did not work. */
  record Fail(FailureReason reason) implements StepOutcome {}
}
