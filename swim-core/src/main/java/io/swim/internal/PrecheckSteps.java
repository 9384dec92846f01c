package io.swim.internal;

import io.swim.device.BootMark;
import io.swim.device.DeviceFacts;
import io.swim.device.FlashPath;
import io.swim.device.PlatformId;
import io.swim.device.SoftwareMode;
import io.swim.device.StackMember;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.SoftwareImage;
import io.swim.job.AssignmentState;
import io.swim.job.Backup;
import io.swim.job.FailureReason;
import io.swim.job.Finding;
import io.swim.job.OnWarnings;
import io.swim.job.Origin;
import io.swim.job.PairUnit;
import io.swim.job.PreviousSoftware;
import io.swim.job.Severity;
import io.swim.job.SoftwareChange;
import io.swim.job.TargetMode;
import io.swim.job.Task;
import io.swim.job.UpgradeScope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Before anything is changed: who is this, and does the image fit? */
final class PrecheckSteps {
  private final Engine engine;
  private final Validation validation;
  private final Conditions conditions;
  private final FactsReader facts;
  private final PartSteps parts;

  PrecheckSteps(Engine engine, FactsReader facts, PartSteps parts) {
    this.parts = parts;
    this.engine = engine;
    this.validation = new Validation(engine);
    this.conditions = new Conditions(engine);
    this.facts = facts;
  }

  /** Released: its time begins to run. */
  StepOutcome begin(Work work) {
    if (!work.lockDevice()) {
      return new StepOutcome.Wait(
          work.now().plus(work.options().timeouts().pollInterval()),
          "another run is at work on this device");
    }
    work.save(a -> a.deadline(work.now().plus(work.options().timeouts().operation())));
    return new StepOutcome.Done(words(work) + " begins");
  }

  StepOutcome precheck(Work work) throws InterruptedException {
    if (!work.lockSerialNumber()) {
      return underAnotherName(work);
    }
    Optional<Finding> condition =
        Work.stored(() -> conditions.finding(work.device().device().id(), work.task()));
    DeviceFacts read;
    try {
      read = facts.read(work.device(), Attempts.of(work));
    } catch (DriverException e) {
      return new StepOutcome.Fail(Attempts.of(work).reason(e));
    }
    work.unlockSerialNumber();
    List<Finding> findings =
        validation.findings(work.device(), read, work.request(), work.images(), condition);
    Optional<Origin> origin = origin(work, read);
    work.save(
        a -> {
          origin.ifPresent(found -> a.origin(found).unitsFound(alreadyDone(found, work)));
          return a.findings(findings);
        });
    if (!work.lockSerialNumber()) {
      return underAnotherName(work);
    }
    for (Finding finding : findings) {
      work.comment(finding.severity() + " " + finding.message());
    }
    Severity worst =
        findings.stream().map(Finding::severity).max(Severity::compareTo).orElse(Severity.PASSED);
    if (worst == Severity.ERROR
        || (worst == Severity.WARNING && work.options().onWarnings() == OnWarnings.SKIP)) {
      work.save(a -> a.failure(forbidden(work, findings, worst)));
      return new StepOutcome.Skip("validation: " + worst);
    }
    if (work.options().scope() != UpgradeScope.DISTRIBUTE && Aim.isPart(work)) {
      return part(work);
    }
    if (work.options().scope() != UpgradeScope.DISTRIBUTE
        && runsIt(origin.orElseThrow(), work)
        && bootsIt(origin.orElseThrow(), work)
        && isInMode(origin.orElseThrow(), read, work)
        && Pair.areAllDone(work)) {
      return new StepOutcome.Skip("it runs " + read.version().orElse("") + " already");
    }
    return next(work, "it runs " + origin.orElseThrow().running());
  }

  private StepOutcome part(Work work) throws InterruptedException {
    try {
      Optional<StepOutcome> done = parts.doneAlready(work);
      return done.isPresent() ? done.get() : next(work, "it runs " + work.origin().running());
    } catch (DriverException e) {
      return new StepOutcome.Fail(Attempts.of(work).reason(e));
    }
  }

