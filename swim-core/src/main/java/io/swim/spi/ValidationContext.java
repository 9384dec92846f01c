package io.swim.spi;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.DeviceFacts;
import io.swim.device.PlatformId;
import io.swim.image.SoftwareImage;
import io.swim.image.VersionScheme;
import io.swim.job.UpgradeOptions;
import java.util.Set;

/**
 * What a validator judges by.
 *
 * @param device as the host knows it
 * @param facts as it was just read
 * @param image to be put on it
 * @param options of the job
 * @param versions how its platform orders versions
 * @param snmpWrite whether SNMP credentials allow writing
 * @param usable accesses with credentials and something to open them
 * @param drivers which kinds of driver there are for its platform
 */
public record ValidationContext(
    Device device,
    DeviceFacts facts,
    SoftwareImage image,
    UpgradeOptions options,
    VersionScheme versions,
    boolean snmpWrite,
    Set<Access> usable,
    DriverCoverage drivers) {
  public ValidationContext {
    usable = Set.copyOf(usable);
  }

  /** The platform as read, else as the host says. */
  public java.util.Optional<PlatformId> platform() {
    return facts.platform().or(device::platform);
  }
}
