package io.swim.snmp;

import io.swim.device.PlatformId;
import java.util.Set;

/** Platforms with CISCO-FLASH-MIB operations and OLD-CISCO-TS-MIB. */
final class CiscoPlatforms {
  private static final PlatformId IOS = new PlatformId("cisco-ios");
  private static final Set<PlatformId> ALL = Set.of(IOS, new PlatformId("cisco-aironet"));

  private CiscoPlatforms() {}

  static boolean contains(PlatformId platform) {
    return ALL.contains(platform);
  }

  /** Those that boot a file that was copied; access points unpack theirs, which no copy does. */
  static boolean bootsFiles(PlatformId platform) {
    return IOS.equals(platform);
  }
}
