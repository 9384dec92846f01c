package io.swim.job;

import io.swim.device.DeviceId;
import io.swim.device.FlashPath;
import io.swim.image.ImageId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What is to be done with each device. */
public sealed interface Task {
  /** The images of the repository that it is about, in the order in which they are copied. */
  default List<ImageId> images() {
    return List.of();
  }

  /** Whether what the device boots is changed, if the options say so. */
  default boolean changesSoftware() {
    return this instanceof Upgrade || this instanceof RollBack;
  }

  /** Whether a file gets onto the device. */
  default boolean isDistribution() {
    return this instanceof Upgrade || this instanceof TestCopy;
  }

  /**
   * The device gets an image, and what goes with it, as far as {@link UpgradeOptions#scope} says.
   *
   * @param image what it is to run; the only system image among them. A fix or a package alone is
   *     installed into what runs, where the platform does that
   * @param companions copied before it, in this order: a kickstart image, a device manager,
   *     packages and fixes. What the platform boots or installs beside a system image is activated
   *     with it, the rest is only copied
   */
  record Upgrade(ImageId image, List<ImageId> companions) implements Task {
    public Upgrade {
      Objects.requireNonNull(image, "image");
      Objects.requireNonNull(companions, "companions");
      companions = List.copyOf(companions);
      if (companions.contains(image)
          || companions.stream().distinct().count() != companions.size()) {
        throw new IllegalArgumentException(
            "an image is named twice: " + image + " with " + companions);
      }
    }

    /** One image alone. */
    public Upgrade(ImageId image) {
      this(image, List.of());
    }

    @Override
    public List<ImageId> images() {
      return Stream.concat(companions.stream(), Stream.of(image)).toList();
    }
  }

  /**
   * The device gets back what it ran before: an image that is still on it becomes the one to boot
   * again, and what it runs now stays as second choice; or a part that was installed into it is
   * taken away. Distributes nothing and deletes nothing; goes as far as {@link
   * UpgradeOptions#scope} says. Refused where the image is not on the device any more.
   *
   * @param previous what each device of the request ran
   */
  record RollBack(Map<DeviceId, PreviousSoftware> previous) implements Task {
    public RollBack {
      Objects.requireNonNull(previous, "previous");
      previous = Map.copyOf(previous);
    }
  }

  /**
   * What the devices run for now becomes what they boot from then on: software that was activated
   * with {@link Commit#LATER}, or by somebody else. Refused where a device runs another version.
   * Changes nothing where it is committed.
   *
   * @param version that is to be committed, in any spelling of its platform
   */
  record CommitSoftware(String version) implements Task {
    public CommitSoftware {
      Objects.requireNonNull(version, "version");
      if (version.isBlank()) {
        throw new IllegalArgumentException("which version is to be committed?");
      }
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

  /**
   * The image that the device runs is brought into the repository, compared with the digest that
   * the device computes of it. Skipped where the repository has it; refused where the device runs
   * no image but a list of packages. Changes nothing on the device.
   */
  record Backup() implements Task {}

  /**
   * A file of the device is brought into a folder of the host. Changes nothing on the device.
   *
   * @param file which
   * @param folder where it gets its own name; a file of that name there is never replaced
   */
  record Download(FlashPath file, Path folder) implements Task {
    public Download {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(folder, "folder");
    }
  }

  /**
   * Files of the device are deleted. Refused for those that it will boot, and those that the job
   * protects; a warning for the image that it only runs. A file that is not there is no error.
   *
   * @param files which
   */
  record Delete(List<FlashPath> files) implements Task {
    public Delete {
      Objects.requireNonNull(files, "files");
      files = List.copyOf(files);
      if (files.isEmpty()) {
        throw new IllegalArgumentException("no file is named that is to be deleted");
      }
    }
  }
}
