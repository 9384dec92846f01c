package io.swim.internal;

import io.swim.device.DeviceFacts;
import io.swim.job.Origin;

/** Whether a device runs the image of its assignment. */
final class RunningImage {
  private RunningImage() {}

  /**
   * The version of the image; and from where the image was put, as far as it tells, unless it was
   * unpacked.
   */
  static boolean isTheOne(DeviceFacts read, Work work) {
    Origin origin = work.origin();
    boolean fromTarget =
        Installer.isInstalled(work)
            || read.runningImage()
                .map(path -> work.isSameImage(path, origin.target().toString()))
                .orElse(true);
    return fromTarget
        && read.version().isPresent()
        && work.versions().same(read.version().get(), origin.targetVersion().orElseThrow());
  }

  /** Version and file, for a message. */
  static String text(DeviceFacts read) {
    return read.version().orElse("an unknown version")
        + " from "
        + read.runningImage().orElse("an unknown file");
  }
}
