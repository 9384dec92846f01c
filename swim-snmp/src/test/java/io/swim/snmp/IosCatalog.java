package io.swim.snmp;

import io.swim.device.PlatformId;
import io.swim.image.VersionScheme;
import io.swim.spi.PlatformCatalog;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows IOS by its description, and nothing else. */
final class IosCatalog implements PlatformCatalog {
  private static final PlatformId IOS = new PlatformId("cisco-ios");
  private static final Pattern DESCRIPTION =
      Pattern.compile("(?s)Cisco IOS Software.*\\(([^-)]+)-([^)]+)\\), Version ([^,\\s]+).*");

  @Override
  public Set<PlatformId> platforms() {
    return Set.of(IOS);
  }

  @Override
  public VersionScheme versions(PlatformId platform) {
    return VersionScheme.GENERIC;
  }

  @Override
  public Optional<Identified> identify(String sysObjectId, String sysDescr) {
    Matcher matcher = DESCRIPTION.matcher(sysDescr);
    return sysObjectId.startsWith("1.3.6.1.4.1.9.1.") && matcher.matches()
        ? Optional.of(
            new Identified(
                IOS,
                Map.of(
                    "imageFamily", matcher.group(1),
                    "featureSet", matcher.group(2),
                    "version", matcher.group(3))))
        : Optional.empty();
  }
}
