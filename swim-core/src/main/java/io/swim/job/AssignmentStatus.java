package io.swim.job;

/** What a user is told about one device of a run. */
public enum AssignmentStatus {
  WAITING,
  RUNNING,
  SUCCESS,
  FAILED,
  /** The image is on the device, but the version after the reboot could not be confirmed. */
  NOT_VERIFIED,
  ABORTED,
  SKIPPED;

  /** Whether it will not change any more. */
  public boolean isFinal() {
    return switch (this) {
      case WAITING, RUNNING -> false;
      case SUCCESS, FAILED, NOT_VERIFIED, ABORTED, SKIPPED -> true;
    };
  }
}
