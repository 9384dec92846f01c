package io.swim.job;

import io.swim.image.ImageId;
import java.util.Optional;

/** What is to be done with each device. */
public sealed interface Task {
  /** The image of the repository that it is about, if it is about one. */
  default Optional<ImageId> imageId() {
    return Optional.empty();
  }

  /**
   * The device gets an image, as far as {@link UpgradeOptions#scope} says.
   *
   * @param image what
   */
  record Upgrade(ImageId image) implements Task {
    @Override
    public Optional<ImageId> imageId() {
      return Optional.of(image);
    }
  }

  /**
   * A file of no use is copied to the device, verified there and deleted again: shows that images
   * could be copied, by which protocol and how fast. Never activates anything, and makes no room.
   *
   * @param sizeBytes of the file, 1 byte to 1 GiB
   */
  record TestCopy(long sizeBytes) implements Task {
    private static final long MOST = 1L << 30;

    public TestCopy {
      if (sizeBytes < 1 || sizeBytes > MOST) {
        throw new IllegalArgumentException(
            "a test file has 1 to " + MOST + " bytes, not " + sizeBytes);
      }
    }
  }
}
