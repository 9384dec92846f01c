package io.swim.internal;

import io.swim.device.RemoteFile;
import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.job.Assignment;
import io.swim.job.AssignmentBuilder;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves one assignment: claims it, has the path do what its state says, stores where that leads,
 * and tells. Goes on from state to state until a step has to wait or the end is reached.
 */
public final class AssignmentRunner {
  private static final Logger LOG = LoggerFactory.getLogger(AssignmentRunner.class);
  private static final Duration STORE_TROUBLE = Duration.ofSeconds(30);

  private final Engine engine;
  private final UpgradePath path;
  private final WorkOpener opener;
  private final OutOfTime outOfTime;
  private final CopyTime time;
  private final Endings endings;
  private final Consumer<Assignment> ended;
  private volatile boolean closing;

  public AssignmentRunner(Engine engine, Consumer<Assignment> ended) {
    this.engine = engine;
    this.path = new UpgradePath(engine);
    this.opener = new WorkOpener(engine);
    this.outOfTime = new OutOfTime(engine.publications());
    this.time = new CopyTime(engine.publications());
    this.endings = new Endings(engine);
    this.ended = ended;
  }

  /** From now on no step is begun; what is stored is enough to go on. */
  public void close() {
    closing = true;
  }

  /** Does what is due for this assignment. Never throws but for errors of the JVM. */
  public void step(AssignmentId id) {
    try {
      Optional<Assignment> stored = engine.jobs().assignment(id);
      if (stored.isPresent() && Endings.isUnsettled(stored.get())) {
        endings.settle(stored.get(), opener.images(stored.get())).ifPresent(this::end);
      } else if (stored.isPresent() && stored.get().state().isTerminal()) {
        end(stored.get());
      } else if (stored.isPresent()) {
        run(stored.get());
      }
    } catch (LostAssignment e) {
      LOG.info("{}", e.getMessage());
      engine.publications().close(id);
      engine.publications().forget(id);
      engine.receptions().close(id);
    } catch (InterruptedException e) {
      engine.dispatcher().schedule(id, engine.clock().instant().plus(STORE_TROUBLE));
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("{} could not be stored; trying again in {}", id, STORE_TROUBLE, e);
      engine.dispatcher().schedule(id, engine.clock().instant().plus(STORE_TROUBLE));
    }
  }

  private void run(Assignment stored) throws InterruptedException {
    Optional<FailureReason> missing = opener.missing(stored);
    if (missing.isPresent()) {
      endWithout(stored, missing.get());
      return;
    }
    try (Work work = opener.open(stored)) {
      while (!work.assignment().state().isTerminal()) {
        if (closing) {
          return;
        }
        work.save(AssignmentBuilder::begun);
        StepOutcome outcome = execute(work);
        if (outcome instanceof StepOutcome.Wait wait) {
          later(work, wait.until());
          return;
        }
        if (outcome instanceof StepOutcome.Retry retry
            && work.assignment().retries() + 1 < retry.atMost()) {
          work.comment("will try again: " + retry.reason().text());
          work.save(AssignmentBuilder::retried);
          later(work, retry.until());
          return;
        }
        enter(work, outcome);
      }
      end(work.assignment());
    }
  }

  /**
   * Safe to repeat: the store may have failed after the end was stored. What is left to be noted
   * comes before that.
   */
  private void end(Assignment assignment) {
    if (Endings.isUnsettled(assignment)) {
      engine.dispatcher().schedule(assignment.id(), assignment.dueAt());
      return;
    }
    engine.releaseAll(assignment.id());
    ended.accept(assignment);
  }

  private StepOutcome execute(Work work) throws InterruptedException {
    Assignment assignment = work.assignment();
    boolean mayEnd =
        !assignment.mayHaveReloaded() && assignment.state() != AssignmentState.ROLLING_BACK;
    if (work.isLate() && mayEnd && !time.goesOn(work)) {
      return new StepOutcome.Fail(outOfTime.of(work));
    }
    try {
      return path.execute(work);
    } catch (StoreTrouble | LostAssignment e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.error("{} stopped in {} by a defect", assignment.id(), assignment.state(), e);
      FailureReason reason = Pair.told(defect(work.assignment(), e), work.assignment());
      work.save(a -> a.failure(reason));
      return new StepOutcome.Jump(onDefect(work.assignment(), reason), "a defect: " + e);
    }
  }

