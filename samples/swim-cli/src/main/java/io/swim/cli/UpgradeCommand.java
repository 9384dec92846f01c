package io.swim.cli;

import io.swim.UpgradeEngine;
import io.swim.cli.OtherRuns.Unfinished;
import io.swim.device.Device;
import io.swim.job.Assignment;
import io.swim.job.JobRun;
import io.swim.job.Origin;
import io.swim.job.RunId;
import io.swim.job.RunStatus;
import io.swim.job.UpgradeRequest;
import io.swim.transfer.tftp.TftpServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code swim upgrade}. */
@Command(
    name = "upgrade",
    description = "Puts an image on devices, reboots them and confirms the new version.",
    footer =
        "%nEvery state of every device is written to DIR/run-*/journal.jsonl, DIR being that of"
            + " --data. When all devices have ended, it is deleted. If this process ends before,"
            + " it is kept, and devices that were begun and have not ended are unfinished: the"
            + " next swim upgrade names them and changes nothing (exit code 2) unless"
            + " --despite-unfinished is given. They are unfinished until they have ended in a"
            + " later run. Devices that another swim upgrade on the same DIR is at work on are"
            + " always refused.")
final class UpgradeCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofHours(1);

  @ParentCommand @Nullable Swim swim;

  @Option(
      names = "--devices",
      paramLabel = "a,b|all",
      required = true,
      description = "Names with commas between, or all.")
  String devices = "";

  @Option(
      names = "--despite-unfinished",
      description = "Also devices that an earlier swim upgrade has left in the middle.")
  boolean despiteUnfinished;

  @Mixin RequestOptions request = new RequestOptions();
  @Mixin TftpOptions tftp = new TftpOptions();

  @Override
  public Integer call() throws InterruptedException {
    Swim all = Swim.of(swim);
    try (Workbench bench = new Workbench(all)) {
      List<Device> chosen = bench.inventory().choose(devices);
      Journal journal =
          new OtherRuns(bench.runFolder(), all.output, Clock.systemUTC())
              .claim(
                  chosen,
                  String.valueOf(request.image.getFileName()),
                  despiteUnfinished ? Unfinished.ACCEPTED : Unfinished.REFUSED);
      UpgradeEngine engine = engine(bench, chosen);
      engine.addListener(journal);
      UpgradeRequest what = request.request(engine, chosen);
      JobRun run = run(bench, engine, what, all.output);
      List<Assignment> assignments = engine.assignments(run.id());
      if (all.json) {
        all.output.document(Json.run(run, engine.percentComplete(run.id()), assignments));
      } else {
        print(run, engine.percentComplete(run.id()), assignments, all.output);
      }
      return run.status() == RunStatus.SUCCESS ? Swim.ALL_SUCCEEDED : Swim.NOT_ALL_SUCCEEDED;
    }
  }

  private UpgradeEngine engine(Workbench bench, List<Device> chosen) {
    TftpServer server = tftp.apply(TftpServer.builder(), tftp.portsFor(chosen)).build();
    UpgradeEngine engine = bench.engine(server);
    TftpOptions.start(server);
    return engine;
  }

  private static JobRun run(
      Workbench bench, UpgradeEngine engine, UpgradeRequest what, Output output)
      throws InterruptedException {
    try (ProgressBars bars = ProgressBars.forTerminal(output)) {
      engine.addListener(bars);
      engine.start();
      JobRun run = engine.submit(what);
      RunId id = run.id();
      bench.beforeAnEarlyEnd(() -> leave(engine.assignments(id), output));
      while (!run.status().isFinal()) {
        run = engine.await(run.id(), LOOK);
      }
      return run;
    }
  }

  /** Nobody goes on with these devices: whoever ended this must know where they stand. */
  private static void leave(List<Assignment> assignments, Output output) {
    assignments.stream()
        .filter(each -> !each.state().isTerminal())
        .forEach(
            each ->
                output.remark("swim: ended while " + each.id().device() + " was " + each.state()));
  }

  private static void print(
      JobRun run, int percentComplete, List<Assignment> assignments, Output output) {
    Table table = new Table("NAME", "STATUS", "FROM", "TO", "TOOK", "EFFECT", "REASON");
    for (Assignment each : assignments) {
      table.row(
          each.id().device().value(),
          each.status().name(),
          each.origin().flatMap(Origin::version).orElse("-"),
          each.toVersion().orElse("-"),
          Words.seconds(Words.total(each)),
          each.failure().map(failure -> failure.effect().name()).orElse("-"),
          Words.reason(each).orElse(""));
    }
    table.printTo(output);
    output.line(
        "run "
            + run.status()
            + ", "
            + percentComplete
            + " % complete"
            + run.stop().map(why -> ", stopped: " + why).orElse(""));
  }
}
