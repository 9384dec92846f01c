package io.swim.job;

/**
 * What a run does when a device ended as FAILED, NOT_VERIFIED or ABORTED. One that validation
 * skipped was not touched, and stops nothing.
 */
public enum OnError {
  /** Devices not yet begun are not begun; those begun go on to their end. */
  STOP,
  CONTINUE
}
