package io.swim;

import io.swim.device.PlatformId;
import io.swim.image.VersionScheme;
import io.swim.spi.PlatformCatalog;
import java.util.Optional;
import java.util.Set;

/** A catalogue of one platform that recognizes no device; its images end in .bin. */
public class OnePlatform implements PlatformCatalog {
  private final PlatformId platform;

  public OnePlatform(PlatformId platform) {
    this.platform = platform;
  }

  @Override
  public Set<PlatformId> platforms() {
    return Set.of(platform);
  }

  @Override
  public VersionScheme versions(PlatformId platform) {
    return VersionScheme.GENERIC;
  }

  @Override
  public Optional<Identified> identify(String sysObjectId, String sysDescr) {
    return Optional.empty();
  }

  @Override
  public boolean isImage(PlatformId platform, String fileName) {
    return fileName.endsWith(".bin");
  }
}
