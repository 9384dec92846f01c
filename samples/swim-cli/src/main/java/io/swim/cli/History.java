package io.swim.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.UpgradeEngine;
import io.swim.device.DeviceId;
import io.swim.device.FlashPath;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.job.Assignment;
import io.swim.job.AssignmentState;
import io.swim.job.JobRun;
import io.swim.job.PreviousSoftware;
import io.swim.job.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What devices ran before upgrades that succeeded: a line for each in a file of the data folder, in
 * the order in which the upgrades ended. Never shortened; holds no secret.
 */
final class History {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  private History(Path file) {
    this.file = file;
  }

  static History in(Path data) {
    return new History(data.resolve("history.jsonl"));
  }

  /** One device of one run. */
  private record Line(String run, String device, PreviousSoftware previous) {}

  /** Keeps what can be taken back of a run that has ended. A file that can't be written is told. */
  void keep(UpgradeEngine engine, JobRun run, Output output) {
    Map<DeviceId, PreviousSoftware> previous;
    try {
      previous = ((Task.RollBack) engine.rollBackRequest(run.id(), "any").task()).previous();
    } catch (SwimException e) {
      if (e.code() == ErrorCode.INVALID_REQUEST) {
        // What no device boots was changed.
        return;
      }
      throw e;
    }
    StringBuilder lines = new StringBuilder();
    for (Assignment each : engine.assignments(run.id())) {
      PreviousSoftware before = previous.get(each.id().device());
      if (before != null && each.state() == AssignmentState.SUCCESS) {
        ObjectNode node = JSON.createObjectNode().put("run", run.id().value());
        node.put("instant", run.endedAt().orElse(run.startedAt()).toString())
            .put("device", each.id().device().value());
        node.put("version", before.version()).put("file", before.image().orElse(null));
        node.put("deviceManager", before.deviceManager().orElse(null))
            .put("part", before.part().map(FlashPath::toString).orElse(null));
        lines.append(node).append('\n');
      }
    }
    try {
      Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      output.remark(
          "swim: what the devices ran before can't be kept in "
              + file
              + ", so swim rollback will need --version: "
              + Words.because(e));
    }
  }

  /**
   * What these devices ran before their last upgrade, or before that run.
   *
   * @throws BadInput when that is not known of one of them
   */
  Map<DeviceId, PreviousSoftware> before(List<DeviceId> devices, Optional<String> run) {
    Predicate<Line> asked = line -> run.isEmpty() || run.get().equals(line.run());
    Map<DeviceId, PreviousSoftware> known = new LinkedHashMap<>();
    lines().stream()
        .filter(asked)
        .forEach(line -> known.put(new DeviceId(line.device()), line.previous()));
    List<String> unknown =
        devices.stream().filter(each -> !known.containsKey(each)).map(DeviceId::value).toList();
    if (!unknown.isEmpty()) {
      throw new BadInput(
          "no upgrade that succeeded"
              + run.map(id -> " in run " + id).orElse("")
              + " is known of "
              + String.join(", ", unknown)
              + " in "
              + file
              + ": say what they ran with --version, and --file");
    }
    known.keySet().retainAll(devices);
    return known;
  }

  /** A line that was cut off has no end and counts as not written. */
  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    if (!Files.exists(file)) {
      return lines;
    }
    try {
      String all = Files.readString(file);
      for (String text : all.substring(0, all.lastIndexOf('\n') + 1).lines().toList()) {
        lines.add(line(text, lines.size() + 1));
      }
      return lines;
    } catch (IOException e) {
      throw new BadInput(file + " can't be read: " + Words.because(e), e);
    }
  }

  private Line line(String text, int number) {
    try {
      JsonNode node = JSON.readTree(text);
      String version = node.path("version").asText();
      if (!version.isEmpty()) {
        PreviousSoftware before =
            new PreviousSoftware(
                version,
                given(node, "file"),
                given(node, "deviceManager"),
                given(node, "part").map(FlashPath::parse));
        return new Line(node.path("run").asText(), node.path("device").asText(), before);
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // Damaged, as one without a version is.
    }
    throw new BadInput(
        file + ", line " + number + ": is damaged; delete it, or say --version and --file");
  }

  private static Optional<String> given(JsonNode node, String key) {
    return Optional.ofNullable(node.path(key).textValue());
  }
}
