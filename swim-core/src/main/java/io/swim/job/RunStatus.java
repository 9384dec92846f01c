package io.swim.job;

/** What a user is told about a whole run. */
public enum RunStatus {
  RUNNING,
  /** Every device runs what it should. */
  SUCCESS,
  /** No device does. */
  FAILED,
  /** Some do. */
  PARTIAL_SUCCESS,
  /** Every device got the image and none could be confirmed. */
  NOT_VERIFIED,
  /** Stopped before it was through. */
  ABORTED;

  /** Whether the run has ended. */
  public boolean isFinal() {
    return this != RUNNING;
  }
}
