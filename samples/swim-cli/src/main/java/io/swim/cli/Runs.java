package io.swim.cli;

import io.swim.UpgradeEngine;
import io.swim.job.JobRun;
import io.swim.job.RunId;
import io.swim.job.RunStatus;
import io.swim.job.Task;
import io.swim.job.UpgradeRequest;
import java.time.Duration;

/** Submits a request, shows how it goes on, and tells how it ended. */
final class Runs {
  private static final Duration LOOK = Duration.ofHours(1);

  private final Swim all;
  private final Workbench bench;

  Runs(Swim all, Workbench bench) {
    this.all = all;
    this.bench = bench;
  }

  /** Returns the exit code. */
  int run(UpgradeEngine engine, UpgradeRequest what) throws InterruptedException {
    BytesMoved moved = new BytesMoved();
    engine.addListener(moved);
    JobRun run = untilItEnds(engine, what, new LastWords(what.task(), moved));
    if (what.task() instanceof Task.Upgrade) {
      History.in(bench.data()).keep(engine, run, all.output);
    }
    RunResult result =
        new RunResult(
            run,
            what.task(),
            engine.percentComplete(run.id()),
            engine.assignments(run.id()),
            moved);
    if (all.json) {
      all.output.document(new RunJson(result).document());
    } else {
      new RunTable(result).printTo(all.output);
    }
    return run.status() == RunStatus.SUCCESS ? Swim.ALL_SUCCEEDED : Swim.NOT_ALL_SUCCEEDED;
  }

  private JobRun untilItEnds(UpgradeEngine engine, UpgradeRequest what, LastWords words)
      throws InterruptedException {
    Output output = all.output;
    try (ProgressBars bars = ProgressBars.forTerminal(output)) {
      engine.addListener(bars);
      engine.start();
      JobRun run = engine.submit(what);
      RunId id = run.id();
      bench.beforeAnEarlyEnd(() -> words.of(engine.assignments(id)).forEach(output::remark));
      while (!run.status().isFinal()) {
        run = engine.await(run.id(), LOOK);
      }
      return run;
    }
  }
}
