package io.swim.ssh.platform;

import io.swim.job.SoftwareChange;
import java.time.Duration;
import java.util.Optional;

/**
 * How a platform holds its software, where it is more than a file that a boot list names.
 *
 * @param change how it gets to other software, where that is always the same; empty where it goes
 *     by the mode that a device is in
 * @param packageList what boots the packages, as a path with <code>{fileSystem}</code>; empty where
 *     no boot list names it
 * @param bootImages how many images its boot list holds
 * @param activationTime how long an activation may take before the device goes down
 */
public record SoftwareRules(
    Optional<SoftwareChange> change,
    Optional<String> packageList,
    int bootImages,
    Duration activationTime) {
  /** Of a platform that says nothing of it. */
  public static final SoftwareRules NONE =
      new SoftwareRules(
          Optional.empty(), Optional.empty(), Integer.MAX_VALUE, Duration.ofMinutes(30));
}
