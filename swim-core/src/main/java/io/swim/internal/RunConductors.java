package io.swim.internal;

import io.swim.event.EngineEvent;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.job.Assignment;
import io.swim.job.JobRun;
import io.swim.job.RunId;
import io.swim.job.UpgradeRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One conductor for each run that has not ended. Thread-safe. */
public final class RunConductors {
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private final Engine engine;
  private final Map<RunId, RunConductor> conductors = new ConcurrentHashMap<>();
  private final List<RunConductor> resumed = new CopyOnWriteArrayList<>();
  private boolean closed;
  private long wakeUps;

  public RunConductors(Engine engine) {
    this.engine = engine;
    engine
        .events()
        .add(
            event -> {
              if (event instanceof EngineEvent.RunChanged changed
                  && changed.run().status().isFinal()) {
                conductors.remove(changed.run().id());
                wake();
              }
            });
  }

  /**
   * Begins to conduct a run, unless it is conducted already. One that can't be begun, because a
   * store or the dispatcher failed, is begun by the next call.
   */
  public void conduct(JobRun run, UpgradeRequest request) {
    if (!conductors.containsKey(run.id())) {
      begin(read(run, request));
    }
  }

  /**
   * Takes the devices of runs again, for all of them before one begins: {@link #beginResumed} does
   * that, and tells listeners then.
   */
  public void resume(List<JobRun> runs, Function<JobRun, UpgradeRequest> request) {
    runs.stream().map(run -> read(run, request.apply(run))).forEach(resumed::add);
  }

  /**
   * Begins what was resumed. One that can't be begun, because a store failed, keeps no other from
   * it; it is begun by the next call.
   */
  public void beginResumed() {
    RuntimeException trouble = null;
    for (RunConductor each : List.copyOf(resumed)) {
      try {
        begin(each);
        resumed.remove(each);
      } catch (RuntimeException e) {
        trouble = e;
      }
    }
    if (trouble != null) {
      throw trouble;
    }
  }

  private RunConductor read(JobRun run, UpgradeRequest request) {
    RunConductor conductor = new RunConductor(engine, request.options(), run);
    conductor.read();
    return conductor;
  }

  /** One that can't be begun is forgotten, so that the next call begins it. */
  private void begin(RunConductor conductor) {
    RunId id = conductor.run().id();
    if (conductors.putIfAbsent(id, conductor) == null) {
      try {
        conductor.start();
      } catch (RuntimeException e) {
        conductors.remove(id, conductor);
        throw e;
      }
    }
  }

  /** An assignment has come to its end. */
  public void ended(Assignment assignment) {
    RunConductor conductor = conductors.get(assignment.id().run());
    if (conductor != null) {
      conductor.ended(assignment);
    }
  }

  /** Begins no more devices of a run, even if it is conducted only later. */
  public void stop(JobRun run, String why) {
    RunConductor conductor = conductors.get(run.id());
    if (conductor != null) {
      conductor.stop(why);
      return;
    }
    JobRun present = run;
    while (!present.status().isFinal()
        && present.stop().isEmpty()
        && !engine.jobs().replace(present.stopped(why))) {
      present = engine.jobs().run(run.id()).orElseThrow();
    }
    // It may have been read before that, and begun since.
    RunConductor begunSince = conductors.get(run.id());
    if (begunSince != null) {
      begunSince.stop(why);
    }
  }

  /** Nobody waits any more. */
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  /**
   * The run once it has ended, or as it is when the time is over. The store is asked outside of
   * every lock.
   *
   * @throws SwimException CLOSED when the engine is closed before that
   */
  public JobRun await(RunId id, Duration atMost) throws InterruptedException {
    Duration limit = atMost.compareTo(FOREVER) < 0 ? atMost : FOREVER;
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      long seen = wakeUps();
      JobRun run = engine.jobs().run(id).orElseThrow();
      if (run.status().isFinal() || System.nanoTime() - end >= 0) {
        return run;
      }
      sleep(seen, end, run);
    }
  }

  private synchronized void sleep(long seen, long end, JobRun run) throws InterruptedException {
    long left = end - System.nanoTime();
    while (!closed && wakeUps == seen && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = end - System.nanoTime();
    }
    if (closed) {
      throw new SwimException(
          ErrorCode.CLOSED, "the engine was closed; run " + run.id() + " is " + run.status());
    }
  }

  private synchronized long wakeUps() {
    return wakeUps;
  }

  private synchronized void wake() {
    wakeUps++;
    notifyAll();
  }
}
