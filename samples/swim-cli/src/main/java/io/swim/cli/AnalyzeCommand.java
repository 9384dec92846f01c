package io.swim.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.UpgradeEngine;
import io.swim.device.Device;
import io.swim.image.SoftwareImage;
import io.swim.job.Task;
import io.swim.job.UpgradeAnalysis;
import io.swim.job.UpgradeAnalysis.Applicability;
import io.swim.job.UpgradeRequest;
import io.swim.job.ValidationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code swim analyze}. */
@Command(
    name = "analyze",
    description = {
      "Tells of each device and image whether the image is for it, what the device runs, and what the"
          + " image needs against what the device has.",
      "Changes nothing on devices. Whether and how the image could get there tells swim validate."
    })
final class AnalyzeCommand implements Callable<Integer> {
  @ParentCommand @Nullable Swim swim;

  @Option(
      names = {"--images", "--image"},
      split = ",",
      paramLabel = "FILE|ID",
      required = true,
      description = "Images with commas between: files, or those of the repository.")
  List<String> images = List.of();

  @Option(names = "--csv", description = "Lines with commas between the cells, for a spreadsheet.")
  boolean csv;

  @Mixin DeviceOption devices = new DeviceOption();

  @Override
  public Integer call() throws InterruptedException {
    Swim all = Swim.of(swim);
    try (Workbench bench = new Workbench(all)) {
      List<Device> chosen = bench.inventory().choose(devices.names);
      UpgradeEngine engine = bench.engine();
      ChosenImage choice = new ChosenImage(engine.images(), all.output);
      List<UpgradeAnalysis> analyses = new ArrayList<>();
      for (String each : images) {
        SoftwareImage image = choice.of(each);
        for (ValidationReport report : engine.validate(request(image, chosen))) {
          analyses.add(new UpgradeAnalysis(report, image));
        }
      }
      print(analyses, all);
      return analyses.stream().allMatch(each -> each.applicability() == Applicability.APPLICABLE)
          ? Swim.ALL_SUCCEEDED
          : Swim.NOT_ALL_SUCCEEDED;
    }
  }

  private static UpgradeRequest request(SoftwareImage image, List<Device> devices) {
    return UpgradeRequest.of(
        UUID.randomUUID().toString(),
        new Task.Upgrade(image.id()),
        devices.stream().map(Device::id).toList());
  }

  private void print(List<UpgradeAnalysis> analyses, Swim all) {
    if (all.json) {
      ObjectNode document = Json.devices(analyses, AnalysisText::json);
      document.set("analyses", document.remove("devices"));
      all.output.document(document);
    } else if (csv) {
      all.output.line(AnalysisText.csv(AnalysisText.HEADER));
      analyses.forEach(each -> all.output.line(AnalysisText.csv(AnalysisText.cells(each))));
    } else {
      Table table = new Table(AnalysisText.HEADER.toArray(String[]::new));
      analyses.forEach(each -> table.row(AnalysisText.cells(each).toArray(String[]::new)));
      table.printTo(all.output);
    }
  }
}
