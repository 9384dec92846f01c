package io.swim.spi;

import io.swim.device.SoftwarePackage;
import io.swim.image.VersionScheme;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is installed on a device.
 *
 * @param packages with their states
 * @param underWay what the device is at now, in its own words; nothing else can be ordered then
 * @param waiting a change that was ordered and waits to be applied, in the device's own words, the
 *     file of its image among them; whoever applies something applies that, too
 * @param untilAbort how long until the device goes back by itself to what is committed, with a
 *     reload; empty when nothing runs that is not committed, or when it never does
 */
public record InstallStatus(
    List<SoftwarePackage> packages,
    Optional<String> underWay,
    Optional<String> waiting,
    Optional<Duration> untilAbort) {
  public InstallStatus {
    Objects.requireNonNull(packages, "packages");
    Objects.requireNonNull(underWay, "underWay");
    Objects.requireNonNull(waiting, "waiting");
    Objects.requireNonNull(untilAbort, "untilAbort");
    packages = List.copyOf(packages);
  }

  /** Whether it is on the device, unpacked, and does not run. */
  public boolean isPrepared(String version, VersionScheme scheme) {
    return any(version, scheme, each -> !each.isRunning());
  }

  /** Whether it runs, or will after a reload that is under way. */
  public boolean isActivated(String version, VersionScheme scheme) {
    return any(version, scheme, SoftwarePackage::isRunning);
  }

  /** Whether it runs with all its parts, and will after every boot from now on. */
  public boolean isCommitted(String version, VersionScheme scheme) {
    return any(
            version,
            scheme,
            each ->
                each.state() == SoftwarePackage.State.COMMITTED
                    || each.state() == SoftwarePackage.State.ACTIVE)
        && !isOnTrial(version, scheme);
  }

  /** Whether a part of it came or went, and that is not committed. */
  public boolean isOnTrial(String version, VersionScheme scheme) {
    return any(
        version,
        scheme,
        each ->
            each.state() == SoftwarePackage.State.UNCOMMITTED
                || each.state() == SoftwarePackage.State.DEACTIVATED);
  }

  private boolean any(String version, VersionScheme scheme, Predicate<SoftwarePackage> is) {
    return packages.stream()
        .filter(each -> each.version().map(its -> scheme.same(its, version)).orElse(false))
        .anyMatch(is);
  }
}
