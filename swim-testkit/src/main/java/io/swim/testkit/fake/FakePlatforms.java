package io.swim.testkit.fake;

import io.swim.device.PlatformId;
import io.swim.image.VersionScheme;
import io.swim.spi.PlatformCatalog;
import java.util.Optional;
import java.util.Set;

/** Knows the platform of fake devices only. */
final class FakePlatforms implements PlatformCatalog {
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
  public Optional<String> packageList(PlatformId platform, String fileSystem) {
    return Optional.of(fileSystem + FakePackages.LIST)
        .filter(list -> platform.equals(FakeDevice.PLATFORM));
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
