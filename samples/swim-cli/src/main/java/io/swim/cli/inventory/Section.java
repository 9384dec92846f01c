package io.swim.cli.inventory;

import io.swim.cli.BadInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of the inventory, over the same one of the defaults. Knows its file and lines, so
 * that every complaint names them. Never shows a value that may be a secret.
 */
final class Section {
  private final String file;
  private final String name;
  private final Optional<Node> place;
  private final Map<String, Node> own;
  private final Map<String, Node> defaults;

  private Section(
      String file,
      String name,
      Optional<Node> place,
      Map<String, Node> own,
      Map<String, Node> defaults) {
    this.file = file;
    this.name = name;
    this.place = place;
    this.own = own;
    this.defaults = defaults;
  }

  /** The mapping at that node, which may hold these keys only. */
  static Section of(String file, String name, Node node, Set<String> known) {
    Section section =
        new Section(file, name, Optional.of(node), children(file, name, node), Map.of());
    section.own.keySet().stream()
        .filter(key -> !known.contains(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw section.wrong(
                  section.keyLine(key),
                  "unknown key '"
                      + key
                      + "'; known are "
                      + String.join(", ", new TreeSet<>(known)));
            });
    return section;
  }

  /** One that isn't in the file. */
  static Section empty(String file, String name) {
    return new Section(file, name, Optional.empty(), Map.of(), Map.of());
  }

  /** The same with what is missing taken from other mappings. */
  Section over(Section fallback) {
    return new Section(file, name, place, own, fallback.own);
  }

  Section named(String other) {
    return new Section(file, other, place, own, defaults);
  }

  /** The value of a key; empty too when it is null. */
  Optional<String> text(String key) {
    return node(key).map(node -> scalar(key, node).getValue());
  }

  /** The value of a key that must be there. */
  String required(String key) {
    return text(key).filter(value -> !value.isBlank()).orElseThrow(() -> wrong("has no " + key));
  }

  boolean isMapping(String key) {
    return node(key).filter(MappingNode.class::isInstance).isPresent();
  }

  /** Whether this mapping itself has the key, whatever the defaults say. */
  boolean hasOwn(String key) {
    return own.containsKey(key);
  }

  /** The mapping at a key, over that of the defaults; empty when neither has it, or it is null. */
  Optional<Section> section(String key, Set<String> known) {
    if (node(key).isEmpty()) {
      return Optional.empty();
    }
    String label = key + " of " + name;
    Section mine =
        own.containsKey(key)
            ? of(file, label, own.get(key), known)
            : new Section(file, label, place, Map.of(), Map.of());
    Node below = defaults.get(key);
    return Optional.of(below == null ? mine : mine.over(of(file, label, below, known)));
  }

  /** The mapping at a key that is one; the defaults have no part in it. */
  Section alone(String key, Set<String> known) {
    return of(
        file, key + " of " + name, node(key).orElseThrow(() -> wrong("has no " + key)), known);
  }

  /** The keys of this mapping itself, in their order. */
  List<String> keys() {
    return List.copyOf(own.keySet());
  }

  /** A single word, or a list of them; empty when there is none. */
  List<String> words(String key) {
    Optional<Node> node = node(key);
    if (node.isPresent() && node.get() instanceof SequenceNode list) {
      return list.getValue().stream().map(each -> scalar(key, each).getValue()).toList();
    }
    return text(key).map(List::of).orElse(List.of());
  }

  /** A port number. */
  Optional<Integer> port(String key) {
    return text(key)
        .map(
            value -> {
              if (value.matches("\\d{1,5}")) {
                int port = Integer.parseInt(value);
                if (port >= 1 && port <= 65535) {
                  return port;
                }
              }
              throw wrong(key, "port '" + key + "' must be 1..65535, not '" + value + "'");
            });
  }

  /** One of a few words. */
  <T> Optional<T> oneOf(String key, Map<String, T> words) {
    return text(key)
        .map(
            value -> {
              T meaning = words.get(value.toLowerCase(java.util.Locale.ROOT));
              if (meaning == null) {
                throw wrong(
                    key,
                    key
                        + " must be one of "
                        + String.join(", ", new TreeSet<>(words.keySet()))
                        + ", not '"
                        + value
                        + "'");
              }
              return meaning;
            });
  }

  BadInput wrong(String message) {
    return wrong(place.flatMap(Section::line), message);
  }

  BadInput wrong(String key, String message) {
    return wrong(keyLine(key), message);
  }

  private BadInput wrong(Optional<Integer> line, String message) {
    return complaint(file, line, name + ": " + message);
  }

  static BadInput complaint(String file, Optional<Integer> line, String message) {
    return new BadInput(file + line.map(n -> ", line " + n).orElse("") + ": " + message);
  }

  static Optional<Integer> line(Node node) {
    return node.getStartMark().map(Mark::getLine).map(zeroBased -> zeroBased + 1);
  }

  /** Where the value of a key stands. */
  Optional<Integer> keyLine(String key) {
    Node node = own.containsKey(key) ? own.get(key) : defaults.get(key);
    return node == null ? place.flatMap(Section::line) : line(node);
  }

  Optional<Node> node(String key) {
    Node node = own.containsKey(key) ? own.get(key) : defaults.get(key);
    return Optional.ofNullable(node).filter(each -> !each.getTag().equals(Tag.NULL));
  }

  private ScalarNode scalar(String key, Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar;
    }
    throw wrong(line(node), key + " must be a single value");
  }

  private static Map<String, Node> children(String file, String name, Node node) {
    if (node.getTag().equals(Tag.NULL)) {
      return Map.of();
    }
    if (!(node instanceof MappingNode mapping)) {
      throw complaint(file, line(node), name + ": must be keys with values");
    }
    Map<String, Node> children = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw complaint(file, line(tuple.getKeyNode()), name + ": a key must be a single word");
      }
      if (children.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
        throw complaint(file, line(key), name + ": key '" + key.getValue() + "' is there twice");
      }
    }
    return children;
  }
}
