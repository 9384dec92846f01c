package io.swim.internal;

import io.swim.device.Device;
import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.image.SoftwareImage;
import io.swim.job.Assignment;
import io.swim.job.AssignmentBuilder;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.FailureReason;
import io.swim.job.JobRun;
import io.swim.job.TranscriptEntry;
import io.swim.job.UpgradeJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
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
  private final Consumer<Assignment> ended;
  private volatile boolean closing;

  public AssignmentRunner(Engine engine, Consumer<Assignment> ended) {
    this.engine = engine;
    this.path = new UpgradePath(engine);
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
      if (stored.isPresent() && stored.get().state().isTerminal()) {
        end(stored.get());
      } else if (stored.isPresent()) {
        run(stored.get());
      }
    } catch (LostAssignment e) {
      LOG.info("{}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("{} could not be stored; trying again in {}", id, STORE_TROUBLE, e);
      engine.dispatcher().schedule(id, engine.clock().instant().plus(STORE_TROUBLE));
    }
  }

  private void run(Assignment stored) throws InterruptedException {
    try (Work work = open(stored)) {
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

  /** Safe to repeat: the store may have failed after the end was stored. */
  private void end(Assignment assignment) {
    engine.unlockDevice(assignment.id());
    ended.accept(assignment);
  }

  private StepOutcome execute(Work work) throws InterruptedException {
    Assignment assignment = work.assignment();
    boolean mayEnd =
        assignment.reloadOrderedAt().isEmpty()
            && assignment.state() != AssignmentState.ROLLING_BACK;
    if (work.isLate() && mayEnd) {
      return new StepOutcome.Fail(outOfTime(work));
    }
    try {
      return path.execute(work);
    } catch (StoreTrouble | LostAssignment e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("{} stopped in {} by a defect", assignment.id(), assignment.state(), e);
      work.save(a -> a.failure(defect(assignment, e)));
      return new StepOutcome.Jump(AssignmentState.ABORTED, "a defect");
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
      to = UpgradePath.onFail(from, reason);
      failure = Optional.of(reason);
      note = reason.text();
    }
    work.comment(note);
    if (from == AssignmentState.DISTRIBUTING) {
      engine.endTransfer(work.assignment().id());
    }
    Optional<FailureReason> why = failure;
    work.save(
        a -> {
          why.ifPresent(a::failure);
          if (to == AssignmentState.SUCCESS) {
            a.withoutFailure();
          }
          return a.note(note).enter(to, work.now());
        });
    engine.events().stateChanged(work.now(), from, work.assignment());
  }

  private void later(Work work, Instant due) {
    work.save(a -> a.dueAt(due));
    engine.dispatcher().schedule(work.assignment().id(), due);
  }

  private Work open(Assignment stored) {
    JobRun run = engine.jobs().run(stored.id().run()).orElseThrow();
    UpgradeJob job = engine.jobs().job(run.job()).orElseThrow();
    Device device = engine.devices().find(stored.id().device()).orElseThrow();
    Device known = stored.origin().map(o -> device.withPlatform(o.platform())).orElse(device);
    SoftwareImage image = engine.images().find(job.request().image()).orElseThrow();
    ScrubbedTranscript transcript =
        new ScrubbedTranscript(engine.clock(), entry -> append(stored.id(), entry));
    DeviceContext context =
        new DeviceContext(
            engine,
            known,
            transcript,
            job.request().options().protocols().config(),
            stored
                .deadline()
                .orElse(
                    engine.clock().instant().plus(job.request().options().timeouts().operation())));
    return new Work(engine, context, image, job.request().options(), stored);
  }

  /** A line that can't be kept is no reason to leave a device in the middle of a command. */
  private void append(AssignmentId id, TranscriptEntry entry) {
    try {
      engine.transcripts().append(id, entry);
    } catch (RuntimeException e) {
      LOG.warn("a line of the transcript of {} is lost", id, e);
    }
  }

  private static FailureReason outOfTime(Work work) {
    return new FailureReason(
        FailureKind.TIMEOUT,
        "not done within "
            + work.options().timeouts().operation().toSeconds()
            + " s, the time for one device; it was in "
            + work.assignment().state(),
        "",
        work.assignment().state(),
        work.assignment().state().isBeforeActivation() ? DeviceEffect.NONE : DeviceEffect.UNKNOWN);
  }

  private static FailureReason defect(Assignment assignment, RuntimeException e) {
    return new FailureReason(
        FailureKind.INTERNAL,
        "a defect in " + assignment.state() + ": " + e,
        "",
        assignment.state(),
        assignment.state().isBeforeActivation() ? DeviceEffect.NONE : DeviceEffect.UNKNOWN);
  }
}
