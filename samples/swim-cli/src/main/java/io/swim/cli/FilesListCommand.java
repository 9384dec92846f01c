package io.swim.cli;

import io.swim.FactsReport;
import io.swim.device.Device;
import io.swim.device.FileSystem;
import io.swim.device.RemoteFile;
import io.swim.job.FailureReason;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim files list}. */
@Command(
    name = "list",
    description = {
      "Lists the files of a device.",
      "Those in the top folder of each file system. Changes nothing on it."
    })
final class FilesListCommand implements Callable<Integer> {
  @ParentCommand @Nullable FilesCommand parent;

  @Parameters(paramLabel = "DEVICE", description = "Its name.")
  String name = "";

  @Override
  public Integer call() throws InterruptedException {
    Swim swim = FilesCommand.swim(parent);
    try (Workbench bench = new Workbench(swim)) {
      Device device = bench.inventory().one(name);
      FactsReport report = bench.engine().facts(List.of(device.id())).get(0);
      if (swim.json) {
        swim.output.document(Json.fileList(report));
      } else {
        print(report, swim.output);
      }
      report
          .failure()
          .map(FailureReason::text)
          .filter(any -> !swim.json)
          .ifPresent(text -> swim.output.remark("swim: " + name + ": " + text));
      return report.failure().isEmpty() ? Swim.ALL_SUCCEEDED : Swim.NOT_ALL_SUCCEEDED;
    }
  }

  private static void print(FactsReport report, Output output) {
    List<FileSystem> systems = report.facts().map(facts -> facts.fileSystems()).orElse(List.of());
    if (systems.isEmpty()) {
      return;
    }
    Table table = new Table("FILE", "BYTES");
    for (FileSystem system : systems) {
      for (RemoteFile file : system.files()) {
        table.row(system.name() + file.name(), Long.toString(file.sizeBytes()));
      }
      table.remark(
          "%s %d of %d bytes free"
              .formatted(system.name(), system.freeBytes(), system.totalBytes()));
    }
    table.printTo(output);
  }
}
