package io.swim.ssh;

import io.swim.device.PlatformId;
import io.swim.image.VersionScheme;
import io.swim.spi.PlatformCatalog;
import java.util.Optional;
import java.util.Set;

/** {@link Platforms#bundled()}, for discovery by {@link java.util.ServiceLoader}. */
public final class BundledPlatforms implements PlatformCatalog {
  private final Platforms platforms = Platforms.bundled();

  @Override
  public Set<PlatformId> platforms() {
    return platforms.platforms();
  }

  @Override
  public VersionScheme versions(PlatformId platform) {
    return platforms.versions(platform);
  }

  @Override
  public Optional<Identified> identify(String sysObjectId, String sysDescr) {
    return platforms.identify(sysObjectId, sysDescr);
  }
}
