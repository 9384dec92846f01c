package io.swim.snmp;

import io.swim.device.PlatformId;
import java.util.Set;

/** Platforms with CISCO-FLASH-MIB operations and OLD-CISCO-TS-MIB. */
final class CiscoPlatforms {
  private static final Set<PlatformId> ALL =
      Set.of(new PlatformId("cisco-ios"), new PlatformId("cisco-aironet"));

  private CiscoPlatforms() {}

  static boolean contains(PlatformId platform) {
    return ALL.contains(platform);
  }
}
