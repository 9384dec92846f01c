package io.swim.cli;

import io.swim.UpgradeEngine;
import io.swim.cli.OtherRuns.Unfinished;
import io.swim.device.Device;
import io.swim.job.UpgradeRequest;
import java.time.Clock;
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
            + " later run. Devices that another swim upgrade, test-copy or backup on the same DIR is"
            + " at work on are always refused. That is all that keeps two people from upgrading one"
            + " device at once: whoever uses another DIR is not seen. A DIR is of one account: others"
            + " run swim as that one, with sudo -u.")
final class UpgradeCommand implements Callable<Integer> {
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
  @Mixin ServerOptions servers = new ServerOptions();
  @Mixin TranscriptOption transcripts = new TranscriptOption();

  @Override
  public Integer call() throws InterruptedException {
    Swim all = Swim.of(swim);
    request.chooseImages(all);
    try (Workbench bench = new Workbench(all)) {
      List<Device> chosen = bench.inventory().choose(devices);
      Journal journal =
          new OtherRuns(bench.runFolder(), all.output, Clock.systemUTC())
              .claim(
                  chosen,
                  request.imageName(),
                  despiteUnfinished ? Unfinished.ACCEPTED : Unfinished.REFUSED);
      transcripts.on(bench, "swim upgrade");
      UpgradeEngine engine =
          bench.engineThatServes(
              servers.forJob(
                  chosen,
                  request.options(bench.inventory()),
                  request.uploads(),
                  bench.inventory(),
                  bench.data()));
      engine.addListener(journal);
      UpgradeRequest what = request.request(engine, chosen, bench.inventory(), all.output);
      new FetchSources(bench.inventory(), what.options()).tell(chosen, all.output);
      return new Runs(all, bench).run(engine, what);
    }
  }
}
