package io.swim.spi;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.DeviceFacts;
import io.swim.device.PlatformId;
import io.swim.image.SoftwareImage;
import io.swim.image.VersionScheme;
import io.swim.job.ProtocolOrders;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a validator judges by.
 *
 * @param device as the host knows it
 * @param facts as it was just read
 * @param task what is to be done
 * @param distributed the image to be put on it, if there is one
 * @param options of the job
 * @param versions how its platform orders versions
 * @param snmpWrite whether SNMP credentials allow writing
 * @param troubles why an access is of no use: no credentials, or what it answered; those that work
 *     are not named
 * @param imageFiles whether a file of that name is an image of its platform
 * @param drivers which kinds of driver there are for its platform
 */
public record ValidationContext(
    Device device,
    DeviceFacts facts,
    Task task,
    Optional<SoftwareImage> distributed,
    UpgradeOptions options,
    VersionScheme versions,
    boolean snmpWrite,
    Map<Access, String> troubles,
    Predicate<String> imageFiles,
    DriverCoverage drivers) {
  public ValidationContext {
    troubles = Map.copyOf(troubles);
  }

  /**
   * The image to be put on it.
   *
   * @throws IllegalStateException when the task brings none: see {@link Validator#appliesTo}
   */
  public SoftwareImage image() {
    return distributed.orElseThrow(() -> new IllegalStateException(task + " brings no image"));
  }

  /** Whether there are credentials for an access, and it did not fail when facts were read. */
  public boolean isUsable(Access access) {
    return !troubles.containsKey(access);
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
