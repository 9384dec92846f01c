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
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One conductor for each run that has not ended. Thread-safe. */
public final class RunConductors {
  private final Engine engine;
  private final Map<RunId, RunConductor> conductors = new ConcurrentHashMap<>();
  private boolean closed;

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

  /** Begins to conduct a run. */
  public void conduct(JobRun run, UpgradeRequest request) {
    begin(read(run, request));
  }

  /**
   * Takes the devices of runs again, for all of them before one begins.
   *
   * @return what begins them; listeners are told then
   */
  public Runnable resume(List<JobRun> runs, Function<JobRun, UpgradeRequest> request) {
    List<RunConductor> all = runs.stream().map(run -> read(run, request.apply(run))).toList();
    return () -> all.forEach(this::begin);
  }

  private RunConductor read(JobRun run, UpgradeRequest request) {
    RunConductor conductor = new RunConductor(engine, request.options(), run);
    conductor.read();
    return conductor;
  }

  private void begin(RunConductor conductor) {
    if (conductors.putIfAbsent(conductor.run().id(), conductor) == null) {
      conductor.start();
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
  }

  /** Nobody waits any more. */
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  /**
   * The run once it has ended, or as it is when the time is over.
   *
   * @throws SwimException CLOSED when the engine is closed before that
   */
  public synchronized JobRun await(RunId id, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    JobRun run = engine.jobs().run(id).orElseThrow();
    long left = end - System.nanoTime();
    while (!run.status().isFinal() && left > 0) {
      if (closed) {
        throw new SwimException(
            ErrorCode.CLOSED, "the engine was closed; run " + id + " is " + run.status());
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
      run = engine.jobs().run(id).orElseThrow();
      left = end - System.nanoTime();
    }
    return run;
  }

  private synchronized void wake() {
    notifyAll();
  }
}
