package io.swim.job;

import io.swim.device.FlashPath;
import java.util.Optional;

/**
 * How a job runs.
 *
 * @param scope how far it goes
 * @param parallel devices at once; 1 is sequential, where the next device starts only when the last
 *     is up and confirmed
 * @param onError whether a failure stops the run
 * @param onWarnings whether devices with warnings are upgraded
 * @param verification what proves the file on the device
 * @param fileSystem where the image goes, with or without its colon; empty: the device's preferred
 *     one
 * @param protocols what is tried in which order
 * @param timeouts how long things may take
 */
public record UpgradeOptions(
    UpgradeScope scope,
    int parallel,
    OnError onError,
    OnWarnings onWarnings,
    ImageVerification verification,
    Optional<String> fileSystem,
    ProtocolOrders protocols,
    Timeouts timeouts) {
  /** Reboot, 20 at once, continue on error, apply despite warnings, digest checked. */
  public static final UpgradeOptions DEFAULT =
      new UpgradeOptions(
          UpgradeScope.REBOOT,
          20,
          OnError.CONTINUE,
          OnWarnings.APPLY,
          ImageVerification.DIGEST,
          Optional.empty(),
          ProtocolOrders.DEFAULT,
          Timeouts.DEFAULT);

  public UpgradeOptions {
    if (parallel < 1) {
      throw new IllegalArgumentException("parallel must be at least 1, not " + parallel);
    }
    fileSystem = fileSystem.map(UpgradeOptions::withColon);
  }

  private static String withColon(String name) {
    return new FlashPath(name.endsWith(":") ? name : name + ":", "image").fileSystem();
  }

  public UpgradeOptions withScope(UpgradeScope value) {
    return new UpgradeOptions(
        value, parallel, onError, onWarnings, verification, fileSystem, protocols, timeouts);
  }

  public UpgradeOptions withParallel(int value) {
    return new UpgradeOptions(
        scope, value, onError, onWarnings, verification, fileSystem, protocols, timeouts);
  }

  public UpgradeOptions withOnError(OnError value) {
    return new UpgradeOptions(
        scope, parallel, value, onWarnings, verification, fileSystem, protocols, timeouts);
  }

  public UpgradeOptions withOnWarnings(OnWarnings value) {
    return new UpgradeOptions(
        scope, parallel, onError, value, verification, fileSystem, protocols, timeouts);
  }

  public UpgradeOptions withVerification(ImageVerification value) {
    return new UpgradeOptions(
        scope, parallel, onError, onWarnings, value, fileSystem, protocols, timeouts);
  }

  public UpgradeOptions withFileSystem(String value) {
    return new UpgradeOptions(
        scope,
        parallel,
        onError,
        onWarnings,
        verification,
        Optional.of(value),
        protocols,
        timeouts);
  }

  public UpgradeOptions withProtocols(ProtocolOrders value) {
    return new UpgradeOptions(
        scope, parallel, onError, onWarnings, verification, fileSystem, value, timeouts);
  }

  public UpgradeOptions withTimeouts(Timeouts value) {
    return new UpgradeOptions(
        scope, parallel, onError, onWarnings, verification, fileSystem, protocols, value);
  }
}
