package io.swim.cli;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.FlashPath;
import io.swim.job.OnWarnings;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim files delete}. */
@Command(
    name = "delete",
    description = {
      "Deletes files of a device.",
      "Refused for what it will boot, while another swim on the same --data is at work on it, and"
          + " where the boot list can't be read. A file that is not there is no error."
    })
final class FilesDeleteCommand implements Callable<Integer> {
  @ParentCommand @Nullable FilesCommand parent;

  @Parameters(index = "0", paramLabel = "DEVICE", description = "Its name.")
  String name = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Such as flash:old.bin. If one is refused, none is deleted.")
  List<String> files = List.of();

  @Option(
      names = "--yes",
      description =
          "Also files that a warning is told of, such as the image that it only runs, when it boots"
              + " another. Default: then none is deleted")
  boolean yes;

  @Option(
      names = "--config",
      split = ",",
      converter = Protocols.Config.class,
      paramLabel = "ACCESS",
      description = "What files and the boot configuration are reached over. Default: SSH,TELNET")
  List<Access> config = UpgradeOptions.DEFAULT.protocols().config();

  @Override
  public Integer call() throws InterruptedException {
    Swim swim = FilesCommand.swim(parent);
    List<FlashPath> paths = files.stream().map(FilesCommand::path).toList();
    UpgradeOptions defaults =
        UpgradeOptions.DEFAULT.withOnWarnings(yes ? OnWarnings.APPLY : OnWarnings.SKIP);
    UpgradeOptions options =
        BadInput.unless(() -> defaults.withProtocols(defaults.protocols().withConfig(config)));
    try (Workbench bench = new Workbench(swim)) {
      Device device = bench.inventory().one(name);
      new OtherRuns(bench.runFolder(), swim.output, Clock.systemUTC())
          .refuseIfAtWork(List.of(device));
      UpgradeRequest what =
          UpgradeRequest.of(
                  UUID.randomUUID().toString(), new Task.Delete(paths), List.of(device.id()))
              .withName("swim files delete")
              .withOptions(options);
      return new Runs(swim, bench).run(bench.engine(), what);
    }
  }
}
