package io.swim.device;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Collects facts as a driver reads them. Not thread-safe. Empty texts count as not told. */
public final class DeviceFactsBuilder {
  private final Instant readAt;
  private Optional<String> hostname = Optional.empty();
  private Optional<PlatformId> platform = Optional.empty();
  private Optional<String> model = Optional.empty();
  private Optional<String> serialNumber = Optional.empty();
  private Optional<String> version = Optional.empty();
  private Optional<String> runningImage = Optional.empty();
  private Optional<String> imageFamily = Optional.empty();
  private Optional<String> featureSet = Optional.empty();
  private OptionalLong ramBytes = OptionalLong.empty();
  private final List<FileSystem> fileSystems = new ArrayList<>();
  private List<String> bootVariables = List.of();
  private Map<Integer, List<String>> memberBootVariables = Map.of();
  private Optional<String> configRegister = Optional.empty();
  private Optional<BootMode> bootMode = Optional.empty();
  private Optional<BootMark> bootMark = Optional.empty();
  private OptionalInt members = OptionalInt.empty();
  private final List<StackMember> stack = new ArrayList<>();
  private Optional<SoftwareMode> mode = Optional.empty();
  private final List<SoftwarePackage> packages = new ArrayList<>();
  private Optional<Redundancy> redundancy = Optional.empty();
  private Optional<Failover> failover = Optional.empty();
  private Optional<DeviceFacts> mate = Optional.empty();
  private final List<AccessPoint> accessPoints = new ArrayList<>();
  private Optional<DeviceFacts.Configuration> configuration = Optional.empty();

  DeviceFactsBuilder(Instant readAt) {
    this.readAt = Objects.requireNonNull(readAt, "readAt");
  }

  public DeviceFactsBuilder hostname(String value) {
    hostname = text(value, "hostname");
    return this;
  }

  public DeviceFactsBuilder platform(PlatformId value) {
    platform = Optional.of(Objects.requireNonNull(value, "platform"));
    return this;
  }

  public DeviceFactsBuilder model(String value) {
    model = text(value, "model");
    return this;
  }

  public DeviceFactsBuilder serialNumber(String value) {
    serialNumber = text(value, "serialNumber");
    return this;
  }

  public DeviceFactsBuilder version(String value) {
    version = text(value, "version");
    return this;
  }

  public DeviceFactsBuilder runningImage(String value) {
    runningImage = text(value, "runningImage");
    return this;
  }

  public DeviceFactsBuilder imageFamily(String value) {
    imageFamily = text(value, "imageFamily");
    return this;
  }

  public DeviceFactsBuilder featureSet(String value) {
    featureSet = text(value, "featureSet");
    return this;
  }

  public DeviceFactsBuilder ramBytes(long value) {
    ramBytes = OptionalLong.of(value);
    return this;
  }

  public DeviceFactsBuilder fileSystem(FileSystem value) {
    fileSystems.add(Objects.requireNonNull(value, "fileSystem"));
    return this;
  }

  public DeviceFactsBuilder bootVariables(List<String> value) {
    bootVariables = List.copyOf(Objects.requireNonNull(value, "bootVariables"));
    return this;
  }

  public DeviceFactsBuilder memberBootVariables(Map<Integer, List<String>> value) {
    memberBootVariables = Objects.requireNonNull(value, "memberBootVariables");
    return this;
  }

  public DeviceFactsBuilder configRegister(String value) {
    configRegister = text(value, "configRegister");
    return this;
  }

  public DeviceFactsBuilder bootMode(BootMode value) {
    bootMode = Optional.of(Objects.requireNonNull(value, "bootMode"));
    return this;
  }

  public DeviceFactsBuilder bootMark(BootMark value) {
    bootMark = Optional.of(Objects.requireNonNull(value, "bootMark"));
    return this;
  }

  public DeviceFactsBuilder members(int value) {
    members = OptionalInt.of(value);
    return this;
  }

  public DeviceFactsBuilder stackMember(StackMember value) {
    stack.add(Objects.requireNonNull(value, "stackMember"));
    return this;
  }

  public DeviceFactsBuilder mode(SoftwareMode value) {
    mode = Optional.of(Objects.requireNonNull(value, "mode"));
    return this;
  }

  public DeviceFactsBuilder softwarePackage(SoftwarePackage value) {
    packages.add(Objects.requireNonNull(value, "softwarePackage"));
    return this;
  }

  public DeviceFactsBuilder redundancy(Redundancy value) {
    redundancy = Optional.of(Objects.requireNonNull(value, "redundancy"));
    return this;
  }

  public DeviceFactsBuilder failover(Failover value) {
    failover = Optional.of(Objects.requireNonNull(value, "failover"));
    return this;
  }

  public DeviceFactsBuilder mate(DeviceFacts value) {
    mate = Optional.of(Objects.requireNonNull(value, "mate"));
    return this;
  }

  public DeviceFactsBuilder accessPoint(AccessPoint value) {
    accessPoints.add(Objects.requireNonNull(value, "accessPoint"));
    return this;
  }

  public DeviceFactsBuilder configuration(DeviceFacts.Configuration value) {
    configuration = Optional.of(Objects.requireNonNull(value, "configuration"));
    return this;
  }

  /** The facts as they are now; the builder may be gone on with. */
  public DeviceFacts build() {
    return new DeviceFacts(
        readAt,
        hostname,
        platform,
        model,
        serialNumber.stream().toList(),
        version,
        runningImage,
        imageFamily,
        featureSet,
        ramBytes,
        fileSystems,
        bootVariables,
        memberBootVariables,
        configRegister,
        bootMode,
        bootMark,
        members,
        stack,
        mode,
        packages,
        redundancy,
        failover,
        mate,
        accessPoints,
        configuration);
  }

  private static Optional<String> text(String value, String name) {
    return Optional.of(Objects.requireNonNull(value, name).strip())
        .filter(stripped -> !stripped.isEmpty());
  }
}
