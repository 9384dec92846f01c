package io.swim.store;

import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.JobId;
import io.swim.job.JobRun;
import io.swim.job.RunId;
import io.swim.job.UpgradeJob;
import io.swim.spi.JobStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs in memory: gone with the process. Thread-safe. */
public final class InMemoryJobStore implements JobStore {
  private final Map<JobId, UpgradeJob> jobs = new LinkedHashMap<>();
  private final Map<String, UpgradeJob> byKey = new HashMap<>();
  private final Map<RunId, JobRun> runs = new LinkedHashMap<>();
  private final Map<RunId, List<AssignmentId>> order = new HashMap<>();
  private final Map<AssignmentId, Integer> places = new HashMap<>();
  private final Map<AssignmentId, Assignment> assignments = new HashMap<>();

  @Override
  public synchronized UpgradeJob create(UpgradeJob job, JobRun run, List<Assignment> all) {
    UpgradeJob present = byKey.putIfAbsent(job.request().key(), job);
    if (present != null) {
      return present;
    }
    jobs.put(job.id(), job);
    runs.put(run.id(), run);
    List<AssignmentId> ids = new ArrayList<>(all.size());
    for (Assignment each : all) {
      places.put(each.id(), ids.size());
      ids.add(each.id());
      assignments.put(each.id(), each);
    }
    order.put(run.id(), ids);
    return job;
  }

  @Override
  public synchronized Optional<UpgradeJob> job(JobId id) {
    return Optional.ofNullable(jobs.get(id));
  }

  @Override
  public synchronized Optional<JobRun> run(RunId id) {
    return Optional.ofNullable(runs.get(id));
  }

  @Override
  public synchronized List<JobRun> runs(JobId job) {
    return runs.values().stream().filter(run -> run.job().equals(job)).toList();
  }

  @Override
  public synchronized List<JobRun> unfinishedRuns() {
    return runs.values().stream().filter(run -> !run.status().isFinal()).toList();
  }

  @Override
  public synchronized boolean replace(JobRun next) {
    JobRun present = runs.get(next.id());
    if (present == null || present.version() != next.version() - 1) {
      return false;
    }
    runs.put(next.id(), next);
    return true;
  }

  @Override
  public synchronized Optional<Assignment> assignment(AssignmentId id) {
    return Optional.ofNullable(assignments.get(id));
  }

  @Override
  public synchronized List<Assignment> assignments(
      RunId run, Optional<AssignmentId> after, int limit) {
    List<AssignmentId> ids = order.getOrDefault(run, List.of());
    int from = after.map(places::get).map(place -> place + 1).orElse(0);
    int to = from + Math.min(limit, ids.size() - from);
    return ids.subList(from, to).stream().map(assignments::get).toList();
  }

  @Override
  public synchronized boolean replace(Assignment next) {
    Assignment present = assignments.get(next.id());
    if (present == null || present.version() != next.version() - 1) {
      return false;
    }
    assignments.put(next.id(), next);
    return true;
  }

  @Override
  public synchronized void delete(JobId id) {
    UpgradeJob job = jobs.remove(id);
    if (job == null) {
      return;
    }
    byKey.remove(job.request().key());
    List<RunId> ended =
        runs.values().stream().filter(run -> run.job().equals(id)).map(JobRun::id).toList();
    for (RunId run : ended) {
      runs.remove(run);
      for (AssignmentId each : order.remove(run)) {
        places.remove(each);
        assignments.remove(each);
      }
    }
  }
}
