package io.swim.ssh.platform;

import io.swim.device.BootRegister;
import io.swim.device.StackRules;
import io.swim.job.SoftwareChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a platform holds its software, where it is more than a file that a boot list names.
 *
 * @param change how it gets to other software, where that is always the same; empty where it goes
 *     by the mode that a device is in
 * @param packageList what boots the packages, as a path with <code>{fileSystem}</code>; empty where
 *     no boot list names it
 * @param bootImages how many images its boot list holds
 * @param bootEntries how an image is put in its boot list that is more than one file
 * @param unpacked names of images that the device unpacks when they are to be booted: its boot list
 *     shows files of other names and the same version
 * @param bootRegister with which configuration registers it boots from that list
 * @param stack how members of a stack are told apart, where each boots a file of its own flash
 * @param archives families of images that boot from an archive as it is
 * @param bootsNext whether the next reboot takes what was unpacked, whoever orders it
 * @param activationTime how long an activation may take before the device goes down
 */
public record SoftwareRules(
    Optional<SoftwareChange> change,
    Optional<String> packageList,
    int bootImages,
    List<BootEntry> bootEntries,
    Optional<Pattern> unpacked,
    BootRegister bootRegister,
    Optional<StackRules> stack,
    Optional<Pattern> archives,
    boolean bootsNext,
    Duration activationTime) {
  public SoftwareRules {
    bootEntries = List.copyOf(bootEntries);
  }

  /** Of a platform that says nothing of it. */
  public static final SoftwareRules NONE =
      new SoftwareRules(
          Optional.empty(),
          Optional.empty(),
          Integer.MAX_VALUE,
          List.of(),
          Optional.empty(),
          BootRegister.ROUTER,
          Optional.empty(),
          Optional.empty(),
          false,
          Duration.ofMinutes(30));

  /**
   * Words of a command for an image.
   *
   * @param image its path, in full
   * @param entry the words, with what groups of the path found as <code>${name}</code>
   */
  public record BootEntry(Pattern image, String entry) {}

  /** What a command calls an image to boot; its path, where nothing else is said. */
  public String bootEntry(String path) {
    for (BootEntry each : bootEntries) {
      Matcher matcher = each.image().matcher(path);
      if (matcher.matches()) {
        return matcher.replaceFirst(each.entry());
      }
    }
    return path;
  }

  /** Whether an image of that name is unpacked when it is to be booted. */
  public boolean isUnpacked(String fileName) {
    return unpacked.map(pattern -> pattern.matcher(fileName).matches()).orElse(false);
  }
}
