package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import java.util.Arrays;
import java.util.Set;

/** What the definitions of some platforms can do. */
record Supported(Platforms platforms) {
  static final Set<Access> ACCESSES = Set.of(Access.SSH, Access.TELNET);

  boolean all(PlatformId platform, String... operations) {
    return platforms
        .definition(platform)
        .filter(each -> Arrays.stream(operations).allMatch(each.operations()::containsKey))
        .isPresent();
  }
}
