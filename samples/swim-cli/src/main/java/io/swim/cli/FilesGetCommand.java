package io.swim.cli;

import io.swim.UpgradeEngine;
import io.swim.device.Device;
import io.swim.device.FlashPath;
import io.swim.job.Task;
import io.swim.job.UpgradeOptions;
import io.swim.job.UpgradeRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim files get}. */
@Command(
    name = "get",
    description = {
      "Brings a file of a device into a folder of this host.",
      "It is compared with the digest that the device computes. Changes nothing on the device."
    })
final class FilesGetCommand implements Callable<Integer> {
  @ParentCommand @Nullable FilesCommand parent;

  @Parameters(index = "0", paramLabel = "DEVICE", description = "Its name.")
  String name = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "Such as flash:config.text.")
  String file = "";

  @Parameters(
      index = "2",
      paramLabel = "FOLDER",
      description = "Where it gets its own name. A file of that name there is never replaced.")
  Path folder = Path.of("");

  @Mixin ProtocolOptions protocols = new ProtocolOptions();
  @Mixin ServerOptions servers = new ServerOptions();

  @Override
  public Integer call() throws InterruptedException {
    Swim swim = FilesCommand.swim(parent);
    FlashPath path = FilesCommand.path(file);
    try (Workbench bench = new Workbench(swim)) {
      List<Device> device = List.of(bench.inventory().one(name));
      UpgradeOptions options = protocols.over(UpgradeOptions.DEFAULT);
      UpgradeEngine engine =
          bench.engineThatServes(
              servers.forJob(
                  device, options, ServerOptions.Uploads.DEVICES, bench.inventory(), bench.data()));
      UpgradeRequest what =
          UpgradeRequest.of(
                  UUID.randomUUID().toString(),
                  new Task.Download(path, folder.toAbsolutePath()),
                  List.of(device.get(0).id()))
              .withName("swim files get")
              .withOptions(options);
      return new Runs(swim, bench).run(engine, what);
    }
  }
}
