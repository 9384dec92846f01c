package io.swim.cli;

import io.swim.UpgradeEngine;
import io.swim.device.Device;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim backup}. */
@Command(
    name = "backup",
    description = {
      "Brings the images that devices run into the repository.",
      "Changes nothing on devices. An image that the repository has is not sent again."
    },
    footer =
        "%nDevices that another swim upgrade, test-copy or backup on the same DIR of --data is at"
            + " work on are refused; whoever uses another DIR is not seen.")
final class BackupCommand implements Callable<Integer> {
  @ParentCommand @Nullable Swim swim;

  @Parameters(
      paramLabel = "DEVICE",
      arity = "1..*",
      description = "Names with blanks or commas between, or all.")
  List<String> devices = List.of();

  @Mixin ProtocolOptions protocols = new ProtocolOptions();
  @Mixin PaceOptions pace = new PaceOptions();
  @Mixin ServerOptions servers = new ServerOptions();
  @Mixin TranscriptOption transcripts = new TranscriptOption();

  @Override
  public Integer call() throws InterruptedException {
    Swim all = Swim.of(swim);
    try (Workbench bench = new Workbench(all)) {
      List<Device> chosen = bench.inventory().choose(String.join(",", devices));
      UpgradeOptions options = pace.over(protocols.over(UpgradeOptions.DEFAULT));
      Claim claim =
          new OtherRuns(bench.runFolder(), all.output, Clock.systemUTC())
              .claim(Errand.BACKUP, chosen);
      transcripts.on(bench, "swim backup");
      UpgradeEngine engine =
          bench.engineThatServes(
              servers.forJob(
                  chosen, options, ServerOptions.Uploads.DEVICES, bench.inventory(), bench.data()));
      UpgradeRequest what =
          UpgradeRequest.of(
                  UUID.randomUUID().toString(),
                  new Task.Backup(),
                  chosen.stream().map(Device::id).toList())
              .withName("swim backup")
              .withOptions(options);
      engine.addListener(claim.journal());
      return new Runs(all, bench).run(engine, what);
    }
  }
}
