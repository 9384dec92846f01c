package io.swim.cli;

import io.swim.UpgradeEngine;
import io.swim.device.Device;
import io.swim.device.DeviceId;
import io.swim.job.Finding;
import io.swim.job.Severity;
import io.swim.job.UpgradeRequest;
import io.swim.job.ValidationReport;
import io.swim.spi.FileServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code swim validate}. */
@Command(
    name = "validate",
    description = {
      "Judges whether an image fits devices, and changes nothing on them.",
      "The options are those of upgrade; the ports of our servers are tried too. FROM is the"
          + " distribution server that a device would fetch from, or SWIM."
    })
final class ValidateCommand implements Callable<Integer> {
  @ParentCommand @Nullable Swim swim;

  @Mixin DeviceOption devices = new DeviceOption();
  @Mixin RequestOptions request = new RequestOptions();
  @Mixin ServerOptions servers = new ServerOptions();

  @Override
  public Integer call() throws InterruptedException {
    Swim all = Swim.of(swim);
    request.chooseImages(all);
    try (Workbench bench = new Workbench(all)) {
      List<Device> chosen = bench.inventory().choose(devices.names);
      List<FileServer> ours =
          servers.forJob(
              chosen,
              request.options(bench.inventory()),
              request.uploads(),
              bench.inventory(),
              bench.data());
      UpgradeEngine engine = bench.engine(ours);
      UpgradeRequest what = request.request(engine, chosen, bench.inventory(), all.output);
      List<String> troubles = troubles(ours);
      List<ValidationReport> reports = engine.validate(what);
      Map<DeviceId, Device> byId =
          chosen.stream().collect(Collectors.toMap(Device::id, Function.identity()));
      FetchSources sources = new FetchSources(bench.inventory(), what.options());
      Function<DeviceId, String> from = id -> sources.name(byId.get(id));
      if (all.json) {
        all.output.document(Json.validation(reports, from, troubles));
      } else {
        table(reports, from).printTo(all.output);
      }
      troubles.forEach(each -> all.output.remark("swim: an upgrade could not begin: " + each));
      boolean possible = reports.stream().noneMatch(report -> report.worst() == Severity.ERROR);
      return possible && troubles.isEmpty() ? Swim.ALL_SUCCEEDED : Swim.NOT_ALL_SUCCEEDED;
    }
  }

  static Table table(List<ValidationReport> reports, Function<DeviceId, String> from) {
    Table table = new Table("NAME", "FROM", "SEVERITY", "CODE", "FINDING", "REMEDY");
    for (ValidationReport report : reports) {
      for (Finding finding : report.findings()) {
        table.row(
            report.device().value(),
            from.apply(report.device()),
            finding.severity().name(),
            finding.code(),
            finding.message(),
            finding.remedy());
      }
    }
    return table;
  }

  /** Why servers could not be started; devices are judged all the same. */
  private static List<String> troubles(List<FileServer> servers) {
    List<String> troubles = new ArrayList<>();
    for (FileServer each : servers) {
      try {
        OurServers.start(each);
      } catch (BadInput e) {
        troubles.add(String.valueOf(e.getMessage()));
      }
    }
    return troubles;
  }
}
