package io.swim.device;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What was just read from a device. Anything it did not tell is empty, never guessed.
 *
 * @param readAt on SWIM's clock
 * @param hostname what it calls itself
 * @param platform the operating system family, if it was recognised
 * @param model hardware model
 * @param serialNumbers of the chassis, as each protocol tells it, the command line first
 * @param version of the running image, as the device writes it
 * @param runningImage path of the running image, such as {@code flash:x.bin}
 * @param imageFamily such as {@code C2960}
 * @param featureSet such as {@code LANBASEK9-M}
 * @param ramBytes total main memory
 * @param fileSystems those that can hold images, the preferred one first
 * @param bootVariables images in boot order, as the device spells them
 * @param memberBootVariables the same of the other members of a stack, by their numbers, where each
 *     has some of its own
 * @param configRegister such as {@code 0x2102}
 * @param bootMode whether it boots by itself after a reset
 * @param bootMark which boot this is
 * @param members of a stack, 1 for a device alone; empty when it does not tell
 * @param stack the members that it tells more of than their number
 * @param mode how it holds the software that it runs
 * @param packages of its software, or its image slots
 * @param redundancy of its supervisors
 * @param failover with another device
 * @param mate the other unit of a failover pair, as far as the active one could ask it
 * @param accessPoints that it controls
 * @param configuration whether what is configured would survive a reload; empty when it does not
 *     tell for sure
 */
public record DeviceFacts(
    Instant readAt,
    Optional<String> hostname,
    Optional<PlatformId> platform,
    Optional<String> model,
    List<String> serialNumbers,
    Optional<String> version,
    Optional<String> runningImage,
    Optional<String> imageFamily,
    Optional<String> featureSet,
    OptionalLong ramBytes,
    List<FileSystem> fileSystems,
    List<String> bootVariables,
    Map<Integer, List<String>> memberBootVariables,
    Optional<String> configRegister,
    Optional<BootMode> bootMode,
    Optional<BootMark> bootMark,
    OptionalInt members,
    List<StackMember> stack,
    Optional<SoftwareMode> mode,
    List<SoftwarePackage> packages,
    Optional<Redundancy> redundancy,
    Optional<Failover> failover,
    Optional<DeviceFacts> mate,
    List<AccessPoint> accessPoints,
    Optional<Configuration> configuration) {
  /** How the running configuration compares with the one that is loaded at boot. */
  public enum Configuration {
    /** Everything that was changed was saved afterwards. */
    SAVED,
    /** It was changed after it was saved; a reload loses that, and whoever saves saves it too. */
    UNSAVED_CHANGES
  }

  public DeviceFacts {
    Objects.requireNonNull(readAt, "readAt");
    Objects.requireNonNull(hostname, "hostname");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(serialNumbers, "serialNumbers");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(runningImage, "runningImage");
    Objects.requireNonNull(imageFamily, "imageFamily");
    Objects.requireNonNull(featureSet, "featureSet");
    Objects.requireNonNull(ramBytes, "ramBytes");
    Objects.requireNonNull(fileSystems, "fileSystems");
    Objects.requireNonNull(bootVariables, "bootVariables");
    Objects.requireNonNull(memberBootVariables, "memberBootVariables");
    Objects.requireNonNull(configRegister, "configRegister");
    Objects.requireNonNull(bootMode, "bootMode");
    Objects.requireNonNull(bootMark, "bootMark");
    Objects.requireNonNull(members, "members");
    Objects.requireNonNull(stack, "stack");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(packages, "packages");
    Objects.requireNonNull(redundancy, "redundancy");
    Objects.requireNonNull(failover, "failover");
    Objects.requireNonNull(mate, "mate");
    Objects.requireNonNull(accessPoints, "accessPoints");
    Objects.requireNonNull(configuration, "configuration");
    serialNumbers = List.copyOf(serialNumbers);
    fileSystems = List.copyOf(fileSystems);
    bootVariables = List.copyOf(bootVariables);
    memberBootVariables = Map.copyOf(memberBootVariables);
    stack = List.copyOf(stack);
    packages = List.copyOf(packages);
    accessPoints = List.copyOf(accessPoints);
  }

  /** With everything else not told. */
  public static DeviceFactsBuilder builder(Instant readAt) {
    return new DeviceFactsBuilder(readAt);
  }

  /** These facts with every gap filled from {@code other}. */
  public DeviceFacts orElse(DeviceFacts other) {
    return new DeviceFacts(
        readAt,
        hostname.or(other::hostname),
        platform.or(other::platform),
        model.or(other::model),
        Stream.concat(serialNumbers.stream(), other.serialNumbers.stream()).distinct().toList(),
        version.or(other::version),
        runningImage.or(other::runningImage),
        imageFamily.or(other::imageFamily),
        featureSet.or(other::featureSet),
        ramBytes.isPresent() ? ramBytes : other.ramBytes,
        fileSystems.isEmpty() ? other.fileSystems : fileSystems,
        bootVariables.isEmpty() ? other.bootVariables : bootVariables,
        memberBootVariables.isEmpty() ? other.memberBootVariables : memberBootVariables,
        configRegister.or(other::configRegister),
        bootMode.or(other::bootMode),
        bootMark.or(other::bootMark),
        larger(members, other.members),
        stack.isEmpty() ? other.stack : stack,
        mode.or(other::mode),
        packages.isEmpty() ? other.packages : packages,
        redundancy.or(other::redundancy),
        failover.or(other::failover),
        mate.or(other::mate),
        accessPoints.isEmpty() ? other.accessPoints : accessPoints,
        configuration.or(other::configuration));
  }

  /** With what was read from the other unit of a pair. */
  public DeviceFacts withMate(DeviceFacts value) {
    DeviceFactsBuilder other = builder(readAt).mate(value);
    return orElse(other.build());
  }

  /** The serial number of the chassis, for people. */
  public Optional<String> serialNumber() {
    return serialNumbers.stream().findFirst();
  }

  /** Whoever sees more members of a stack is right: a stack must not be taken for one device. */
  private static OptionalInt larger(OptionalInt one, OptionalInt other) {
    return IntStream.concat(one.stream(), other.stream()).max();
  }

  /** The file system of that name, with or without its colon. */
  public Optional<FileSystem> fileSystem(String name) {
    String wanted = name.endsWith(":") ? name : name + ":";
    return fileSystems.stream().filter(each -> each.name().equals(wanted)).findFirst();
  }
}
