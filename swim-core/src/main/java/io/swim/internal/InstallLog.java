package io.swim.internal;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.FailureReason;
import io.swim.job.Origin;
import io.swim.spi.InstallFailure;
import java.util.Optional;

/** What a device's own log of installing says of its last operation, where there is such a log. */
final class InstallLog {
  private final Engine engine;

  InstallLog(Engine engine) {
    this.engine = engine;
  }

  boolean isKept(Work work) {
    return engine.drivers().hasInstallLogDriver(work.platform());
  }

  /**
   * Stores what failed last, right before an order: that is an old story. Where the log can't be
   * read, nothing is taken from it afterwards.
   */
  void note(Work work) throws InterruptedException {
    if (!isKept(work)) {
      return;
    }
    Optional<String> last;
    try {
      last = Optional.of(read(work).map(InstallFailure::operation).orElse(""));
    } catch (DriverException e) {
      last = Optional.empty();
    }
    Origin noted = work.origin().withInstallLog(last.map(work.device().transcript()::scrub));
    work.save(a -> a.origin(noted));
  }

  /**
   * Why an operation failed that was not in the log before the last order; whoever can't be asked
   * has said nothing.
   */
  Optional<String> reason(Work work) throws InterruptedException {
    Optional<String> before = work.origin().installLog();
    if (!isKept(work) || before.isEmpty()) {
      return Optional.empty();
    }
    ScrubbedTranscript transcript = work.device().transcript();
    try {
      return read(work)
          .filter(failed -> !transcript.scrub(failed.operation()).equals(before.get()))
          .map(failed -> transcript.scrub(failed.words()));
    } catch (DriverException e) {
      return Optional.empty();
    }
  }

  private Optional<InstallFailure> read(Work work) throws DriverException, InterruptedException {
    return Attempts.quietly(work)
        .first(
            "read the log of installing",
            work.device().configOrder(),
            access -> engine.drivers().installLogDriver(work.platform(), access),
            (driver, access) -> driver.lastFailure(access, work.device()));
  }

  /** A failure after an order, with the device's own reason as far as it has one. */
  static FailureReason because(
      Work work, FailureKind kind, String message, Optional<String> words) {
    return work.failure(
        kind, DeviceEffect.APPLIED, message + words.map(": "::concat).orElse(""), words.orElse(""));
  }

  /** What the device refused, and why as its log says. */
  DriverException explained(Work work, DriverException e) throws InterruptedException {
    Optional<String> why =
        e.kind() == FailureKind.REJECTED
            ? reason(work).filter(words -> !e.deviceWords().contains(words))
            : Optional.empty();
    return why.isEmpty()
        ? e
        : new DriverException(e.kind(), e.effect(), e.getMessage() + ": " + why.get(), why.get())
            .withCause(e);
  }
}
