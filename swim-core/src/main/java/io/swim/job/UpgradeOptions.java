package io.swim.job;

import io.swim.device.Device;
import io.swim.device.PlatformId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a job runs.
 *
 * @param scope how far it goes
 * @param parallel devices at once; 1 is sequential, where the next device starts only when the last
 *     is up and confirmed
 * @param onError whether a failure stops the run
 * @param onWarnings whether devices with warnings are upgraded
 * @param distribution how the image gets onto the devices
 * @param targetMode how the devices hold their software after it
 * @param accessPoints what becomes of those of a controller
 * @param takeover whether traffic may stop for it
 * @param commit when software that has to be committed is
 * @param protocols what is tried in which order
 * @param platformProtocols the same for platforms that need another order
 * @param timeouts how long things may take
 */
public record UpgradeOptions(
    UpgradeScope scope,
    int parallel,
    OnError onError,
    OnWarnings onWarnings,
    DistributionOptions distribution,
    TargetMode targetMode,
    AccessPoints accessPoints,
    Takeover takeover,
    Commit commit,
    ProtocolOrders protocols,
    Map<PlatformId, ProtocolOrders> platformProtocols,
    Timeouts timeouts) {
  /** Reboot, 20 at once, continue on error, apply despite warnings, digest checked. */
  public static final UpgradeOptions DEFAULT =
      new UpgradeOptions(
          UpgradeScope.REBOOT,
          20,
          OnError.CONTINUE,
          OnWarnings.APPLY,
          DistributionOptions.DEFAULT,
          TargetMode.KEEP,
          AccessPoints.PREDOWNLOAD,
          Takeover.RELOAD,
          Commit.AFTER_CONFIRMATION,
          ProtocolOrders.DEFAULT,
          Map.of(),
          Timeouts.DEFAULT);

  public UpgradeOptions {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(onError, "onError");
    Objects.requireNonNull(onWarnings, "onWarnings");
    Objects.requireNonNull(distribution, "distribution");
    Objects.requireNonNull(targetMode, "targetMode");
    Objects.requireNonNull(accessPoints, "accessPoints");
    Objects.requireNonNull(takeover, "takeover");
    Objects.requireNonNull(commit, "commit");
    Objects.requireNonNull(protocols, "protocols");
    Objects.requireNonNull(platformProtocols, "platformProtocols");
    Objects.requireNonNull(timeouts, "timeouts");
    platformProtocols = Map.copyOf(platformProtocols);
    if (parallel < 1) {
      throw new IllegalArgumentException("parallel must be at least 1, not " + parallel);
    }
  }

  public UpgradeOptions withScope(UpgradeScope value) {
    return with(draft -> draft.scope = value);
  }

  public UpgradeOptions withParallel(int value) {
    return with(draft -> draft.parallel = value);
  }

  public UpgradeOptions withOnError(OnError value) {
    return with(draft -> draft.onError = value);
  }

  public UpgradeOptions withOnWarnings(OnWarnings value) {
    return with(draft -> draft.onWarnings = value);
  }

  public UpgradeOptions withDistribution(DistributionOptions value) {
    return with(draft -> draft.distribution = value);
  }

  public UpgradeOptions withTargetMode(TargetMode value) {
    return with(draft -> draft.targetMode = value);
  }

  public UpgradeOptions withCommit(Commit value) {
    return with(draft -> draft.commit = value);
  }

  public UpgradeOptions withTakeover(Takeover value) {
    return with(draft -> draft.takeover = value);
  }

  public UpgradeOptions withAccessPoints(AccessPoints value) {
    return with(draft -> draft.accessPoints = value);
  }

  public UpgradeOptions withVerification(ImageVerification value) {
    return withDistribution(distribution.withVerification(value));
  }

  public UpgradeOptions withFileSystem(String value) {
    return withDistribution(distribution.withFileSystem(value));
  }

  /** The same for one device: images go where the job says, else where the host says for it. */
  public UpgradeOptions on(Device device) {
    return distribution.fileSystem().isPresent() || device.fileSystem().isEmpty()
        ? this
        : withFileSystem(device.fileSystem().get());
  }

  public UpgradeOptions withProtocols(ProtocolOrders value) {
    return with(draft -> draft.protocols = value);
  }

  /** Another order for devices of a platform. */
  public UpgradeOptions withProtocols(PlatformId platform, ProtocolOrders value) {
    Map<PlatformId, ProtocolOrders> all = new HashMap<>(platformProtocols);
    all.put(platform, value);
    return with(draft -> draft.platformProtocols = all);
  }

  /** The orders for a device, as far as its platform is known. */
  public ProtocolOrders protocols(Optional<PlatformId> platform) {
    return platform.map(platformProtocols::get).orElse(protocols);
  }

  public UpgradeOptions withTimeouts(Timeouts value) {
    return with(draft -> draft.timeouts = value);
  }

  private UpgradeOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  /** A copy that may still be changed; a new part is added to it and to no method above. */
  private static final class Draft {
    UpgradeScope scope;
    int parallel;
    OnError onError;
    OnWarnings onWarnings;
    DistributionOptions distribution;
    TargetMode targetMode;
    AccessPoints accessPoints;
    Takeover takeover;
    Commit commit;
    ProtocolOrders protocols;
    Map<PlatformId, ProtocolOrders> platformProtocols;
    Timeouts timeouts;

    Draft(UpgradeOptions from) {
      scope = from.scope;
      parallel = from.parallel;
      onError = from.onError;
      onWarnings = from.onWarnings;
      distribution = from.distribution;
      targetMode = from.targetMode;
      accessPoints = from.accessPoints;
      takeover = from.takeover;
      commit = from.commit;
      protocols = from.protocols;
      platformProtocols = from.platformProtocols;
      timeouts = from.timeouts;
    }

    UpgradeOptions options() {
      return new UpgradeOptions(
          scope,
          parallel,
          onError,
          onWarnings,
          distribution,
          targetMode,
          accessPoints,
          takeover,
          commit,
          protocols,
          platformProtocols,
          timeouts);
    }
  }
}
