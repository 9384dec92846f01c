package io.swim.internal;

import io.swim.job.Assignment;
import io.swim.job.AssignmentBuilder;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.UpgradeRequest;
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
  private static final Duration HOST_TROUBLE = Duration.ofSeconds(30);

  private final Engine engine;
  private final UpgradePath path;
  private final NextStates nextStates;
  private final WorkOpener opener;
  private final OutOfTime outOfTime;
  private final CopyTime time;
  private final Endings endings;
  private final Consumer<Assignment> ended;
  private volatile boolean closing;

  public AssignmentRunner(Engine engine, Consumer<Assignment> ended) {
    this.engine = engine;
    this.path = new UpgradePath(engine);
    this.nextStates = new NextStates(path);
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
      if (stored.isPresent() && Endings.isNoteDue(stored.get())) {
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
      engine.dispatcher().schedule(id, engine.clock().instant().plus(HOST_TROUBLE));
      Thread.currentThread().interrupt();
    } catch (StoreTrouble e) {
      LOG.error("{} could not be stored; trying again in {}", id, HOST_TROUBLE, e);
      engine.dispatcher().schedule(id, engine.clock().instant().plus(HOST_TROUBLE));
    } catch (RuntimeException e) {
      LOG.error("{} is held up by its host; trying again in {}", id, HOST_TROUBLE, e);
      engine.dispatcher().schedule(id, engine.clock().instant().plus(HOST_TROUBLE));
    }
  }

  private void run(Assignment stored) throws InterruptedException {
    UpgradeRequest request = opener.request(stored);
    Optional<FailureReason> missing = opener.missing(stored, request);
    if (missing.isPresent()) {
      endWithout(stored, missing.get());
      return;
    }
    try (Work work = opener.open(stored, request)) {
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
   * keeps the device, and comes later; that its run stops for this end does not wait for it.
   */
  private void end(Assignment assignment) {
    if (Endings.isNoteDue(assignment)) {
      engine.dispatcher().schedule(assignment.id(), assignment.dueAt());
    } else {
      engine.releaseAll(assignment.id());
    }
    ended.accept(assignment);
  }

  private StepOutcome execute(Work work) throws InterruptedException {
    Assignment assignment = work.assignment();
    // What is not committed goes back, so a commit is given also when it is late. Its waits end.
    boolean mayEnd =
        !assignment.mayHaveReloaded()
            && assignment.state() != AssignmentState.COMMITTING
            && assignment.state() != AssignmentState.ROLLING_BACK;
    try {
      return work.isLate() && mayEnd && !time.goesOn(work)
          ? new StepOutcome.Fail(outOfTime.of(work))
          : path.execute(work);
    } catch (StoreTrouble | LostAssignment e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.error("{} stopped in {} by a defect", assignment.id(), assignment.state(), e);
      NextStates.Next next = nextStates.onDefect(e, work.assignment());
      work.save(a -> a.failure(next.failure().orElseThrow()));
      return new StepOutcome.Jump(next.state(), next.note());
    }
  }

  /** The host has taken away what the upgrade needs; nobody can go on. */
  private void endWithout(Assignment stored, FailureReason missing) {
    NextStates.Next next = nextStates.without(missing, stored);
    FailureReason why = next.failure().orElseThrow();
    Instant now = engine.clock().instant();
    UnaryOperator<AssignmentBuilder> change =
        a -> a.failure(why).note(next.note()).enter(next.state(), now);
    Endings.Noted noted = endings.before(change.apply(stored.toBuilder()).next(), List.of());
    Assignment ended = Endings.mark(change.apply(stored.toBuilder()), noted, now).next();
    if (Work.stored(() -> engine.jobs().replace(ended))) {
      engine.endCopies(stored.id());
      noted.trouble().ifPresent(trouble -> engine.events().commented(now, stored.id(), trouble));
      engine.events().stateChanged(now, stored.state(), ended);
      Optional<Assignment> due = endings.told(ended, noted);
      if (due.isEmpty() || Work.stored(() -> engine.jobs().replace(due.get()))) {
        end(due.orElse(ended));
      }
    }
  }

  private void enter(Work work, StepOutcome outcome) {
    AssignmentState from = work.assignment().state();
    NextStates.Next next = nextStates.after(outcome, work.assignment());
    work.comment(next.note());
    if (from == AssignmentState.BACKING_UP || from == AssignmentState.DISTRIBUTING) {
      engine.endCopies(work.assignment().id());
    }
    UnaryOperator<AssignmentBuilder> change =
        a -> {
          next.failure().ifPresent(a::failure);
          if (next.state() == AssignmentState.SUCCESS) {
            a.withoutFailure();
          }
          return a.note(next.note()).enter(next.state(), work.now());
        };
    Endings.Noted noted =
        next.state().isTerminal()
            ? endings.before(change.apply(work.assignment().toBuilder()).next(), work.images())
            : Endings.Noted.NOTHING;
    noted.trouble().ifPresent(work::comment);
    work.save(a -> Endings.mark(change.apply(a), noted, work.now()));
    engine.events().stateChanged(work.now(), from, work.assignment());
    endings.told(work.assignment(), noted).ifPresent(due -> work.save(a -> a.dueAt(due.dueAt())));
  }

  private void later(Work work, Instant due) {
    work.save(a -> a.dueAt(due));
    engine.dispatcher().schedule(work.assignment().id(), due);
  }
}