  private static StepOutcome next(Work work, String note) {
    boolean backup =
        !work.task().isDistribution()
            || work.options().distribution().backup() == Backup.RUNNING_IMAGE;
    if (work.task() instanceof Task.Delete) {
      return new StepOutcome.Jump(AssignmentState.CLEARING, note);
    } else if (work.task() instanceof Task.RollBack) {
      return new StepOutcome.Jump(AssignmentState.STAGED, note);
    } else if (work.task() instanceof Task.CommitSoftware) {
      return new StepOutcome.Jump(AssignmentState.COMMITTING, note);
    }
    return backup
        ? new StepOutcome.Jump(AssignmentState.BACKING_UP, note)
        : new StepOutcome.Done(note);
  }

  private static String words(Work work) {
    if (work.task() instanceof Task.Backup) {
      return "backup of the running image";
    } else if (work.task() instanceof Task.Download download) {
      return "download of " + download.file();
    } else if (work.task() instanceof Task.Delete delete) {
      return "deletion of " + delete.files();
    } else if (work.task() instanceof Task.CommitSoftware commit) {
      return "commit of " + commit.version();
    } else if (work.task() instanceof Task.RollBack back) {
      return "rollback to " + back.previous().get(work.assignment().id().device());
    }
    return "upgrade to " + system(work).fileName();
  }

  /** It is left alone meanwhile: it may be just rebooting. */
  private static StepOutcome underAnotherName(Work work) {
    return new StepOutcome.Wait(
        work.now().plus(work.options().timeouts().confirmationInterval()),
        "the device with serial number "
            + work.assignment().origin().map(Origin::serialNumbers).orElse(List.of())
            + " is being upgraded under another name than "
            + work.device().device().id());
  }

