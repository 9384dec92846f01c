package io.swim.testkit.fake;

import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.JobId;
import io.swim.job.JobRun;
import io.swim.job.RunId;
import io.swim.job.UpgradeJob;
import io.swim.spi.JobStore;
import java.util.List;
import java.util.Optional;

/** A store whose process dies right after so many writes of an assignment. */
final class MortalJobStore implements JobStore {
  private final JobStore store;
  private int writesLeft;

  MortalJobStore(JobStore store, int writes) {
    this.store = store;
    this.writesLeft = writes;
  }

  /** What is left on disk. */
  JobStore survivor() {
    return store;
  }

  @Override
  public boolean replace(Assignment next) {
    boolean replaced = store.replace(next);
    if (writesLeft-- == 0) {
      throw new ProcessDied();
    }
    return replaced;
  }

  @Override
  public UpgradeJob create(UpgradeJob job, JobRun run, List<Assignment> assignments) {
    return store.create(job, run, assignments);
  }

  @Override
  public Optional<UpgradeJob> job(JobId id) {
    return store.job(id);
  }

  @Override
  public Optional<JobRun> run(RunId id) {
    return store.run(id);
  }

  @Override
  public List<JobRun> runs(JobId job) {
    return store.runs(job);
  }

  @Override
  public List<JobRun> unfinishedRuns() {
    return store.unfinishedRuns();
  }

  @Override
  public boolean replace(JobRun next) {
    return store.replace(next);
  }

  @Override
  public Optional<Assignment> assignment(AssignmentId id) {
    return store.assignment(id);
  }

  @Override
  public List<Assignment> assignments(RunId run, Optional<AssignmentId> after, int limit) {
    return store.assignments(run, after, limit);
  }

  @Override
  public void delete(JobId id) {
    store.delete(id);
  }

  /** An error of the JVM, as far as the engine can tell: nothing may catch it. */
  static final class ProcessDied extends Error {
    private static final long serialVersionUID = 1;
  }
}
