package io.swim.ssh.platform;

import io.swim.device.BootRegister;
import io.swim.device.StackRules;
import io.swim.device.StackWords;
import io.swim.image.SystemPart;
import io.swim.image.VersionScheme;
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
 * @param bootImagesByModel how many that of some models holds
 * @param bootEntries how an image is put in its boot list that is more than one file
 * @param unpacked names of images that the device unpacks when they are to be booted: its boot list
 *     shows files of other names and the same version
 * @param bootRegister with which configuration registers it boots from that list
 * @param bootsByItself the command with which it boots from it by itself, for people
 * @param dropsChange the command that drops a change which waits to be applied, for people
 * @param stack how members of a stack are told apart, where each boots a file of its own flash
 * @param stackWords what a device's words for its members mean
 * @param archives families of images that boot from an archive as it is
 * @param parts files of parts that are installed into a system that runs
 * @param conversions releases at which it writes its configuration in another way
 * @param bootsNext whether the next reboot takes what was unpacked, whoever orders it
 * @param bootsCopied whether it takes an image as soon as that is copied
 * @param activationTime how long an activation may take before the device goes down
 */
public record SoftwareRules(
    Optional<SoftwareChange> change,
    Optional<String> packageList,
    int bootImages,
    List<BootImages> bootImagesByModel,
    List<BootEntry> bootEntries,
    Optional<Pattern> unpacked,
    BootRegister bootRegister,
    Optional<String> bootsByItself,
    Optional<String> dropsChange,
    Optional<StackRules> stack,
    Optional<StackWords> stackWords,
    Optional<Pattern> archives,
    List<PartRule> parts,
    List<Conversion> conversions,
    boolean bootsNext,
    boolean bootsCopied,
    Duration activationTime) {
  public SoftwareRules {
    bootImagesByModel = List.copyOf(bootImagesByModel);
    bootEntries = List.copyOf(bootEntries);
    parts = List.copyOf(parts);
    conversions = List.copyOf(conversions);
  }

  /** Of a platform that says nothing of it. */
  public static final SoftwareRules NONE =
      new SoftwareRules(
          Optional.empty(),
          Optional.empty(),
          Integer.MAX_VALUE,
          List.of(),
          List.of(),
          Optional.empty(),
          BootRegister.ROUTER,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          false,
          false,
          Duration.ofMinutes(30));

  /**
   * How many images the boot list of some models holds.
   *
   * @param model for the whole of a model
   * @param most how many
   */
  public record BootImages(Pattern model, int most) {}

  /** How many images the boot list of a model holds; empty where that is not known. */
  public int mostImages(Optional<String> model) {
    return model
        .flatMap(
            name ->
                bootImagesByModel.stream()
                    .filter(each -> each.model().matcher(name).matches())
                    .findFirst())
        .map(BootImages::most)
        .orElse(bootImages);
  }

  /**
   * Words of a command for an image.
   *
   * @param image its path, in full
   * @param entry the words, with what groups of the path found as <code>${name}</code>
   */
  public record BootEntry(Pattern image, String entry) {}

  /** What the name of a file says of the part in it; empty where it is none. */
  public Optional<SystemPart> part(String fileName) {
    return parts.stream().flatMap(each -> each.part(fileName).stream()).findFirst();
  }

  /**
   * A release from which on the configuration is written in another way.
   *
   * @param release the first one
   * @param what is written so, for people
   */
  public record Conversion(String release, String what) {}

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

  /** What boots the packages on that file system, where a boot list names it. */
  public Optional<String> packageList(String fileSystem) {
    return packageList.map(path -> path.replace("{fileSystem}", fileSystem));
  }

  /** Whether images of that family boot from an archive as it is. */
  public boolean bootsArchives(String imageFamily) {
    return archives.filter(families -> families.matcher(imageFamily).matches()).isPresent();
  }

  /** What is written in another way on one side of a step than on the other, for people. */
  public List<String> conversions(VersionScheme versions, String from, String to) {
    if (!versions.understands(from) || !versions.understands(to)) {
      return List.of();
    }
    boolean up = versions.compare(from, to) < 0;
    String lower = up ? from : to;
    String upper = up ? to : from;
    return conversions.stream()
        .filter(each -> versions.compare(lower, each.release()) < 0)
        .filter(each -> versions.compare(each.release(), upper) <= 0)
        .map(
            each ->
                "from "
                    + each.release()
                    + " on the device writes "
                    + each.what()
                    + " in another way")
        .toList();
  }

  /** Whether an image of that name is unpacked when it is to be booted. */
  public boolean isUnpacked(String fileName) {
    return unpacked.map(pattern -> pattern.matcher(fileName).matches()).orElse(false);
  }
}