  /** A defect of ours is no reason to leave a device between two images. */
  private AssignmentState onDefect(Assignment assignment, FailureReason reason) {
    if (assignment.state().isBeforeActivation()) {
      return path.mayBootAnother(assignment, reason)
          ? AssignmentState.ROLLING_BACK
          : AssignmentState.ABORTED;
    }
    if (assignment.state() == AssignmentState.ROLLING_BACK) {
      return AssignmentState.NEEDS_ATTENTION;
    }
    if (Pair.isFor(assignment)) {
      return UpgradePath.onFailOfPair(assignment, FailureKind.INTERNAL);
    }
    return assignment.mayHaveReloaded()
        ? AssignmentState.NOT_VERIFIED
        : AssignmentState.ROLLING_BACK;
  }

  /** The host has taken away what the upgrade needs; nobody can go on. */
  private void endWithout(Assignment stored, FailureReason missing) {
    AssignmentState to =
        stored.state().isBeforeActivation() && !path.mayBootAnother(stored, missing)
            ? AssignmentState.FAILED
            : stored.mayHaveReloaded()
                ? AssignmentState.NOT_VERIFIED
                : AssignmentState.NEEDS_ATTENTION;
    FailureReason why = Pair.told(missing, stored);
    Instant now = engine.clock().instant();
    UnaryOperator<AssignmentBuilder> change = a -> a.failure(why).note(why.text()).enter(to, now);
    Endings.Noted noted = endings.before(change.apply(stored.toBuilder()).next(), List.of());
    Assignment ended =
        Endings.mark(change.apply(stored.toBuilder()), why.text(), noted, now).next();
    if (engine.jobs().replace(ended)) {
      engine.endCopies(stored.id());
      engine.events().stateChanged(now, stored.state(), ended);
      endings.tell(ended, noted);
      end(ended);
    }
  }

  private void enter(Work work, StepOutcome outcome) {
    AssignmentState from = work.assignment().state();
    AssignmentState to;
    Optional<FailureReason> failure = Optional.empty();
    String note;
    if (outcome instanceof StepOutcome.Done done) {
      to = UpgradePath.onDone(from);
      note = done.note();
    } else if (outcome instanceof StepOutcome.Jump jump) {
      to = jump.to();
      note = jump.note();
    } else if (outcome instanceof StepOutcome.Skip skip) {
      to = AssignmentState.SKIPPED;
      note = skip.why();
    } else {
      FailureReason reason =
          outcome instanceof StepOutcome.Retry retry
              ? retry.reason()
              : ((StepOutcome.Fail) outcome).reason();
      to = path.onFail(work, reason);
      failure = Optional.of(Pair.told(withDeleted(reason, work), work.assignment()));
      note = Pair.told(reason, work.assignment()).text();
    }
    work.comment(note);
    if (from == AssignmentState.BACKING_UP || from == AssignmentState.DISTRIBUTING) {
      engine.endCopies(work.assignment().id());
    }
    Optional<FailureReason> why = failure;
    UnaryOperator<AssignmentBuilder> change =
        a -> {
          why.ifPresent(a::failure);
          if (to == AssignmentState.SUCCESS) {
            a.withoutFailure();
          }
          return a.note(note).enter(to, work.now());
        };
    Endings.Noted noted =
        to.isTerminal()
            ? endings.before(change.apply(work.assignment().toBuilder()).next(), work.images())
            : Endings.Noted.NOTHING;
    noted.trouble().ifPresent(work::comment);
    work.save(a -> Endings.mark(change.apply(a), note, noted, work.now()));
    engine.events().stateChanged(work.now(), from, work.assignment());
    endings.tell(work.assignment(), noted);
  }

  /** Files that were there before and are gone now are an effect, whatever failed after that. */
  private static FailureReason withDeleted(FailureReason reason, Work work) {
    Optional<Origin> origin = work.assignment().origin();
    if (origin.isEmpty()
        || origin.get().deleted().isEmpty()
        || reason.effect() != DeviceEffect.NONE) {
      return reason;
    }
    String fileSystem = origin.get().target().fileSystem();
    String names =
        String.join(
            ", ",
            origin.get().deleted().stream()
                .map(file -> path(fileSystem, file) + ", " + file.sizeBytes() + " bytes")
                .toList());
    return reason
        .withEffect(DeviceEffect.APPLIED)
        .withMessage(reason.message() + " (deleted before, of what was there: " + names + ")");
  }

  /** Of a member of a stack, or the mate of a pair, it is the whole path. */
  private static String path(String fileSystem, RemoteFile file) {
    return file.name().indexOf(':') < 0 ? fileSystem + file.name() : file.name();
  }

  private void later(Work work, Instant due) {
    work.save(a -> a.dueAt(due));
    engine.dispatcher().schedule(work.assignment().id(), due);
  }

  private static FailureReason defect(Assignment assignment, Throwable e) {
    return new FailureReason(
        FailureKind.INTERNAL,
        "a defect in " + assignment.state() + ": " + e,
        "",
        assignment.state(),
        Leftover.effect(assignment));
  }
}
