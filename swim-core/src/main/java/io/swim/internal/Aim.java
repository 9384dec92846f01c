package io.swim.internal;

import io.swim.device.SoftwarePackage;
import io.swim.image.SystemPart;
import io.swim.job.SoftwareChange;
import io.swim.job.Task;
import io.swim.spi.InstallStatus;
import io.swim.spi.PlatformCatalog;
import java.util.List;
import java.util.Optional;

/**
 * What an assignment wants of the packages of a device: that a version runs, that a part of what
 * runs does, or that such a part does not run any more.
 */
final class Aim {
  private final Work work;
  private final Optional<SystemPart> part;

  private Aim(Work work, Optional<SystemPart> part) {
    this.work = work;
    this.part = part;
  }

  static Aim of(Work work, PlatformCatalog platforms) {
    return new Aim(
        work,
        isPart(work)
            ? platforms.part(work.platform(), work.origin().target().name())
            : Optional.empty());
  }

  /** Whether it is about a part of what runs, whose version stays. */
  static boolean isPart(Work work) {
    return work.origin().change() == SoftwareChange.PART;
  }

  /** Whether that part is to go. */
  static boolean isRemoval(Work work) {
    return isPart(work) && work.task() instanceof Task.RollBack;
  }

  /** What it is about, in words. */
  static String words(Work work) {
    return isPart(work)
        ? work.origin().target().name()
        : work.origin().targetVersion().orElseThrow();
  }

  /** With or without which part, for a message about the version that runs. */
  static String inOrOut(Work work) {
    return isPart(work) ? (isRemoval(work) ? " without " : " with ") + words(work) : "";
  }

  /** Whether what is wanted is on the device, and does not run. */
  boolean isPrepared(InstallStatus status) {
    return about(status).isPrepared(version(), work.versions());
  }

  /** Whether what is wanted is so now, or will be after a reload that is under way. */
  boolean isReached(InstallStatus status) {
    boolean runs = about(status).isActivated(version(), work.versions());
    return isRemoval(work) != runs;
  }

  /** Whether it is so, and will be after every boot from now on. */
  boolean isKept(InstallStatus status) {
    InstallStatus mine = about(status);
    return isRemoval(work)
        ? isReached(status) && !mine.isOnTrial(version(), work.versions())
        : mine.isCommitted(version(), work.versions());
  }

  private String version() {
    return work.origin().targetVersion().orElseThrow();
  }

  /** Of a part: what came out of its file, as being of the version that it is a part of. */
  private InstallStatus about(InstallStatus status) {
    if (!isPart(work)) {
      return status;
    }
    List<SoftwarePackage> mine =
        status.packages().stream()
            .filter(each -> part.filter(its -> its.isFrom(each)).isPresent())
            .map(each -> new SoftwarePackage(each.name(), Optional.of(version()), each.state()))
            .toList();
    return new InstallStatus(mine, status.underWay(), status.waiting(), status.untilAbort());
  }
}
