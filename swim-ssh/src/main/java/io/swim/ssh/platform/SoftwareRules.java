package io.swim.ssh.platform;

import io.swim.device.BootRegister;
import io.swim.device.StackRules;
import io.swim.job.SoftwareChange;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a platform holds its software, where it is more than a file that a boot list names.
 *
 * @param change how it gets to other software, where that is always the same; empty where it goes
 *     by the mode that a device is in
 * @param packageList what boots the packages, as a path with <code>{fileSystem}</code>; empty where
 *     no boot list names it
 * @param bootImages how many images its boot list holds
 * @param bootRegister with which configuration registers it boots from that list
 * @param stack how members of a stack are told apart, where each boots a file of its own flash
 * @param archives families of images that boot from an archive as it is
 * @param activationTime how long an activation may take before the device goes down
 */
public record SoftwareRules(
    Optional<SoftwareChange> change,
    Optional<String> packageList,
    int bootImages,
    BootRegister bootRegister,
    Optional<StackRules> stack,
    Optional<Pattern> archives,
    Duration activationTime) {
  /** Of a platform that says nothing of it. */
  public static final SoftwareRules NONE =
      new SoftwareRules(
          Optional.empty(),
          Optional.empty(),
          Integer.MAX_VALUE,
          BootRegister.ROUTER,
          Optional.empty(),
          Optional.empty(),
          Duration.ofMinutes(30));
}
