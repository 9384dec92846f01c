package io.swim.spi;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.DeviceFacts;
import io.swim.device.PlatformId;
import io.swim.image.SoftwareImage;
import io.swim.image.VersionScheme;
import io.swim.job.ProtocolOrders;
import io.swim.job.SoftwareChange;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a validator judges by.
 *
 * @param device as the host knows it
 * @param facts as it was just read
 * @param task what is to be done
 * @param change how the device gets from one software to another
 * @param images what is to be put on it, in order; the last is what it is to run
 * @param options of the job
 * @param platforms what is known of platforms
 * @param snmpWrite whether SNMP credentials allow writing
 * @param troubles why an access is of no use: no credentials, or what it answered; those that work
 *     are not named
 * @param drivers which kinds of driver there are for its platform
 */
public record ValidationContext(
    Device device,
    DeviceFacts facts,
    Task task,
    SoftwareChange change,
    List<SoftwareImage> images,
    UpgradeOptions options,
    PlatformCatalog platforms,
    boolean snmpWrite,
    Map<Access, String> troubles,
    DriverCoverage drivers) {
  public ValidationContext {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(images, "images");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(platforms, "platforms");
    Objects.requireNonNull(troubles, "troubles");
    Objects.requireNonNull(drivers, "drivers");
    images = List.copyOf(images);
    troubles = Map.copyOf(troubles);
  }

  /** The same about what was read from another unit. */
  public ValidationContext withFacts(DeviceFacts value) {
    return new ValidationContext(
        device, value, task, change, images, options, platforms, snmpWrite, troubles, drivers);
  }

  /** What is put on it before that one, and goes with it. */
  public List<SoftwareImage> companions() {
    return images.isEmpty() ? List.of() : images.subList(0, images.size() - 1);
  }

  /**
   * The image that it is to run.
   *
   * @throws IllegalStateException when the task brings none: see {@link Validator#appliesTo}
   */
  public SoftwareImage image() {
    if (images.isEmpty()) {
      throw new IllegalStateException(task + " brings no image");
    }
    return images.get(images.size() - 1);
  }

  /** Whether there are credentials for an access, and it did not fail when facts were read. */
  public boolean isUsable(Access access) {
    return !troubles.containsKey(access);
  }

  /** How its platform orders versions; generic where nobody knows the platform. */
  public VersionScheme versions() {
    return platform().map(platforms::versions).orElse(VersionScheme.GENERIC);
  }

  /** Whether a file of that name is an image of its platform. */
  public boolean isImage(String fileName) {
    return platform().map(each -> platforms.isImage(each, fileName)).orElse(false);
  }

  /** Whether it is hardware for the image to be put on it. */
  public Fit fit() {
    return platform()
        .map(each -> platforms.fits(each, image().family(), facts))
        .orElse(Fit.UNKNOWN);
  }

  /** The orders of the job for this device. */
  public ProtocolOrders protocols() {
    return options.protocols(platform());
  }

  /** The platform as read, else as the host says. */
  public Optional<PlatformId> platform() {
    return facts.platform().or(device::platform);
  }
}
