package io.swim.internal;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.image.DigestAlgorithm;
import io.swim.job.SoftwareChange;
import io.swim.spi.AccessPointDriver;
import io.swim.spi.ConfigDriver;
import io.swim.spi.Driver;
import io.swim.spi.DriverCoverage;
import io.swim.spi.FactsDriver;
import io.swim.spi.FailoverDriver;
import io.swim.spi.FileClient;
import io.swim.spi.FileDriver;
import io.swim.spi.InstallDriver;
import io.swim.spi.InstallLogDriver;
import io.swim.spi.PartDriver;
import io.swim.spi.PushDriver;
import io.swim.spi.RebootDriver;
import io.swim.spi.SessionFactory;
import io.swim.spi.TransferDriver;
import io.swim.spi.UploadDriver;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who can do what. Where two can do the same, the one that was registered first does it. */
public record DriverCatalog(
    List<FactsDriver> facts,
    List<FileDriver> files,
    List<ConfigDriver> config,
    List<RebootDriver> reboots,
    List<InstallDriver> installs,
    List<PartDriver> parts,
    List<InstallLogDriver> installLogs,
    List<AccessPointDriver> accessPoints,
    List<FailoverDriver> failovers,
    List<TransferDriver> transfers,
    List<PushDriver> pushes,
    List<UploadDriver> uploads,
    List<FileClient> clients,
    List<SessionFactory<?>> sessions) {
  public DriverCatalog {
    facts = List.copyOf(facts);
    files = List.copyOf(files);
    config = List.copyOf(config);
    reboots = List.copyOf(reboots);
    installs = List.copyOf(installs);
    parts = List.copyOf(parts);
    installLogs = List.copyOf(installLogs);
    accessPoints = List.copyOf(accessPoints);
    failovers = List.copyOf(failovers);
    transfers = List.copyOf(transfers);
    pushes = List.copyOf(pushes);
    uploads = List.copyOf(uploads);
    clients = List.copyOf(clients);
    sessions = List.copyOf(sessions);
  }

  Optional<SessionFactory<?>> sessionFactory(Access access) {
    for (SessionFactory<?> factory : sessions) {
      if (factory.accesses().contains(access)) {
        return Optional.of(factory);
      }
    }
    return Optional.empty();
  }

  /** A platform that is not known yet may turn out to be any. */
  Optional<FactsDriver> factsDriver(Optional<PlatformId> platform, Access access) {
    return facts.stream()
        .filter(driver -> platform.map(driver::supports).orElse(true))
        .filter(driver -> driver.accesses().contains(access))
        .findFirst();
  }

  Optional<FileDriver> fileDriver(PlatformId platform, Access access) {
    return first(files, platform, FileDriver::accesses, access).findFirst();
  }

  Optional<FileDriver> digestDriver(PlatformId platform, Access access, DigestAlgorithm by) {
    return first(files, platform, FileDriver::accesses, access)
        .filter(driver -> driver.digests(platform).contains(by))
        .findFirst();
  }

  Optional<ConfigDriver> configDriver(PlatformId platform, Access access) {
    return first(config, platform, ConfigDriver::accesses, access).findFirst();
  }

  /** Whether somebody can set what a device of that platform boots, over whatever. */
  boolean hasConfigDriver(PlatformId platform) {
    return config.stream().anyMatch(driver -> driver.supports(platform));
  }

  Optional<RebootDriver> rebootDriver(PlatformId platform, Access access) {
    return first(reboots, platform, RebootDriver::accesses, access).findFirst();
  }

  Optional<InstallDriver> installDriver(PlatformId platform, Access access) {
    return first(installs, platform, InstallDriver::accesses, access).findFirst();
  }

  /** Whoever installs on that platform, over whatever. */
  Optional<InstallDriver> installDriver(PlatformId platform) {
    return installs.stream().filter(driver -> driver.supports(platform)).findFirst();
  }

  Optional<PartDriver> partDriver(PlatformId platform, Access access) {
    return first(parts, platform, PartDriver::accesses, access).findFirst();
  }

  /** Whether somebody takes parts into what runs on that platform, over whatever. */
  boolean hasPartDriver(PlatformId platform) {
    return parts.stream().anyMatch(driver -> driver.supports(platform));
  }

  Optional<InstallLogDriver> installLogDriver(PlatformId platform, Access access) {
    return first(installLogs, platform, InstallLogDriver::accesses, access).findFirst();
  }

  /** Whether devices of that platform keep a log of installing that somebody reads. */
  boolean hasInstallLogDriver(PlatformId platform) {
    return installLogs.stream().anyMatch(driver -> driver.supports(platform));
  }

  Optional<AccessPointDriver> accessPointDriver(PlatformId platform, Access access) {
    return first(accessPoints, platform, AccessPointDriver::accesses, access).findFirst();
  }

  /** Whether the platform is a controller of access points that download before it reloads. */
  boolean hasAccessPointDriver(PlatformId platform) {
    return accessPoints.stream().anyMatch(driver -> driver.supports(platform));
  }

  Optional<FailoverDriver> failoverDriver(PlatformId platform, Access access) {
    return first(failovers, platform, FailoverDriver::accesses, access).findFirst();
  }

  Optional<TransferDriver> transferDriver(
      PlatformId platform, TransferProtocol protocol, Access access) {
    return first(transfers, platform, TransferDriver::accesses, access)
        .filter(driver -> driver.protocols(platform).contains(protocol))
        .findFirst();
  }

  Optional<PushDriver> pushDriver(PlatformId platform, TransferProtocol protocol) {
    return pushes.stream()
        .filter(driver -> driver.supports(platform))
        .filter(driver -> driver.protocols().contains(protocol))
        .findFirst();
  }

  Optional<UploadDriver> uploadDriver(
      PlatformId platform, TransferProtocol protocol, Access access) {
    return first(uploads, platform, UploadDriver::accesses, access)
        .filter(driver -> driver.protocols(platform).contains(protocol))
        .findFirst();
  }

  Optional<FileClient> client(TransferProtocol protocol) {
    return clients.stream().filter(client -> client.protocols().contains(protocol)).findFirst();
  }

  /** What can be done for one platform at all; a protocol without a server transfers nothing. */
  DriverCoverage coverage(
      PlatformId platform,
      SoftwareChange change,
      Predicate<TransferProtocol> served,
      Predicate<TransferProtocol> pushable) {
    Set<TransferProtocol> pushed = EnumSet.noneOf(TransferProtocol.class);
    Map<TransferProtocol, Set<Access>> starts = new EnumMap<>(TransferProtocol.class);
    for (TransferProtocol protocol : TransferProtocol.values()) {
      Set<Access> by = where(access -> transferDriver(platform, protocol, access).isPresent());
      if (!by.isEmpty() && served.test(protocol)) {
        starts.put(protocol, by);
      }
      if (pushDriver(platform, protocol).isPresent() && pushable.test(protocol)) {
        pushed.add(protocol);
      }
    }
    return new DriverCoverage(
        starts,
        pushed,
        where(access -> fileDriver(platform, access).isPresent()),
        where(access -> computesDigests(platform, access)),
        where(access -> configDriver(platform, access).isPresent()),
        where(access -> rebootDriver(platform, access).isPresent()),
        where(access -> canInstall(platform, change, access)),
        where(
            access ->
                installDriver(platform, access)
                    .filter(driver -> driver.canInstallInService(platform, change))
                    .isPresent()));
  }

  private boolean canInstall(PlatformId platform, SoftwareChange change, Access access) {
    return change == SoftwareChange.PART
        ? partDriver(platform, access).isPresent()
        : installDriver(platform, access).isPresent();
  }

  private boolean computesDigests(PlatformId platform, Access access) {
    return Arrays.stream(DigestAlgorithm.values())
        .anyMatch(each -> digestDriver(platform, access, each).isPresent());
  }

  private static Set<Access> where(Function<Access, Boolean> can) {
    Set<Access> set = EnumSet.noneOf(Access.class);
    for (Access access : Access.values()) {
      if (can.apply(access)) {
        set.add(access);
      }
    }
    return set;
  }

  private static <D extends Driver> Stream<D> first(
      List<D> drivers, PlatformId platform, Function<D, Set<Access>> accesses, Access access) {
    return drivers.stream()
        .filter(driver -> driver.supports(platform))
        .filter(driver -> accesses.apply(driver).contains(access));
  }
}
