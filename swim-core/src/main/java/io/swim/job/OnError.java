package io.swim.job;

/** What a run does when a device did not succeed. */
public enum OnError {
  /** Devices not yet begun are not begun; those begun go on to their end. */
  STOP,
  CONTINUE
}
