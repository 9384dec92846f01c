package io.swim.cli;

import io.swim.UpgradeEngine;
import io.swim.cli.OtherRuns.Unfinished;
import io.swim.device.Device;
import io.swim.event.EngineListener;
import io.swim.job.OnWarnings;
import io.swim.job.Severity;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import io.swim.job.ValidationReport;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What rollback and commit share: software that is on devices already becomes another one's turn.
 */
final class SoftwareErrand {
  @Option(
      names = "--devices",
      paramLabel = "a,b|all",
      required = true,
      description = "Names with commas between, or all.")
  String devices = "";

  @Option(
      names = "--dry-run",
      description = "Judges only, as swim validate does, and changes nothing on devices.")
  boolean dryRun;

  @Option(
      names = "--warnings",
      paramLabel = "apply|skip",
      description = "Whether it is done on devices with warnings. Default: apply")
  OnWarnings warnings = OnWarnings.APPLY;

  @Option(
      names = "--despite-unfinished",
      description = "Also devices that an earlier swim upgrade has left in the middle.")
  boolean despiteUnfinished;

  @Mixin PaceOptions pace = new PaceOptions();
  @Mixin TranscriptOption transcripts = new TranscriptOption();

  /**
   * Does it, or judges it.
   *
   * @param what the words for it
   * @param task made for the chosen devices
   */
  int run(Swim swim, String what, UpgradeOptions options, Function<List<Device>, Task> task)
      throws InterruptedException {
    try (Workbench bench = new Workbench(swim)) {
      List<Device> chosen = bench.inventory().choose(devices);
      UpgradeRequest request =
          UpgradeRequest.of(
                  UUID.randomUUID().toString(),
                  BadInput.unless(() -> task.apply(chosen)),
                  chosen.stream().map(Device::id).toList())
              .withName(what)
              .withOptions(pace.over(options).withOnWarnings(warnings));
      if (dryRun) {
        return judge(swim, bench.engine(), request);
      }
      EngineListener journal =
          new OtherRuns(bench.runFolder(), swim.output, Clock.systemUTC())
              .claim(chosen, "", despiteUnfinished ? Unfinished.ACCEPTED : Unfinished.REFUSED);
      transcripts.on(bench, what);
      UpgradeEngine engine = bench.engine();
      engine.addListener(journal);
      return new Runs(swim, bench).run(engine, request);
    }
  }

  private static int judge(Swim swim, UpgradeEngine engine, UpgradeRequest request)
      throws InterruptedException {
    List<ValidationReport> reports = engine.validate(request);
    if (swim.json) {
      swim.output.document(Json.validation(reports, any -> "-", List.of()));
    } else {
      ValidateCommand.table(reports, any -> "-").printTo(swim.output);
    }
    return reports.stream().noneMatch(report -> report.worst() == Severity.ERROR)
        ? Swim.ALL_SUCCEEDED
        : Swim.NOT_ALL_SUCCEEDED;
  }
}
