package io.swim.internal;

import io.swim.device.SoftwarePackage;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.VersionScheme;
import io.swim.job.AssignmentState;
import io.swim.job.SoftwareChange;
import io.swim.spi.InstallStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An image that is written over the software that does not run: there is no file to look at, so
 * what the device says of its slots decides.
 */
final class SlotSteps {
  private final InstallSteps install;

  SlotSteps(InstallSteps install) {
    this.install = install;
  }

  /** Whether the device of that work has slots. */
  static boolean isFor(Work work) {
    return work.origin().change() == SoftwareChange.SLOT;
  }

  /** Looks first: the image may be there, or the device at work. Empty when the copy may begin. */
  Optional<StepOutcome> prepare(Work work) throws DriverException, InterruptedException {
    InstallStatus now = install.status(work);
    if (now.underWay().isPresent()) {
      return Optional.of(InstallSteps.later(work, now));
    }
    if (!has(now, work)) {
      return Optional.empty();
    }
    keepWhatIsBooted(now, work);
    return Optional.of(
        new StepOutcome.Jump(
            AssignmentState.STAGED, work.origin().targetVersion().orElseThrow() + " is there"));
  }

  private void keepWhatIsBooted(InstallStatus now, Work work)
      throws DriverException, InterruptedException {
    install.nextBoot().keepSlot(now, work).ifPresent(work::comment);
  }

  /** Whether the device is still writing. */
  boolean isWriting(Work work) throws DriverException, InterruptedException {
    return install.status(work).underWay().isPresent();
  }

  /** What is there instead of the image; empty when the image is. */
  Optional<String> difference(Work work) throws DriverException, InterruptedException {
    InstallStatus now = install.status(work);
    keepWhatIsBooted(now, work);
    return has(now, work)
        ? Optional.empty()
        : Optional.of(
            "its slots have " + now.packages() + now.underWay().map(", "::concat).orElse(""));
  }

  /** The slot with the image, as the device calls it; one that does not run is meant first. */
  String named(Work work) throws DriverException, InterruptedException {
    String version = work.origin().targetVersion().orElseThrow();
    List<SoftwarePackage> packages = install.status(work).packages();
    return packages.stream()
        .filter(
            each -> each.version().filter(its -> work.versions().same(its, version)).isPresent())
        .min(Comparator.comparing(SoftwarePackage::isRunning))
        .map(SoftwarePackage::name)
        .orElseThrow(
            () ->
                new DriverException(
                    FailureKind.CHANGED,
                    DeviceEffect.NONE,
                    work.device().device().id()
                        + " has no "
                        + version
                        + " that it could boot, but "
                        + packages));
  }

  private boolean has(InstallStatus status, Work work) {
    String version = work.origin().targetVersion().orElseThrow();
    VersionScheme scheme = work.versions();
    return status.isPrepared(version, scheme) || status.isActivated(version, scheme);
  }
}
