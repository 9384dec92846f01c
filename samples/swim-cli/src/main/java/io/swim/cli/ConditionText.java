package io.swim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.job.ConditionNote;
import io.swim.job.DeviceCondition;
import java.util.List;

/** Conditions of devices, for people and as JSON. */
final class ConditionText {
  private ConditionText() {}

  static void print(List<DeviceCondition> conditions, boolean history, Swim swim) {
    if (swim.json) {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      document.set("devices", Json.array(conditions, ConditionText::json));
      swim.output.document(document);
      return;
    }
    Table table = new Table("NAME", "CONDITION", "SINCE", "REASON");
    for (DeviceCondition each : conditions) {
      table.row(
          each.device().value(),
          each.condition().name(),
          each.cause().map(note -> note.since().toString()).orElse("-"),
          each.cause().map(ConditionNote::reason).orElse("-"));
      each.open().forEach(note -> table.remark("to do: " + note.advice()));
      if (history) {
        each.past().forEach(note -> table.remark(past(note)));
      }
    }
    table.printTo(swim.output);
  }

  private static String past(ConditionNote note) {
    return "was "
        + note.condition()
        + " since "
        + note.since()
        + ": "
        + note.reason()
        + note.reset()
            .map(reset -> "; reset by " + reset.by() + " at " + reset.at() + ": " + reset.why())
            .orElse("");
  }

  private static ObjectNode json(DeviceCondition condition) {
    ObjectNode device = JsonNodeFactory.instance.objectNode();
    device.put("name", condition.device().value());
    device.put("condition", condition.condition().name());
    device.set("open", Json.array(condition.open(), ConditionText::json));
    device.set("past", Json.array(condition.past(), ConditionText::json));
    return device;
  }

  private static ObjectNode json(ConditionNote note) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("condition", note.condition().name());
    node.put("run", note.assignment().run().value());
    node.put("reason", note.reason());
    node.put("advice", note.advice());
    node.put("since", note.since().toString());
    node.put("resetBy", note.reset().map(ConditionNote.Reset::by).orElse(null));
    node.put("resetWhy", note.reset().map(ConditionNote.Reset::why).orElse(null));
    return node.put("resetAt", note.reset().map(reset -> reset.at().toString()).orElse(null));
  }
}
