package io.swim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.job.Assignment;
import io.swim.job.Attempt;
import io.swim.job.Origin;
import java.util.Optional;
import java.util.OptionalLong;

/** What came of a run, as a document: complete, where the table is short. */
final class RunJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final RunResult result;

  RunJson(RunResult result) {
    this.result = result;
  }

  ObjectNode document() {
    ObjectNode document = NODES.objectNode();
    document.put("run", result.run().id().value());
    document.put("status", result.run().status().name());
    document.put("percentComplete", result.percentComplete());
    document.setAll(Json.devices(result.assignments(), this::device));
    return document;
  }

  private ObjectNode device(Assignment assignment) {
    ObjectNode device = NODES.objectNode().put("name", assignment.id().device().value());
    device.put("status", assignment.status().name());
    device.put("state", assignment.state().name());
    Json.text(device, "via", result.carrier(assignment).map(Attempt::protocol));
    Json.text(device, "fromVersion", assignment.origin().flatMap(Origin::version));
    Json.text(device, "toVersion", assignment.toVersion());
    device.set("attempts", Json.array(assignment.attempts(), each -> attempt(assignment, each)));
    device.set("findings", Json.array(assignment.findings(), Json::finding));
    Json.text(device, "reason", Words.reason(assignment));
    Json.text(device, "note", Optional.of(assignment.note()).filter(note -> !note.isEmpty()));
    Json.text(device, "effect", assignment.failure().map(failure -> failure.effect().name()));
    device.set(
        "deleted",
        Json.array(
            DeletedFile.of(assignment),
            file ->
                NODES.objectNode().put("file", file.path()).put("sizeBytes", file.sizeBytes())));
    ObjectNode durations = device.putObject("durations");
    assignment
        .durations(assignment.enteredAt())
        .forEach((state, duration) -> durations.put(state.name(), Json.seconds(duration)));
    return device;
  }

  private ObjectNode attempt(Assignment assignment, Attempt attempt) {
    ObjectNode node = Json.attempt(attempt);
    Optional<BytesMoved.Moved> moved = result.moved().of(assignment.id(), attempt);
    Json.number(
        node,
        "bytes",
        moved.map(each -> OptionalLong.of(each.bytes())).orElse(OptionalLong.empty()));
    return node;
  }
}
