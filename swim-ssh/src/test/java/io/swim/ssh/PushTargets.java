package io.swim.ssh;

import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.image.VersionScheme;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.PushTarget;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Platforms of which nothing is known but how their file servers name a file. */
record PushTargets(BiFunction<TransferProtocol, FlashPath, Optional<PushTarget>> targets)
    implements PlatformCatalog {
  @Override
  public Set<PlatformId> platforms() {
    return NONE.platforms();
  }

  @Override
  public VersionScheme versions(PlatformId platform) {
    return NONE.versions(platform);
  }

  @Override
  public Optional<Identified> identify(String sysObjectId, String sysDescr) {
    return NONE.identify(sysObjectId, sysDescr);
  }

  @Override
  public Optional<PushTarget> pushTarget(
      PlatformId platform, TransferProtocol protocol, FlashPath file) {
    return targets.apply(protocol, file);
  }
}
