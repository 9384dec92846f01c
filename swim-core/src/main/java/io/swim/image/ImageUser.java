package io.swim.image;

import io.swim.device.DeviceId;
import java.time.Instant;
import java.util.Objects;

/**
 * A device that uses an image.
 *
 * @param device which
 * @param use what it uses the image for
 * @param readAt when the device said so; it may have changed since
 */
public record ImageUser(DeviceId device, Use use, Instant readAt) {
  public ImageUser {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(use, "use");
    Objects.requireNonNull(readAt, "readAt");
  }

  /** What an image is used for. */
  public enum Use {
    /** It runs now. */
    RUNS,
    /** The boot list names it, first or further down; something else runs. */
    BOOTS,
    /** It runs, and the boot list names it. */
    RUNS_AND_BOOTS
  }
}
