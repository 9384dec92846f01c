package io.swim.job;

/**
 * Where one device is on its way. A state exists only where a restart needs its own way back in;
 * anything finer is a line of the transcript.
 *
 * <pre>
 * PENDING -> PRECHECK -> (BACKING_UP ->) (MAKING_ROOM ->) DISTRIBUTING -> VERIFYING_IMAGE
 *         -> (COPYING_TO_MEMBERS ->) STAGED
 *         -> (PREDOWNLOADING ->) ACTIVATING or (PREPARING ->) (PREDOWNLOADING ->) REBOOTING -> RECONNECTING -> CONFIRMING -> (COMMITTING ->) SUCCESS
 * a failover pair: DISTRIBUTING to VERIFYING_IMAGE for each unit; then, for the one that is not active,
 *         REBOOTING -> RECONNECTING -> CONFIRMING, SWITCHING_OVER, and the same for the other one
 * </pre>
 *
 * A failure before ACTIVATING ends as FAILED with the device as it was, but perhaps for files or
 * what was unpacked; where the next reboot might take the image all the same, it goes through
 * ROLLING_BACK from DISTRIBUTING on. So does a failure in ACTIVATING, or a reboot that the device
 * refused, or a reboot into the old image. ROLLING_BACK restores what the device boots and never
 * reboots; only a device that has come up with the image by itself is left as it is, and is a
 * SUCCESS, by way of COMMITTING where software is installed. A reboot that can't be confirmed ends
 * as NOT_VERIFIED. What can't be put back, committed or switched over, and a pair that is left
 * between two images, ends as NEEDS_ATTENTION.
 */
public enum AssignmentState {
  /** Not released yet. */
  PENDING(AssignmentStatus.WAITING, 0),
  /** Reading facts and validating. */
  PRECHECK(AssignmentStatus.RUNNING, 2),
  /** A file of the device gets to us: a copy of its image, or what an operator asked for. */
  BACKING_UP(AssignmentStatus.RUNNING, 4),
  /** Files that nothing needs are deleted; entered only when there is too little room. */
  MAKING_ROOM(AssignmentStatus.RUNNING, 6),
  /** The image gets onto the device. */
  DISTRIBUTING(AssignmentStatus.RUNNING, 10),
  /** The digest of the file on the device is compared. */
  VERIFYING_IMAGE(AssignmentStatus.RUNNING, 60),
  /** The device copies the image to the flash of each other member of a stack. */
  COPYING_TO_MEMBERS(AssignmentStatus.RUNNING, 64),
  /** The right image is on the device; nothing else has changed. */
  STAGED(AssignmentStatus.RUNNING, 70),
  /** The image is unpacked on the device, where that is a step of its own; what runs stays. */
  PREPARING(AssignmentStatus.RUNNING, 71),
  /** The access points of a controller download their image; what runs stays. */
  PREDOWNLOADING(AssignmentStatus.RUNNING, 71),
  /** Files that the task names are deleted: a test file, or what an operator chose. */
  CLEARING(AssignmentStatus.RUNNING, 90),
  /** The boot configuration is set, saved and read back. */
  ACTIVATING(AssignmentStatus.RUNNING, 72),
  /** The boot mark is stored; the reload is ordered, once. */
  REBOOTING(AssignmentStatus.RUNNING, 76),
  /** Waiting for proof of the reboot. */
  RECONNECTING(AssignmentStatus.RUNNING, 80),
  /** The running version is read and compared. */
  CONFIRMING(AssignmentStatus.RUNNING, 95),
  /** The unit of a failover pair that runs the image becomes the active one. */
  SWITCHING_OVER(AssignmentStatus.RUNNING, 85),
  /** What runs now becomes what is booted from now on, where that is a step of its own. */
  COMMITTING(AssignmentStatus.RUNNING, 96),
  /** What the device boots is put back as it was; no reboot. */
  ROLLING_BACK(AssignmentStatus.RUNNING, 97),
  /** What was asked for is done and proven. */
  SUCCESS(AssignmentStatus.SUCCESS, 100),
  /** Not done; what may have changed on the device stands in the reason. */
  FAILED(AssignmentStatus.FAILED, 100),
  /** The image is on the device and a reboot was ordered, but the proof is missing. */
  NOT_VERIFIED(AssignmentStatus.NOT_VERIFIED, 100),
  /** Stopped by a person, by the failure policy, or by a defect. */
  ABORTED(AssignmentStatus.ABORTED, 100),
  /** Nothing was done, because there was nothing to do or validation forbade it. */
  SKIPPED(AssignmentStatus.SKIPPED, 100),
  /** Failed, and the boot configuration is as it was before. */
  ROLLED_BACK(AssignmentStatus.FAILED, 100),
  /** Failed, and a person must look at what the device runs, and at what it boots next. */
  NEEDS_ATTENTION(AssignmentStatus.FAILED, 100);

  private final AssignmentStatus status;
  private final int percent;

  AssignmentState(AssignmentStatus status, int percent) {
    this.status = status;
    this.percent = percent;
  }

  /** What a user is told. */
  public AssignmentStatus status() {
    return status;
  }

  /** Whether nothing more will happen. */
  public boolean isTerminal() {
    return status.isFinal();
  }

  /** Percent complete on entering this state. */
  public int percent() {
    return percent;
  }

  /**
   * Whether nothing but files, what was unpacked, and by that maybe the next boot of devices that
   * choose it by themselves, can have changed so far.
   */
  public boolean isBeforeActivation() {
    return switch (this) {
      case PENDING,
          PRECHECK,
          BACKING_UP,
          MAKING_ROOM,
          DISTRIBUTING,
          VERIFYING_IMAGE,
          COPYING_TO_MEMBERS,
          STAGED,
          PREPARING,
          PREDOWNLOADING,
          CLEARING ->
          true;
      case ACTIVATING,
          REBOOTING,
          RECONNECTING,
          CONFIRMING,
          SWITCHING_OVER,
          COMMITTING,
          ROLLING_BACK,
          SUCCESS,
          FAILED,
          NOT_VERIFIED,
          ABORTED,
          SKIPPED,
          ROLLED_BACK,
          NEEDS_ATTENTION ->
          false;
    };
  }
}
