package io.swim.internal;

import io.swim.device.DeviceId;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageKind;
import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentStatus;
import io.swim.job.Condition;
import io.swim.job.ConditionNote;
import io.swim.job.DeviceCondition;
import io.swim.job.FailureReason;
import io.swim.job.Finding;
import io.swim.job.JobRun;
import io.swim.job.Origin;
import io.swim.job.Passage;
import io.swim.job.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What devices are in. That an upgrade is in progress is told by the job store; what an assignment
 * left behind is noted before its end is stored, so that no crash comes between the two.
 */
public final class Conditions {
  private static final String ITSELF = "SWIM";

  private final Engine engine;

  public Conditions(Engine engine) {
    this.engine = engine;
  }

  /** As the stores tell now. */
  public DeviceCondition of(DeviceId device) {
    List<ConditionNote> notes = engine.conditions().notes(device);
    return new DeviceCondition(
        device,
        Stream.concat(
                notes.stream().filter(ConditionNote::isOpen),
                underWay(device).map(Conditions::inProgress).stream())
            .toList(),
        notes.stream().filter(note -> !note.isOpen()).toList());
  }

  /**
   * Ends all that counts.
   *
   * @throws SwimException INVALID_REQUEST when there is nothing to end, or an upgrade is in
   *     progress, or nobody says who and why
   */
  public DeviceCondition reset(DeviceId device, String by, String why) {
    if (by.isBlank() || why.isBlank()) {
      throw refused(device, "who resets it, and why, is not said");
    }
    Optional<Assignment> underWay = underWay(device);
    if (underWay.isPresent()) {
      throw refused(device, inProgress(underWay.get()).reason());
    }
    List<ConditionNote> open =
        engine.conditions().notes(device).stream().filter(ConditionNote::isOpen).toList();
    if (open.isEmpty()) {
      throw refused(device, "it is operational");
    }
    Instant now = engine.clock().instant();
    ConditionNote.Reset reset = new ConditionNote.Reset(by, why, now);
    open.forEach(note -> engine.conditions().put(note.withReset(reset)));
    DeviceCondition after = of(device);
    engine.events().conditionChanged(now, after);
    return after;
  }

  private static SwimException refused(DeviceId device, String why) {
    return new SwimException(
        ErrorCode.INVALID_REQUEST, "the condition of " + device + " is not reset: " + why);
  }

  /**
   * Notes what an assignment that is about to end leaves behind. Safe to repeat: an end that could
   * not be stored may be followed by another one.
   *
   * @return whether anything is to be told once the end is stored
   */
  boolean ending(Assignment end, List<SoftwareImage> images) {
    Optional<ConditionNote> left = left(end, images);
    left.ifPresent(engine.conditions()::put);
    if (left.isPresent()) {
      return true;
    }
    Optional<ConditionNote> premature =
        engine.conditions().notes(end.id().device()).stream()
            .filter(note -> note.assignment().equals(end.id()) && note.isOpen())
            .findFirst();
    premature
        .map(
            note ->
                note.withReset(
                    new ConditionNote.Reset(
                        ITSELF,
                        "the upgrade went on, and ended as " + end.state(),
                        end.enteredAt())))
        .ifPresent(engine.conditions()::put);
    return premature.isPresent();
  }

  /** The same once the end is stored: what a person has reset by then stays so. */
  boolean ended(Assignment end, List<SoftwareImage> images) {
    boolean isReset =
        engine.conditions().notes(end.id().device()).stream()
            .anyMatch(note -> note.assignment().equals(end.id()) && !note.isOpen());
    return !isReset && ending(end, images);
  }

  /** Tells what an assignment has left behind. */
  void tell(DeviceId device) {
    engine.events().conditionChanged(engine.clock().instant(), of(device));
  }

  private Optional<ConditionNote> left(Assignment end, List<SoftwareImage> images) {
    return switch (end.state()) {
      case NOT_VERIFIED, NEEDS_ATTENTION ->
          Optional.of(note(end, Condition.MAINTENANCE, why(end), advice(end)));
      case SUCCESS -> configuration(end, images);
      default -> Optional.empty();
    };
  }

  private static ConditionNote note(
      Assignment end, Condition condition, String reason, String advice) {
    return ConditionNote.of(end.id(), condition, reason, advice, end.enteredAt());
  }

  private static String why(Assignment end) {
    return end.failure().map(FailureReason::text).orElse(end.note());
  }

