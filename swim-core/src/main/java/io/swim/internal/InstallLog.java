package io.swim.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.FailureReason;
import io.swim.spi.InstallDriver;
import java.util.Optional;

/** What a device's own log of installing says of its last operation, where there is such a log. */
final class InstallLog {
  private final Engine engine;

  InstallLog(Engine engine) {
    this.engine = engine;
  }

  boolean isKept(Work work) {
    return engine
        .drivers()
        .installDriver(work.platform())
        .filter(driver -> driver.keepsLog(work.platform()))
        .isPresent();
  }

  /** Why that operation failed; whoever can't be asked has said nothing. */
  Optional<String> reason(Work work) throws InterruptedException {
    if (!isKept(work)) {
      return Optional.empty();
    }
    try {
      return Attempts.quietly(work)
          .<InstallDriver, Optional<String>>first(
              "read the log of installing",
              work.device().configOrder(),
              access -> engine.drivers().installDriver(work.platform(), access),
              (driver, access) -> driver.lastFailure(access, work.device()))
          .map(work.device().transcript()::scrub);
    } catch (DriverException e) {
      return Optional.empty();
    }
  }

  /** A failure after an order, with the device's own reason as far as it has one. */
  static FailureReason because(
      Work work, FailureKind kind, String message, Optional<String> words) {
    return new FailureReason(
        kind,
        message + words.map(": "::concat).orElse(""),
        words.orElse(""),
        work.assignment().state(),
        DeviceEffect.APPLIED);
  }

  /** What the device refused, and why as its log says. */
  DriverException explained(Work work, DriverException e) throws InterruptedException {
    Optional<String> why =
        e.kind() == FailureKind.REJECTED
            ? reason(work).filter(words -> !e.deviceWords().contains(words))
            : Optional.empty();
    return why.isEmpty()
        ? e
        : new DriverException(e.kind(), e.effect(), e.getMessage() + ": " + why.get(), why.get());
  }
}
