package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.image.DigestAlgorithm;
import io.swim.spi.CliOperation;
import io.swim.ssh.platform.PathTemplate;
import java.util.Arrays;
import java.util.Map;
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

  /** The path of a file as the platform's command line takes it. */
  String path(PlatformId platform, FlashPath file) {
    return platforms
        .definition(platform)
        .map(each -> each.files().path())
        .orElse(PathTemplate.PLAIN)
        .of(file);
  }

  /** What its command line calls the digests that it computes; none without a command for it. */
  Map<DigestAlgorithm, String> digests(PlatformId platform) {
    return platforms
        .definition(platform)
        .filter(each -> each.operation(CliOperation.DIGEST).isPresent())
        .map(each -> each.files().digests())
        .orElse(Map.of());
  }

  /** What its commands call an image that it is to boot. */
  String bootEntry(PlatformId platform, String path) {
    return platforms.definition(platform).map(each -> each.software().bootEntry(path)).orElse(path);
  }

  /** Whether that operation of the platform has the value in a command or a reply. */
  boolean uses(PlatformId platform, String operation, String value) {
    return platforms
        .definition(platform)
        .flatMap(each -> each.operation(operation))
        .filter(each -> each.uses(value))
        .isPresent();
  }
}
