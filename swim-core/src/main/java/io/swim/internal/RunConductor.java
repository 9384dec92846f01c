package io.swim.internal;

import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.AssignmentStatus;
import io.swim.job.JobRun;
import io.swim.job.OnError;
import io.swim.job.RunStatus;
import io.swim.job.UpgradeOptions;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Drives one run: releases so many assignments at once, stops releasing after a failure if the job
 * says so, and ends the run with its last assignment. Its memory is only a copy of the store: after
 * a restart it is made anew from there.
 */
final class RunConductor {
  private static final int PAGE = 1000;

  private final Engine engine;
  private final UpgradeOptions options;
  private final Deque<AssignmentId> waiting = new ArrayDeque<>();
  private final Set<AssignmentId> begun = new HashSet<>();
  private final Map<AssignmentId, Instant> resumed = new LinkedHashMap<>();
  private final Map<AssignmentStatus, Integer> ended = new EnumMap<>(AssignmentStatus.class);
  private final News news = new News();
  private Optional<Assignment> failed = Optional.empty();
  private int already;
  private JobRun run;

  RunConductor(Engine engine, UpgradeOptions options, JobRun run) {
    this.engine = engine;
    this.options = options;
    this.run = run;
  }

  /** Reads the run from the store, and takes again the devices that were begun. */
  synchronized void read() {
    Optional<AssignmentId> after = Optional.empty();
    while (true) {
      List<Assignment> page = engine.jobs().assignments(run.id(), after, PAGE);
      page.forEach(this::sort);
      if (page.size() < PAGE) {
        break;
      }
      after = Optional.of(page.get(page.size() - 1).id());
    }
  }

  /** Goes on with what was begun, and releases what may be. */
  void start() {
    news.add(() -> engine.events().runChanged(engine.clock().instant(), run()));
    news.tell();
    synchronized (this) {
      // It may have been stopped since it was read.
      run = engine.jobs().run(run.id()).orElse(run);
      // The process may have ended after a device had failed, and before that was stored.
      failed.ifPresent(this::stopAfter);
      resumed.forEach(engine.dispatcher()::schedule);
      resumed.clear();
      release();
    }
    news.tell();
  }

  private void sort(Assignment assignment) {
    if (failed.isEmpty() && assignment.state().isTerminal() && isBad(assignment)) {
      failed = Optional.of(assignment);
    }
    if (assignment.state().isTerminal() && !Endings.isNoteDue(assignment)) {
      engine.releaseAll(assignment.id());
      count(assignment);
    } else if (assignment.state() == AssignmentState.PENDING) {
      waiting.add(assignment.id());
    } else {
      engine.lockDevice(assignment.id());
      if (assignment.state() != AssignmentState.PRECHECK) {
        engine.lockSerialNumber(assignment);
      }
      begun.add(assignment.id());
      resumed.put(assignment.id(), assignment.dueAt());
    }
  }

  synchronized JobRun run() {
    return run;
  }

  /**
   * An assignment has come to its end. Safe to repeat, for when the store failed half way. As long
   * as its note is due it counts as begun; that a run stops for it does not wait for that.
   */
  void ended(Assignment assignment) {
    try {
      settle(assignment);
    } finally {
      news.tell();
    }
  }

  private synchronized void settle(Assignment assignment) {
    if (begun.contains(assignment.id())) {
      stopAfter(assignment);
      if (!Endings.isNoteDue(assignment)) {
        begun.remove(assignment.id());
        count(assignment);
      }
    }
    release();
  }

  private void stopAfter(Assignment assignment) {
    if (options.onError() == OnError.STOP && isBad(assignment) && run.stop().isEmpty()) {
      storeStop(
          assignment.id().device()
              + " ended as "
              + assignment.status()
              + assignment.failure().map(reason -> ": " + reason.message()).orElse(""));
    }
  }

  /** Begins no more devices; those begun go on to their end. */
  void stop(String why) {
    synchronized (this) {
      storeStop(why);
      release();
    }
    news.tell();
  }

  /** Another process may change the run at the same time; then it is read and tried again. */
  private void storeStop(String why) {
    while (!run.status().isFinal() && run.stop().isEmpty()) {
      store(run.stopped(why));
    }
  }

  private void release() {
    if (run.status().isFinal()) {
      return;
    }
    while (run.stop().isPresent() && !waiting.isEmpty()) {
      abort(waiting.element());
      waiting.remove();
    }
    Instant now = engine.clock().instant();
    while (!waiting.isEmpty() && begun.size() < options.parallel()) {
      AssignmentId next = waiting.remove();
      begun.add(next);
      engine.dispatcher().schedule(next, now);
    }
    while (begun.isEmpty() && waiting.isEmpty() && !run.status().isFinal()) {
      store(run.ended(verdict(), now));
    }
  }

  private void abort(AssignmentId id) {
    Assignment assignment = engine.jobs().assignment(id).orElseThrow();
    engine.releaseAll(assignment.id());
    if (assignment.state().isTerminal()) {
      count(assignment);
      return;
    }
    Instant now = engine.clock().instant();
    Assignment aborted =
        assignment.toBuilder()
            .note("not begun: " + run.stop().orElse(""))
            .enter(AssignmentState.ABORTED, now)
            .next();
    if (engine.jobs().replace(aborted)) {
      count(aborted);
      news.add(() -> engine.events().stateChanged(now, assignment.state(), aborted));
    }
  }

  private void store(JobRun next) {
    JobRun stored = engine.jobs().replace(next) ? next : engine.jobs().run(next.id()).orElseThrow();
    Instant now = engine.clock().instant();
    run = stored;
    news.add(() -> engine.events().runChanged(now, stored));
  }

  private void count(Assignment assignment) {
    ended.merge(assignment.status(), 1, Integer::sum);
    if (assignment.isAlreadyDone()) {
      already++;
    }
  }

  private static boolean isBad(Assignment assignment) {
    return switch (assignment.status()) {
      case FAILED, NOT_VERIFIED, ABORTED -> true;
      case WAITING, RUNNING, SUCCESS, SKIPPED -> false;
    };
  }

  private RunStatus verdict() {
    int total = ended.values().stream().mapToInt(Integer::intValue).sum();
    int good = of(AssignmentStatus.SUCCESS) + already;
    int unproven = of(AssignmentStatus.NOT_VERIFIED);
    if (good == total) {
      return RunStatus.SUCCESS;
    }
    if (unproven == total) {
      return RunStatus.NOT_VERIFIED;
    }
    if (of(AssignmentStatus.ABORTED) == total) {
      return RunStatus.ABORTED;
    }
    return good + unproven == 0 ? RunStatus.FAILED : RunStatus.PARTIAL_SUCCESS;
  }

  private int of(AssignmentStatus status) {
    return ended.getOrDefault(status, 0);
  }
}
