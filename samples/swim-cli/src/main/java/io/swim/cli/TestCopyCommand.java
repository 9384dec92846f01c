package io.swim.cli;

import io.swim.UpgradeEngine;
import io.swim.device.Device;
import io.swim.job.Task;
import io.swim.job.UpgradeRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code swim test-copy}. */
@Command(
    name = "test-copy",
    description = {
      "Copies a file of no use to devices, verifies and deletes it.",
      "The column VIA shows by which protocol images could be copied; a line under the row says what"
          + " failed before. Changes nothing else."
    },
    footer =
        "%nThe file that a test-copy leaves because it was ended or failed is deleted by the next one"
            + " of that device on the same DIR of --data, or named. Devices that another swim"
            + " upgrade, test-copy or backup on that DIR is at work on are refused; whoever uses"
            + " another DIR is not seen.")
final class TestCopyCommand implements Callable<Integer> {
  private static final Clock CLOCK = Clock.systemUTC();

  @ParentCommand @Nullable Swim swim;

  @Option(
      names = "--devices",
      paramLabel = "a,b|all",
      required = true,
      description = "Names with commas between, or all.")
  String devices = "";

  @Option(names = "--size", paramLabel = "BYTES", description = "Of the file. Default: 65536")
  long size = 65_536;

  @Mixin CopyOptions copy = new CopyOptions();
  @Mixin ServerOptions servers = new ServerOptions();
  @Mixin TranscriptOption transcripts = new TranscriptOption();

  @Override
  public Integer call() throws InterruptedException {
    Swim all = Swim.of(swim);
    try (Workbench bench = new Workbench(all)) {
      List<Device> chosen = bench.inventory().choose(devices);
      UpgradeRequest what = request(chosen);
      Claim claim =
          new OtherRuns(bench.runFolder(), all.output, CLOCK).claim(Errand.TEST_COPY, chosen);
      transcripts.on(bench, "swim test-copy");
      UpgradeEngine engine =
          bench.engineThatServes(
              servers.forJob(
                  chosen,
                  what.options(),
                  ServerOptions.Uploads.NONE,
                  bench.inventory(),
                  bench.data()));
      new FetchSources(bench.inventory(), what.options()).tell(chosen, all.output);
      new Leftovers(engine, what.options(), all.output, CLOCK).delete(claim.leftovers());
      engine.addListener(claim.journal());
      return new Runs(all, bench).run(engine, what);
    }
  }

  private UpgradeRequest request(List<Device> chosen) {
    try {
      return UpgradeRequest.of(
              UUID.randomUUID().toString(),
              new Task.TestCopy(size),
              chosen.stream().map(Device::id).toList())
          .withName("swim test-copy")
          .withOptions(copy.options());
    } catch (IllegalArgumentException e) {
      throw new BadInput("--size: " + e.getMessage(), e);
    }
  }
}
