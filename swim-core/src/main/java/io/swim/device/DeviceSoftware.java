package io.swim.device;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The little of a device's facts that tells which images it uses. A host keeps it of every device.
 *
 * @param device which
 * @param platform the operating system family, if it was recognised
 * @param version of the running image, as the device writes it
 * @param runningImage path of the running image, such as {@code flash:x.bin}
 * @param bootVariables images in boot order, as the device spells them
 * @param readAt when the device said so
 */
public record DeviceSoftware(
    DeviceId device,
    Optional<PlatformId> platform,
    Optional<String> version,
    Optional<String> runningImage,
    List<String> bootVariables,
    Instant readAt) {
  public DeviceSoftware {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(runningImage, "runningImage");
    Objects.requireNonNull(bootVariables, "bootVariables");
    Objects.requireNonNull(readAt, "readAt");
    bootVariables = List.copyOf(bootVariables);
  }

  /** Out of what was read from the device. */
  public static DeviceSoftware of(DeviceId device, DeviceFacts facts) {
    return new DeviceSoftware(
        device,
        facts.platform(),
        facts.version(),
        facts.runningImage(),
        facts.bootVariables(),
        facts.readAt());
  }
}
