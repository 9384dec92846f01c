package io.swim.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.spi.CliAnswer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What an output says, as a document. What it does not say is not there. */
final class ParsedJson {
  private static final Set<String> NUMBERS =
      Set.of(
          "ramBytes",
          "uptimeSeconds",
          "totalBytes",
          "freeBytes",
          "sizeBytes",
          "number",
          "untilAbortSeconds");
  private static final Set<String> TRUTHS = Set.of("redundancyReady");
  private static final Set<String> NOTES = Set.of("uptimeSecondsPrecision", "preferred", "entry");

  /** Tables that are lists of one column. */
  private static final Map<String, String> LISTS =
      Map.of("models", "model", "serials", "serial", "bootVariables", "image");

  /** What a value that begins so is part of. */
  private static final List<String> OBJECTS = List.of("redundancy", "failover");

  private ParsedJson() {}

  static ObjectNode document(CliAnswer answer) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    answer.values().forEach((name, value) -> put(document, name, value));
    answer.rows().forEach((name, rows) -> put(document, name, rows));
    return document;
  }

  private static void put(ObjectNode document, String name, String value) {
    for (String object : OBJECTS) {
      if (name.startsWith(object) && name.length() > object.length()) {
        String rest = name.substring(object.length());
        String inside = rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
        ObjectNode node = document.withObjectProperty(object);
        if (TRUTHS.contains(name)) {
          node.put(inside, Boolean.parseBoolean(value));
        } else {
          node.put(inside, value);
        }
        return;
      }
    }
    plain(document, name, value);
  }

  private static void plain(ObjectNode node, String name, String value) {
    if (NOTES.contains(name)) {
      return;
    }
    if (NUMBERS.contains(name) && value.matches("\\d{1,18}")) {
      node.put(name, Long.parseLong(value));
    } else {
      node.put(name, value);
    }
  }

  private static void put(ObjectNode document, String name, List<Map<String, String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    ArrayNode array = document.putArray(name);
    String only = LISTS.get(name);
    for (Map<String, String> row : rows) {
      if (only != null) {
        if (row.containsKey(only)) {
          array.add(row.get(only));
        }
      } else {
        ObjectNode node = array.addObject();
        row.forEach((column, value) -> plain(node, column, value));
      }
    }
  }
}
