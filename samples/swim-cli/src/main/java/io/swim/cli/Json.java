package io.swim.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.FactsReport;
import io.swim.device.BootMark;
import io.swim.device.DeviceFacts;
import io.swim.device.DeviceId;
import io.swim.device.FileSystem;
import io.swim.device.PlatformId;
import io.swim.job.Attempt;
import io.swim.job.FailureReason;
import io.swim.job.Finding;
import io.swim.job.ValidationReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The documents of {@code --json}. What is not known is null. Durations are in seconds. */
final class Json {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  static ObjectNode facts(List<FactsReport> reports) {
    return devices(reports, Json::factsOfDevice);
  }

  /**
   * What was judged.
   *
   * @param from where a device would fetch from
   * @param troubles why servers of ours could not be started
   */
  static ObjectNode validation(
      List<ValidationReport> reports, Function<DeviceId, String> from, List<String> troubles) {
    ObjectNode document =
        devices(
            reports,
            report -> {
              ObjectNode device = NODES.objectNode().put("name", report.device().value());
              device.put("from", from.apply(report.device()));
              device.set("findings", array(report.findings(), Json::finding));
              return device.put("worst", report.worst().name());
            });
    ArrayNode servers = document.putArray("serverErrors");
    troubles.forEach(servers::add);
    return document;
  }

  /** The files of one device. */
  static ObjectNode fileList(FactsReport report) {
    ObjectNode device = NODES.objectNode().put("name", report.device().value());
    device.set("fileSystems", fileSystems(report));
    device.set("attempts", array(report.attempts(), Json::attempt));
    text(device, "error", report.failure().map(FailureReason::text));
    return device;
  }

  private static ArrayNode fileSystems(FactsReport report) {
    return array(report.facts().map(DeviceFacts::fileSystems).orElse(List.of()), Json::files);
  }

  private static ObjectNode factsOfDevice(FactsReport report) {
    Optional<DeviceFacts> facts = report.facts();
    ObjectNode device = NODES.objectNode().put("name", report.device().value());
    text(device, "hostname", facts.flatMap(DeviceFacts::hostname));
    text(device, "platform", facts.flatMap(DeviceFacts::platform).map(PlatformId::value));
    text(device, "version", facts.flatMap(DeviceFacts::version));
    text(device, "imageFile", facts.flatMap(DeviceFacts::runningImage));
    text(device, "imageFamily", facts.flatMap(DeviceFacts::imageFamily));
    number(device, "ramBytes", facts.map(DeviceFacts::ramBytes).orElse(OptionalLong.empty()));
    device.set("fileSystems", fileSystems(report));
    ArrayNode boot = device.putArray("bootVariables");
    facts.map(DeviceFacts::bootVariables).orElse(List.of()).forEach(boot::add);
    facts.ifPresent(known -> FactsJson.addTo(device, known));
    device.set("bootMark", facts.flatMap(DeviceFacts::bootMark).map(Json::bootMark).orElse(null));
    device.set("attempts", array(report.attempts(), Json::attempt));
    text(device, "error", report.failure().map(FailureReason::text));
    return device;
  }

  private static ObjectNode files(FileSystem system) {
    ObjectNode node = NODES.objectNode().put("name", system.name());
    node.put("totalBytes", system.totalBytes()).put("freeBytes", system.freeBytes());
    node.set(
        "files",
        array(
            system.files(),
            file ->
                NODES.objectNode().put("name", file.name()).put("sizeBytes", file.sizeBytes())));
    return node;
  }

  private static ObjectNode bootMark(BootMark mark) {
    ObjectNode node = NODES.objectNode().put("source", mark.source());
    node.put("bootedAt", mark.bootedAt().toString());
    node.put("precisionSeconds", seconds(mark.precision()));
    number(node, "bootCount", mark.bootCount());
    return node;
  }

  /** One try with one protocol. */
  static ObjectNode attempt(Attempt attempt) {
    ObjectNode node = NODES.objectNode().put("state", attempt.state().name());
    node.put("driver", attempt.driver()).put("protocol", attempt.protocol());
    node.put("startedAt", attempt.startedAt().toString());
    node.put("seconds", seconds(attempt.duration()));
    text(node, "error", attempt.failure().map(FailureReason::text));
    text(node, "effect", attempt.failure().map(failure -> failure.effect().name()));
    return node;
  }

  static ObjectNode finding(Finding finding) {
    ObjectNode node = NODES.objectNode().put("severity", finding.severity().name());
    node.put("code", finding.code()).put("message", finding.message());
    text(node, "remedy", Optional.of(finding.remedy()).filter(remedy -> !remedy.isEmpty()));
    return node;
  }

  static <T> ObjectNode devices(List<T> all, Function<T, ObjectNode> toNode) {
    ObjectNode document = NODES.objectNode();
    document.set("devices", array(all, toNode));
    return document;
  }

  static <T> ArrayNode array(List<T> all, Function<T, ? extends JsonNode> toNode) {
    ArrayNode array = NODES.arrayNode();
    all.forEach(each -> array.add(toNode.apply(each)));
    return array;
  }

  static void text(ObjectNode node, String key, Optional<String> value) {
    node.set(key, value.isPresent() ? NODES.textNode(value.get()) : NODES.nullNode());
  }

  static void number(ObjectNode node, String key, OptionalLong value) {
    node.set(key, value.isPresent() ? NODES.numberNode(value.getAsLong()) : NODES.nullNode());
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
