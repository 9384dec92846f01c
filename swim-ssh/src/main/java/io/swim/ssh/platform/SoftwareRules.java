package io.swim.ssh.platform;

import java.time.Duration;
import java.util.Optional;

/**
 * How a platform holds its software, where it is more than a file that a boot list names.
 *
 * @param packageList what boots the packages, as a path with <code>{fileSystem}</code>; empty where
 *     no boot list names it
 * @param activationTime how long an activation may take before the device goes down
 */
public record SoftwareRules(Optional<String> packageList, Duration activationTime) {
  /** Of a platform that says nothing of it. */
  public static final SoftwareRules NONE =
      new SoftwareRules(Optional.empty(), Duration.ofMinutes(30));
}
