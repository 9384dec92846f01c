package io.swim.cli;

import io.swim.FactsReport;
import io.swim.device.Device;
import io.swim.device.DeviceFacts;
import io.swim.device.FileSystem;
import io.swim.device.PlatformId;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code swim facts}. */
@Command(name = "facts", description = "Reads devices, and changes nothing on them.")
final class FactsCommand implements Callable<Integer> {
  @ParentCommand @Nullable Swim swim;

  @Mixin DeviceOption devices = new DeviceOption();

  @Override
  public Integer call() throws InterruptedException {
    Swim all = Swim.of(swim);
    try (Workbench bench = new Workbench(all)) {
      List<Device> chosen = bench.inventory().choose(devices.names);
      List<FactsReport> reports = bench.engine().facts(chosen.stream().map(Device::id).toList());
      if (all.json) {
        all.output.document(Json.facts(reports));
      } else {
        table(reports).printTo(all.output);
      }
      return reports.stream().allMatch(report -> report.failure().isEmpty())
          ? Swim.ALL_SUCCEEDED
          : Swim.NOT_ALL_SUCCEEDED;
    }
  }

  private static Table table(List<FactsReport> reports) {
    Table table =
        new Table(
            "NAME", "PLATFORM", "VERSION", "IMAGE", "FAMILY", "RAM", "FREE", "BOOTS", "ERROR");
    for (FactsReport report : reports) {
      Optional<DeviceFacts> facts = report.facts();
      table.row(
          report.device().value(),
          facts.flatMap(DeviceFacts::platform).map(PlatformId::value).orElse("-"),
          facts.flatMap(DeviceFacts::version).orElse("-"),
          facts.flatMap(DeviceFacts::runningImage).orElse("-"),
          facts.flatMap(DeviceFacts::imageFamily).orElse("-"),
          facts
              .filter(each -> each.ramBytes().isPresent())
              .map(each -> Words.bytes(each.ramBytes().getAsLong()))
              .orElse("-"),
          facts
              .flatMap(each -> each.fileSystems().stream().findFirst())
              .map(FactsCommand::room)
              .orElse("-"),
          facts.map(each -> String.join(" ", each.bootVariables())).orElse("-"),
          report.failure().map(FailureReason::text).orElse(""));
      failedAttempts(report).forEach(table::remark);
    }
    return table;
  }

  /** What did not work, also when something else did; what the error tells is not told again. */
  private static List<String> failedAttempts(FactsReport report) {
    String told = report.failure().map(FailureReason::text).orElse("");
    List<String> lines = new ArrayList<>();
    for (Attempt attempt : report.attempts()) {
      attempt
          .failure()
          .map(FailureReason::text)
          .filter(text -> !told.contains(text))
          .ifPresent(text -> lines.add(attempt.protocol() + " failed: " + text));
    }
    return lines;
  }

  private static String room(FileSystem system) {
    return system.name()
        + " "
        + Words.bytes(system.freeBytes())
        + " of "
        + Words.bytes(system.totalBytes());
  }
}
