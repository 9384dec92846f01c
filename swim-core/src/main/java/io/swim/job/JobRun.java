package io.swim.job;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One execution of a job.
 *
 * @param id made by the engine
 * @param job whose run it is
 * @param number 1 for the first
 * @param status RUNNING until the last assignment has ended
 * @param startedAt on SWIM's clock
 * @param endedAt once it has ended
 * @param stop why no more devices are begun, if so
 * @param version counts the stored changes
 */
public record JobRun(
    RunId id,
    JobId job,
    int number,
    RunStatus status,
    Instant startedAt,
    Optional<Instant> endedAt,
    Optional<String> stop,
    long version) {
  public JobRun {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(endedAt, "endedAt");
    Objects.requireNonNull(stop, "stop");
  }

  /** The same run, ended. */
  public JobRun ended(RunStatus result, Instant at) {
    return new JobRun(id, job, number, result, startedAt, Optional.of(at), stop, version + 1);
  }

  /** The same run, with no more devices begun. */
  public JobRun stopped(String why) {
    return new JobRun(id, job, number, status, startedAt, endedAt, Optional.of(why), version + 1);
  }
}
