package io.swim.event;

import io.swim.image.Acceptance;
import io.swim.image.CatalogueImageId;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.Attempt;
import io.swim.job.DeviceCondition;
import io.swim.job.JobRun;
import io.swim.retrieval.Retrieval;
import java.time.Instant;
import java.util.Objects;

/** Something that happened, for progress displays, logs and metrics. Never holds a secret. */
public sealed interface EngineEvent {
  /** When, on SWIM's clock. */
  Instant at();

  /**
   * An assignment came into another state, and the store has it.
   *
   * @param at when
   * @param from the state before
   * @param assignment as stored
   */
  record StateChanged(Instant at, AssignmentState from, Assignment assignment)
      implements EngineEvent {
    public StateChanged {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(assignment, "assignment");
    }
  }

  /**
   * A remark on the progress of one device.
   *
   * @param at when
   * @param assignment whose
   * @param text for people
   */
  record Commented(Instant at, AssignmentId assignment, String text) implements EngineEvent {
    public Commented {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(assignment, "assignment");
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * A protocol was tried.
   *
   * @param at when
   * @param assignment whose
   * @param attempt with its outcome
   */
  record Attempted(Instant at, AssignmentId assignment, Attempt attempt) implements EngineEvent {
    public Attempted {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(assignment, "assignment");
      Objects.requireNonNull(attempt, "attempt");
    }
  }

  /**
   * The image is on its way.
   *
   * @param at when
   * @param assignment whose
   * @param bytes that the device has acknowledged, or that were handed to the network where the
   *     protocol has no acknowledgment
   * @param totalBytes size of the image
   */
  record TransferProgressed(Instant at, AssignmentId assignment, long bytes, long totalBytes)
      implements EngineEvent {
    public TransferProgressed {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(assignment, "assignment");
    }
  }

  /**
   * A run began, goes on after a restart of the engine (RUNNING again), was told to stop, or ended.
   *
   * @param at when
   * @param run as stored
   */
  record RunChanged(Instant at, JobRun run) implements EngineEvent {
    public RunChanged {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(run, "run");
    }
  }

  /**
   * An assignment has left a device in need of a person, or somebody has reset that, and the store
   * has it. Progress is told by {@link StateChanged} alone.
   *
   * @param at when
   * @param condition of the device since then
   */
  record ConditionChanged(Instant at, DeviceCondition condition) implements EngineEvent {
    public ConditionChanged {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(condition, "condition");
    }
  }

  /**
   * A vendor asked for an agreement, was given an acceptance of the host's, and has taken it.
   *
   * @param at when the vendor took it; when somebody said yes is in the acceptance
   * @param catalogue whose agreement
   * @param image for which it was asked
   * @param acceptance who said yes to what
   */
  record AgreementAccepted(
      Instant at, String catalogue, CatalogueImageId image, Acceptance acceptance)
      implements EngineEvent {
    public AgreementAccepted {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(catalogue, "catalogue");
      Objects.requireNonNull(image, "image");
      Objects.requireNonNull(acceptance, "acceptance");
    }
  }

  /**
   * A retrieval plan was run to its end.
   *
   * @param at when
   * @param retrieval as stored, with what came of each file
   */
  record Retrieved(Instant at, Retrieval retrieval) implements EngineEvent {
    public Retrieved {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(retrieval, "retrieval");
    }
  }
}
