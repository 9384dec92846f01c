package io.swim.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.spi.CliAnswer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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
          "untilAbortSeconds",
          "failoverUptimeSeconds");
  private static final Set<String> TRUTHS = Set.of("redundancyReady");
  private static final Set<String> NOTES = Set.of("preferred", "entry");
  private static final String PRECISION = "Precision";

  /** Tables that are lists of one column. */
  private static final Map<String, String> LISTS =
      Map.of("models", "model", "serials", "serial", "bootVariables", "image");

  /** What a value that begins so is part of. */
  private static final List<String> OBJECTS = List.of("redundancy", "failover");

  private ParsedJson() {}

  static ObjectNode document(CliAnswer answer) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(answer.values()).forEach((name, value) -> put(document, name, value));
    new TreeMap<>(answer.rows()).forEach((name, rows) -> put(document, name, rows));
    return document;
  }

  private static void put(ObjectNode document, String name, String value) {
    for (String object : OBJECTS) {
      if (name.equals(object)) {
        // Whether there is such a thing at all: on or off.
        document.withObjectProperty(object).put("enabled", value.equalsIgnoreCase("on"));
        return;
      } else if (name.startsWith(object)) {
        String rest = name.substring(object.length());
        String inside = rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
        plain(document.withObjectProperty(object), inside, name, value);
        return;
      }
    }
    plain(document, name, name, value);
  }

  /** One value under a name in its object, by the name that definitions know. */
  private static void plain(ObjectNode node, String key, String name, String value) {
    if (NOTES.contains(name) || name.endsWith(PRECISION)) {
      return;
    }
    if (NUMBERS.contains(name) && value.matches("\\d{1,18}")) {
      node.put(key, Long.parseLong(value));
    } else if (TRUTHS.contains(name)) {
      node.put(key, Boolean.parseBoolean(value));
    } else {
      node.put(key, value);
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
        new TreeMap<>(row).forEach((column, value) -> plain(node, column, column, value));
      }
    }
  }
}