  /** With what it ran and was to run, so that whoever stands before it knows both. */
  private static String advice(Assignment end) {
    String story =
        end.origin()
            .map(
                origin ->
                    ": it ran "
                        + origin.running()
                        + ", booted "
                        + (origin.bootList().isEmpty() ? origin.bootVariables() : origin.bootList())
                        + origin.targetVersion().map(to -> ", and was to run " + to).orElse("")
                        + " from "
                        + origin.target())
            .orElse("");
    String first =
        end.mayHaveReloaded()
            ? "look whether it is up, over its console if it does not answer, what it runs and what"
                + " it boots next"
            : "look what it boots next, before anything reloads it";
    return first + story + "; put that right, or take the run back, then reset its condition";
  }

  /** What the device itself does to its configuration, or what that does not name yet. */
  private Optional<ConditionNote> configuration(Assignment end, List<SoftwareImage> images) {
    List<String> reasons =
        Stream.concat(
                end.origin().stream().flatMap(origin -> converted(origin, end)),
                copied(end, images))
            .toList();
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(
            note(
                end,
                Condition.CONFIGURATION_REQUIRED,
                String.join("; ", reasons),
                "compare its configuration with what is wanted, and have what manages it read it"
                    + " anew, then reset its condition"));
  }

  private Stream<String> converted(Origin origin, Assignment end) {
    if (origin.version().isEmpty() || end.toVersion().isEmpty()) {
      return Stream.empty();
    }
    String from = origin.version().get();
    String to = end.toVersion().get();
    return engine.platforms().conversions(origin.platform(), from, to).stream()
        .map(what -> from + " -> " + to + ": " + what);
  }

  private static Stream<String> copied(Assignment end, List<SoftwareImage> images) {
    boolean any =
        end.attempts().stream()
            .anyMatch(attempt -> attempt.way().isPresent() && attempt.failure().isEmpty());
    return images.stream()
        .filter(image -> any && image.kind() == ImageKind.ADD_ON)
        .map(
            image ->
                image.fileName() + " is on the device; nothing uses it before it is configured");
  }

  /** What is found when something is to be done with a device that is not operational. */
  Optional<Finding> finding(DeviceId device, Task task) {
    List<ConditionNote> open =
        engine.conditions().notes(device).stream().filter(ConditionNote::isOpen).toList();
    return new DeviceCondition(device, open, List.of()).cause().map(note -> finding(note, task));
  }

  /**
   * A device that a person has to look at gets nothing new before somebody has. What may be his way
   * to put it right is only warned of, and a file that only tests the way to it, too; what puts
   * nothing on it is not kept from it.
   */
  private static Finding finding(ConditionNote note, Task task) {
    String message =
        note.device()
            + " is in condition "
            + note.condition()
            + " since "
            + note.since()
            + ", by run "
            + note.assignment().run()
            + ": "
            + note.reason();
    if (note.condition() == Condition.CONFIGURATION_REQUIRED) {
      return task.isDistribution() || changesSoftware(task)
          ? Finding.warning("configuration-required", message, note.advice())
          : Finding.information("configuration-required", message);
    }
    String code = "device-in-maintenance";
    boolean isTest = task instanceof Task.TestCopy;
    if (task.isDistribution() && !isTest) {
      return Finding.error(code, message, note.advice());
    }
    return isTest || changesSoftware(task)
        ? Finding.warning(code, message, note.advice())
        : Finding.information(code, message);
  }

  private static boolean changesSoftware(Task task) {
    return task.changesSoftware() || task instanceof Task.CommitSoftware;
  }

  /** The assignment that changes the device's software now, if there is one. */
  private Optional<Assignment> underWay(DeviceId device) {
    return engine.jobs().unfinishedRuns().stream()
        .filter(this::isAboutSoftware)
        .map(run -> engine.jobs().assignment(new AssignmentId(run.id(), device)))
        .flatMap(Optional::stream)
        .filter(each -> each.status() == AssignmentStatus.RUNNING)
        .findFirst();
  }

  private boolean isAboutSoftware(JobRun run) {
    return engine
        .jobs()
        .job(run.job())
        .map(job -> changesSoftware(job.request().task()))
        .orElse(false);
  }

  private static ConditionNote inProgress(Assignment assignment) {
    List<Passage> passages = assignment.passages();
    Instant begun =
        passages.stream()
            .filter(passage -> passage.state().status() == AssignmentStatus.RUNNING)
            .findFirst()
            .map(Passage::enteredAt)
            .orElse(assignment.enteredAt());
    return ConditionNote.of(
        assignment.id(),
        Condition.UPGRADE_IN_PROGRESS,
        "run "
            + assignment.id().run()
            + " is at work on it: "
            + assignment.state()
            + " since "
            + assignment.enteredAt(),
        "wait until that has ended",
        begun);
  }
}
