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
import java.util.function.Supplier;

/** A store in which something can happen before and after every call, once it is armed. */
class StoreProxy implements JobStore {
  final JobStore store;
  private boolean armed;
  private int calls;

  StoreProxy(JobStore store) {
    this.store = store;
  }

  void arm() {
    armed = true;
  }

  void disarm() {
    armed = false;
  }

  int calls() {
    return calls;
  }

  /** Before the call of that number, from 0. */
  void before(int call) {}

  /** After it; the store has done what was asked. */
  void after(int call) {}

  private <T> T call(Supplier<T> action) {
    if (!armed) {
      return action.get();
    }
    int call = calls++;
    before(call);
    T result = action.get();
    after(call);
    return result;
  }

  @Override
  public boolean replace(Assignment next) {
    return call(() -> store.replace(next));
  }

  @Override
  public UpgradeJob create(UpgradeJob job, JobRun run, List<Assignment> assignments) {
    return call(() -> store.create(job, run, assignments));
  }

  @Override
  public Optional<UpgradeJob> job(JobId id) {
    return call(() -> store.job(id));
  }

  @Override
  public Optional<JobRun> run(RunId id) {
    return call(() -> store.run(id));
  }

  @Override
  public List<JobRun> runs(JobId job) {
    return call(() -> store.runs(job));
  }

  @Override
  public List<JobRun> unfinishedRuns() {
    return call(store::unfinishedRuns);
  }

  @Override
  public boolean replace(JobRun next) {
    return call(() -> store.replace(next));
  }

  @Override
  public Optional<Assignment> assignment(AssignmentId id) {
    return call(() -> store.assignment(id));
  }

  @Override
  public List<Assignment> assignments(RunId run, Optional<AssignmentId> after, int limit) {
    return call(() -> store.assignments(run, after, limit));
  }

  @Override
  public void delete(JobId id) {
    call(
        () -> {
          store.delete(id);
          return id;
        });
  }
}
