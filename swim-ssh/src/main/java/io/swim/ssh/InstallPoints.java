package io.swim.ssh;

import io.swim.fault.DriverException;
import io.swim.image.VersionScheme;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliOperation;
import io.swim.spi.CliSession;
import java.util.Map;
import java.util.Optional;

/** What a device remembers to go back to. */
final class InstallPoints {
  private InstallPoints() {}

  /** The newest point with packages of that version. */
  static Optional<String> find(String version, VersionScheme versions, CliSession session)
      throws DriverException, InterruptedException {
    if (!session.can(CliOperation.INSTALL_POINTS)) {
      return Optional.empty();
    }
    CliAnswer points = session.perform(CliOperation.INSTALL_POINTS, Map.of());
    for (Map<String, String> row : points.table("points")) {
      String point = row.getOrDefault("point", "");
      if (holds(
          session.perform(CliOperation.INSTALL_POINT, Map.of("point", point)), version, versions)) {
        return Optional.of(point);
      }
    }
    return Optional.empty();
  }

  private static boolean holds(CliAnswer point, String version, VersionScheme versions) {
    return point.table("packages").stream()
        .map(row -> Optional.ofNullable(row.get("version")))
        .anyMatch(its -> its.isPresent() && versions.same(its.get(), version));
  }
}
