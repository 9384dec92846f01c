package io.swim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.device.DeviceFacts;
import io.swim.device.FileSystem;
import io.swim.job.UpgradeAnalysis;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** How an analysis is shown. Sizes are in bytes; what is not known is a dash. */
final class AnalysisText {
  static final List<String> HEADER =
      List.of(
          "NAME",
          "IMAGE",
          "FOR IT",
          "RUNS",
          "VERSION",
          "FAMILY",
          "RAM NEEDED",
          "RAM",
          "FLASH NEEDED",
          "FLASH",
          "FLASH FREE",
          "FINDING");

  private AnalysisText() {}

  static List<String> cells(UpgradeAnalysis analysis) {
    Optional<DeviceFacts> facts = analysis.report().facts();
    return List.of(
        analysis.report().device().value(),
        analysis.image().id().value(),
        analysis.applicability().name(),
        facts.flatMap(DeviceFacts::runningImage).orElse("-"),
        facts.flatMap(DeviceFacts::version).orElse("-"),
        facts.flatMap(DeviceFacts::imageFamily).orElse("-"),
        bytes(analysis.ramNeeded()),
        bytes(analysis.ramPresent()),
        Long.toString(analysis.flashNeeded()),
        bytes(total(analysis)),
        bytes(free(analysis)),
        analysis.trouble().map(text -> text.replaceAll("\\R", " ")).orElse("-"));
  }

  /** Cells with commas between (RFC 4180): those with a comma or a quote stand in quotes. */
  static String csv(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.matches("[^\",]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"")
        .collect(Collectors.joining(","));
  }

  static ObjectNode json(UpgradeAnalysis analysis) {
    Optional<DeviceFacts> facts = analysis.report().facts();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", analysis.report().device().value());
    node.put("image", analysis.image().id().value());
    node.put("applicability", analysis.applicability().name());
    Json.text(node, "imageFile", facts.flatMap(DeviceFacts::runningImage));
    Json.text(node, "version", facts.flatMap(DeviceFacts::version));
    Json.text(node, "imageFamily", facts.flatMap(DeviceFacts::imageFamily));
    Json.number(node, "ramNeededBytes", analysis.ramNeeded());
    Json.number(node, "ramBytes", analysis.ramPresent());
    node.put("flashNeededBytes", analysis.flashNeeded());
    Json.number(node, "flashTotalBytes", total(analysis));
    Json.number(node, "flashFreeBytes", free(analysis));
    Json.text(node, "finding", analysis.trouble());
    return node;
  }

  private static OptionalLong total(UpgradeAnalysis analysis) {
    return number(analysis.flash().map(FileSystem::totalBytes));
  }

  private static OptionalLong free(UpgradeAnalysis analysis) {
    return number(analysis.flash().map(FileSystem::freeBytes));
  }

  private static OptionalLong number(Optional<Long> value) {
    return value.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  private static String bytes(OptionalLong value) {
    return value.isPresent() ? Long.toString(value.getAsLong()) : "-";
  }
}
