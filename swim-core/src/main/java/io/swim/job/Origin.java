package io.swim.job;

import io.swim.device.BootConfiguration;
import io.swim.device.BootMark;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import java.util.Optional;

/**
 * What the device was like before SWIM changed anything, stored before it does.
 *
 * @param platform its operating system family
 * @param version it ran
 * @param runningImage path of the image that it ran, as the device spells it
 * @param target where the new image goes
 * @param boot what it would have booted
 * @param bootMark which boot it was, read right before the reload
 */
public record Origin(
    PlatformId platform,
    String version,
    String runningImage,
    FlashPath target,
    Optional<BootConfiguration> boot,
    Optional<BootMark> bootMark) {
  public Origin withBoot(BootConfiguration value) {
    return new Origin(platform, version, runningImage, target, Optional.of(value), bootMark);
  }

  public Origin withBootMark(BootMark value) {
    return new Origin(platform, version, runningImage, target, boot, Optional.of(value));
  }
}
