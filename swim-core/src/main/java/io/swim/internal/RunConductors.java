package io.swim.internal;

import io.swim.event.EngineEvent;
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

  /** Goes on with runs: first each has its devices again, only then one of them begins. */
  public void resume(List<JobRun> runs, Function<JobRun, UpgradeRequest> request) {
    runs.stream().map(run -> read(run, request.apply(run))).toList().forEach(this::begin);
  }

  private RunConductor read(JobRun run, UpgradeRequest request) {
    RunConductor conductor = new RunConductor(engine, request.options(), run);
    conductor.read();
    return conductor;
  }

  private void begin(RunConductor conductor) {
    JobRun run = conductor.run();
    if (conductors.putIfAbsent(run.id(), conductor) != null) {
      return;
    }
    engine.events().runChanged(engine.clock().instant(), run);
    conductor.start();
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
    } else if (!run.status().isFinal() && run.stop().isEmpty()) {
      engine.jobs().replace(run.stopped(why));
    }
  }

  /** The run once it has ended, or as it is when the time is over. */
  public synchronized JobRun await(RunId id, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    JobRun run = engine.jobs().run(id).orElseThrow();
    long left = end - System.nanoTime();
    while (!run.status().isFinal() && left > 0) {
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