  /** Empty where nobody knows the platform, or which file it is about; then nothing is done. */
  private Optional<Origin> origin(Work work, DeviceFacts read) throws InterruptedException {
    Optional<PlatformId> platform = work.device().platform();
    Optional<FlashPath> target = target(work, read);
    if (platform.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    SoftwareChange change =
        validation.change(work.device(), read, work.task(), work.options(), work.images());
    Origin before =
        Origin.before(
            platform.get(),
            read.version(),
            read.runningImage(),
            read.serialNumbers(),
            target.get(),
            targetVersion(work),
            change,
            read.bootVariables(),
            read.bootMark());
    return Optional.of(
        before
            .withModel(read.model())
            .withStack(stack(platform.get(), change, read))
            .withPair(change == SoftwareChange.BOOT_LIST ? pair(read, work) : List.of()));
  }

  /** Both units of a failover pair, the one that answers first; empty where it is alone. */
  private List<PairUnit> pair(DeviceFacts read, Work work) throws InterruptedException {
    Optional<String> own = read.serialNumber();
    Optional<DeviceFacts> mate = read.mate().filter(each -> each.serialNumber().isPresent());
    if (own.isEmpty() || mate.isEmpty() || work.task() instanceof Task.TestCopy) {
      return List.of();
    }
    return List.of(
        unit(own.get(), read, facts.commandLineMark(work.device())),
        unit(mate.get().serialNumber().get(), mate.get(), mate.get().bootMark()));
  }

  private static PairUnit unit(String serialNumber, DeviceFacts read, Optional<BootMark> mark) {
    return new PairUnit(serialNumber, read.version(), read.runningImage(), mark);
  }

  /** The units of a pair that run the image, so that they need no reload. */
  private List<String> alreadyDone(Origin origin, Work work) {
    return origin.pair().stream()
        .filter(unit -> runsIt(unit.version(), unit.runningImage(), origin, work))
        .map(PairUnit::serialNumber)
        .toList();
  }

  /**
   * Members that have to be there afterwards; empty where there is but one. Where software is
   * installed, those that are at work by then.
   */
  private List<StackMember> stack(PlatformId platform, SoftwareChange change, DeviceFacts read) {
    List<StackMember> members =
        change == SoftwareChange.BOOT_LIST
            ? engine
                .platforms()
                .stack(platform)
                .map(rules -> rules.present(read.stack()))
                .orElse(List.of())
            : engine
                .platforms()
                .stackWords(platform)
                .map(words -> words.present(read.stack()).stream().filter(words::isReady).toList())
                .orElse(List.of());
    return members.size() > 1 ? members : List.of();
  }

  private static Optional<FlashPath> target(Work work, DeviceFacts read) {
    if (work.task() instanceof Task.Backup) {
      return read.runningImage().flatMap(FileTaskFindings::file);
    } else if (work.task() instanceof Task.Download download) {
      return Optional.of(download.file());
    } else if (work.task() instanceof Task.Delete delete) {
      return Optional.of(delete.files().get(0));
    } else if (work.task() instanceof Task.RollBack back) {
      PreviousSoftware previous = previous(back, work);
      return previous.part().isPresent()
          ? previous.part()
          : Optional.of(
              previous
                  .image()
                  .flatMap(FileTaskFindings::file)
                  .orElseGet(() -> software(work, read)));
    } else if (work.task() instanceof Task.CommitSoftware) {
      return Optional.of(software(work, read));
    }
    return Optional.of(
        new FlashPath(Validation.fileSystem(read, work.options()), system(work).fileName()));
  }

  /** What it runs; where that is no file, a name for it. */
  private static FlashPath software(Work work, DeviceFacts read) {
    return read.runningImage()
        .flatMap(FileTaskFindings::file)
        .orElseGet(() -> new FlashPath(Validation.fileSystem(read, work.options()), "software"));
  }

  private static Optional<String> targetVersion(Work work) {
    if (work.task() instanceof Task.CommitSoftware commit) {
      return Optional.of(commit.version());
    }
    return work.task() instanceof Task.RollBack back
        ? Optional.of(previous(back, work).version())
        : work.task().changesSoftware() ? Optional.of(system(work).version()) : Optional.empty();
  }

  /** What it is to run in the end. */
  private static SoftwareImage system(Work work) {
    return work.images().get(work.images().size() - 1);
  }

  private static PreviousSoftware previous(Task.RollBack task, Work work) {
    return Objects.requireNonNull(task.previous().get(work.assignment().id().device()));
  }

  /** Its next boot will be from that file too, as far as it tells. */
  private static boolean bootsIt(Origin origin, Work work) {
    return origin.change() != SoftwareChange.BOOT_LIST
        || origin.bootVariables().isEmpty()
        || isTarget(origin.bootVariables().get(0), origin, work);
  }

  /** The same version, from a file of the same name: there is nothing to do. */
  private boolean runsIt(Origin origin, Work work) {
    return runsIt(origin.version(), origin.runningImage(), origin, work);
  }

  private boolean runsIt(
      Optional<String> version, Optional<String> runningImage, Origin origin, Work work) {
    boolean sameVersion =
        version
            .map(
                running ->
                    validation
                        .versions(work.device())
                        .same(running, origin.targetVersion().orElse("")))
            .orElse(false);
    return sameVersion
        && (origin.change() != SoftwareChange.BOOT_LIST
            || runningImage.map(path -> isTarget(path, origin, work)).orElse(false));
  }

  /** One that tells no mode has but one, unless another one is asked for. */
  private static boolean isInMode(Origin origin, DeviceFacts read, Work work) {
    return origin.change() != SoftwareChange.INSTALL_AT_ONCE
        || read.mode()
            .map(SoftwareMode.INSTALL::equals)
            .orElse(work.options().targetMode() == TargetMode.KEEP);
  }

  /** By its name, wherever it is; or what the image was unpacked to. */
  private static boolean isTarget(String path, Origin origin, Work work) {
    return FlashPath.isFile(path, origin.target().name())
        || work.isSameImage(path, origin.target().toString());
  }

  private static FailureReason forbidden(Work work, List<Finding> findings, Severity worst) {
    StringBuilder all = new StringBuilder();
    findings.stream()
        .filter(finding -> finding.severity() == worst)
        .forEach(finding -> all.append(all.isEmpty() ? "" : "; ").append(finding.message()));
    return work.failure(FailureKind.VALIDATION, DeviceEffect.NONE, all.toString());
  }
}
