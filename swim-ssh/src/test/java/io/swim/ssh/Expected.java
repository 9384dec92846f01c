package io.swim.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A place in a file, YAML or JSON, with what somebody else read in a recording. */
record Expected(@Nullable Object node) {
  static Expected of(Path file) {
    LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(true).build();
    return new Expected(new Load(settings).loadFromString(Recorded.text(file)));
  }

  /** What is below those names; nothing where there is no such thing. */
  Expected at(Object... names) {
    Object here = node;
    for (Object name : names) {
      if (here instanceof Map<?, ?> map) {
        here = map.get(name);
      } else if (here instanceof List<?> list && name instanceof Integer index) {
        here = index < list.size() ? list.get(index) : null;
      } else {
        here = null;
      }
    }
    return new Expected(here);
  }

  boolean has(String name) {
    return node instanceof Map<?, ?> map && map.containsKey(name);
  }

  /** The text here; empty where there is none, or a word that says so. */
  String text() {
    String text =
        node == null || node instanceof Map || node instanceof List ? "" : node.toString();
    return List.of("n/a", "unknown", "unspecified").contains(text.strip().toLowerCase())
        ? ""
        : text.strip();
  }

  /** The first text of those names. */
  String text(String... names) {
    for (String name : names) {
      if (!at(name).text().isEmpty()) {
        return at(name).text();
      }
    }
    return "";
  }

  /** The items of a list; the one thing that stands here where there is no list. */
  List<Expected> items() {
    if (node instanceof List<?> list) {
      return list.stream().map(Expected::new).toList();
    }
    return node == null ? List.of() : List.of(this);
  }

  Map<String, Expected> entries() {
    Map<String, Expected> entries = new LinkedHashMap<>();
    if (node instanceof Map<?, ?> map) {
      map.forEach((name, value) -> entries.put(String.valueOf(name), new Expected(value)));
    }
    return entries;
  }

  /** All mappings here and below that have such a name, each with its own name. */
  List<Map.Entry<String, Expected>> having(String name) {
    List<Map.Entry<String, Expected>> found = new ArrayList<>();
    collect("", name, found);
    return found;
  }

  private void collect(String own, String name, List<Map.Entry<String, Expected>> found) {
    if (has(name)) {
      found.add(Map.entry(own, this));
    }
    entries().forEach((key, value) -> value.collect(key, name, found));
    if (node instanceof List) {
      items().forEach(each -> each.collect(own, name, found));
    }
  }
}
