package io.swim.testkit.fake;

import io.swim.device.PlatformId;
import io.swim.device.StackRules;
import io.swim.device.StackWords;
import io.swim.image.SystemPart;
import io.swim.image.VersionScheme;
import io.swim.spi.PairRules;
import io.swim.spi.PlatformCatalog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows the platform of fake devices only. */
class FakePlatforms implements PlatformCatalog {
  private static final StackRules STACK =
      new StackRules(
          FakeDevice.FLASH,
          "flash{member}:",
          Map.of(),
          new StackWords(
              Pattern.compile("Master"),
              Pattern.compile("Ready"),
              Pattern.compile("Provisioned"),
              Optional.of(Pattern.compile("Version Mismatch|Initializing")),
              Duration.ofMinutes(20)));

  private static final PairRules PAIR =
      new PairRules(
          Pattern.compile("Alone"),
          Pattern.compile("Active"),
          Pattern.compile("Standby"),
          Pattern.compile("Both"),
          List.of(List.of("1.0"), List.of("2.0"), List.of("3.0")),
          Duration.ofMinutes(10),
          List.of());

  private static final Pattern PART = Pattern.compile("fake-([\\d.]+)\\+\\w+\\.smu");

  static boolean isFake(PlatformId platform) {
    return platform.equals(FakeDevice.PLATFORM) || platform.equals(FakeDevice.SLOTS);
  }

  @Override
  public Set<PlatformId> platforms() {
    return Set.of(FakeDevice.PLATFORM, FakeDevice.SLOTS);
  }

  @Override
  public VersionScheme versions(PlatformId platform) {
    return VersionScheme.GENERIC;
  }

  @Override
  public boolean isImage(PlatformId platform, String fileName) {
    return fileName.endsWith(".bin");
  }

  @Override
  public Optional<String> dropsChange(PlatformId platform) {
    return Optional.of("fake abort");
  }

  @Override
  public Optional<String> packageList(PlatformId platform, String fileSystem) {
    return Optional.of(fileSystem + FakePackages.LIST)
        .filter(list -> platform.equals(FakeDevice.PLATFORM));
  }

  @Override
  public Optional<StackRules> stack(PlatformId platform) {
    return Optional.of(STACK).filter(rules -> platform.equals(FakeDevice.PLATFORM));
  }

  /** fake-1.0+reloads.smu is a part of 1.0, and so are those that go on or say nothing. */
  @Override
  public Optional<SystemPart> part(PlatformId platform, String fileName) {
    Matcher name = PART.matcher(fileName);
    return name.matches()
        ? Optional.of(
            new SystemPart(fileName, name.group(1), Pattern.compile(Pattern.quote(fileName))))
        : Optional.empty();
  }

  @Override
  public Optional<PairRules> pair(PlatformId platform) {
    return Optional.of(PAIR).filter(rules -> platform.equals(FakeDevice.PLATFORM));
  }

  @Override
  public boolean isConfiguration(PlatformId platform, String path) {
    return path.endsWith(".conf");
  }

  @Override
  public Optional<Identified> identify(String sysObjectId, String sysDescr) {
    return Optional.empty();
  }
}
