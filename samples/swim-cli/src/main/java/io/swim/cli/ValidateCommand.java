package io.swim.cli;

import io.swim.UpgradeEngine;
import io.swim.device.Device;
import io.swim.job.Finding;
import io.swim.job.Severity;
import io.swim.job.ValidationReport;
import io.swim.spi.FileServer;
import io.swim.transfer.tftp.TftpServer;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code swim validate}. */
@Command(
    name = "validate",
    description = "Judges whether an image fits devices, and changes nothing on them.")
final class ValidateCommand implements Callable<Integer> {
  private static final int STANDARD_PORT = 69;

  @ParentCommand @Nullable Swim swim;

  @Mixin DeviceOption devices = new DeviceOption();
  @Mixin RequestOptions request = new RequestOptions();

  @Override
  public Integer call() throws InterruptedException {
    Swim all = Swim.of(swim);
    try (Workbench bench = new Workbench(all)) {
      List<Device> chosen = bench.inventory().choose(devices.names);
      UpgradeEngine engine = bench.engine(neverStarted());
      List<ValidationReport> reports = engine.validate(request.request(engine, chosen));
      if (all.json) {
        all.output.document(Json.validation(reports));
      } else {
        table(reports).printTo(all.output);
      }
      return reports.stream().noneMatch(report -> report.worst() == Severity.ERROR)
          ? Swim.ALL_SUCCEEDED
          : Swim.NOT_ALL_SUCCEEDED;
    }
  }

  private static Table table(List<ValidationReport> reports) {
    Table table = new Table("NAME", "SEVERITY", "CODE", "FINDING", "REMEDY");
    for (ValidationReport report : reports) {
      for (Finding finding : report.findings()) {
        table.row(
            report.device().value(),
            finding.severity().name(),
            finding.code(),
            finding.message(),
            finding.remedy());
      }
    }
    return table;
  }

  /** An upgrade will serve TFTP; to judge, it need not listen. */
  private static FileServer neverStarted() {
    return TftpServer.builder().bind(new InetSocketAddress(STANDARD_PORT)).build();
  }
}
