package io.swim.job;

/** When software that a device runs for now becomes what it boots from then on. */
public enum Commit {
  /** As soon as it was confirmed that the device runs it. */
  AFTER_CONFIRMATION,
  /** By a job of its own; many devices go back by themselves when that does not come in time. */
  LATER
}
