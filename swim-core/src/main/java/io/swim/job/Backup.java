package io.swim.job;

/** Whether an upgrade keeps a copy of what the device runs. */
public enum Backup {
  NONE,
  /**
   * The running image is brought into the repository before anything is changed, unless it is
   * there; where that fails, so does the upgrade.
   */
  RUNNING_IMAGE
}
