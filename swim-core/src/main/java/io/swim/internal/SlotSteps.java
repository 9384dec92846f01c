package io.swim.internal;

import io.swim.device.SoftwarePackage;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.VersionScheme;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.SoftwareChange;
import io.swim.spi.Comparison;
import io.swim.spi.Fit;
import io.swim.spi.InstallStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An image that is written over the software that does not run: there is no file to look at, so
 * what the device says of its slots decides.
 */
final class SlotSteps {
  private final Installer installer;
  private final NextBoot nextBoot;
  private final SlotContent content;

  SlotSteps(Installer installer, NextBoot nextBoot, SlotContent content) {
    this.installer = installer;
    this.nextBoot = nextBoot;
    this.content = content;
  }

  /** Whether the device of that work has slots. */
  static boolean isFor(Work work) {
    return work.origin().change() == SoftwareChange.SLOT;
  }

  /** Looks first: the image may be there, or the device at work. Empty when the copy may begin. */
  Optional<StepOutcome> prepare(Work work) throws DriverException, InterruptedException {
    InstallStatus now = installer.status(work);
    if (now.underWay().isPresent()) {
      return Optional.of(InstallSteps.later(work, now));
    }
    if (!has(now, work)) {
      return Optional.empty();
    }
    Optional<String> difference = unlike(work);
    return Optional.of(
        difference.isPresent()
            ? new StepOutcome.Fail(
                work.failure(
                    FailureKind.REJECTED,
                    effect(work.assignment()),
                    work.origin().targetVersion().orElseThrow()
                        + " is there already, and not as the image has it: "
                        + difference.get()
                        + "; it is not written over"))
            : new StepOutcome.Jump(
                AssignmentState.STAGED, work.origin().targetVersion().orElseThrow() + " is there"));
  }

  /** What was there before any copy is no effect; a copy, and what came of it, is one. */
  private static DeviceEffect effect(Assignment assignment) {
    DeviceEffect left = Leftover.effect(assignment);
    return left == DeviceEffect.NONE && NextBoot.mayHaveWrittenSlot(assignment)
        ? DeviceEffect.APPLIED
        : left;
  }

  /**
   * Has the next reboot take what runs, after a copy of ours, which may have changed that. Before
   * one, whatever is set to boot is the choice of others.
   */
  void keepWhatIsBooted(Work work) throws DriverException, InterruptedException {
    if (!NextBoot.mayHaveWrittenSlot(work.assignment())) {
      return;
    }
    InstallStatus now = installer.status(work);
    if (now.underWay().isEmpty()) {
      nextBoot.keepSlot(now, work).ifPresent(work::comment);
    }
  }

  /**
   * What stands for its slots, {@link SlotContent#mark}; empty while it says that it is at work.
   */
  OptionalLong look(Work work) throws DriverException, InterruptedException {
    InstallStatus now = installer.status(work);
    return now.underWay().isPresent()
        ? OptionalLong.empty()
        : OptionalLong.of(SlotContent.mark(now));
  }

  /** What is there instead of the image; empty when the image is. */
  Optional<String> difference(Work work) throws DriverException, InterruptedException {
    InstallStatus now = installer.status(work);
    return has(now, work)
        ? unlike(work)
        : Optional.of(
            "its slots have " + now.packages() + now.underWay().map(", "::concat).orElse(""));
  }

  /** What is in the slot and not in the image, where that is told. */
  private Optional<String> unlike(Work work) throws DriverException, InterruptedException {
    Comparison found = content.compare(work);
    if (found.fit() == Fit.DIFFERS) {
      return Optional.of(found.words());
    }
    work.comment(
        found.fit() == Fit.FITS
            ? found.words()
            : "what is in the slot is known by its version alone"
                + (found.words().isEmpty() ? "" : ": " + found.words()));
    return Optional.empty();
  }

  /** The slot with the image, as the device calls it; one that does not run is meant first. */
  String named(Work work) throws DriverException, InterruptedException {
    String version = work.origin().targetVersion().orElseThrow();
    List<SoftwarePackage> packages = installer.status(work).packages();
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
