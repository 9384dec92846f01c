package io.swim.spi;

import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.JobId;
import io.swim.job.JobRun;
import io.swim.job.RunId;
import io.swim.job.UpgradeJob;
import java.util.List;
import java.util.Optional;

/**
 * Where a host keeps jobs, runs and assignments. Thread-safe. When a call returns, what it changed
 * survives the end of the process, if the store is durable at all. The engine calls a store while
 * it holds locks of its own: a host never calls the engine while it holds what its store needs.
 *
 * <p>Before release 1.0 the parts of {@link Assignment}, {@link UpgradeJob} and {@link
 * io.swim.job.UpgradeOptions}, and those of what they hold, may become more from one release to the
 * next. The CHANGELOG names each new part, and what stands for it where a stored job or assignment
 * has none: a store gives that when it reads what an older release has stored. A host lets its runs
 * end, or cancels them, before it updates SWIM.
 */
public interface JobStore {
  /**
   * Creates a job with its first run and the run's assignments, all or nothing.
   *
   * @return the given job, or the one that has its request key already; then nothing is created
   */
  UpgradeJob create(UpgradeJob job, JobRun run, List<Assignment> assignments);

  /** A job; empty when there is none. */
  Optional<UpgradeJob> job(JobId id);

  /** A run; empty when there is none. */
  Optional<JobRun> run(RunId id);

  /** The runs of a job, oldest first. */
  List<JobRun> runs(JobId job);

  /** Runs that have not ended. */
  List<JobRun> unfinishedRuns();

  /** Replaces a run if its stored version is one less than that of {@code next}; else false. */
  boolean replace(JobRun next);

  /** An assignment as it was stored last; empty when there is none. */
  Optional<Assignment> assignment(AssignmentId id);

  /**
   * A page of the assignments of a run, in the order of creation.
   *
   * @param after where the last page ended; empty for the first one
   * @param limit at most so many
   */
  List<Assignment> assignments(RunId run, Optional<AssignmentId> after, int limit);

  /**
   * Replaces an assignment if its stored version is one less than that of {@code next}; else false,
   * and whoever asked has lost it to another process and stops at once.
   */
  boolean replace(Assignment next);

  /** Deletes a job with its runs and their assignments; one that is not there is no error. */
  void delete(JobId id);
}
