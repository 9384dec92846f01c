package io.swim.ssh.platform;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * A place in a YAML file, which knows its line, so that every complaint can name it. It may lie
 * over a place in another file: what it lacks is found there.
 */
final class Yaml {
  private final String file;
  private final String path;
  private final Node node;
  private final @Nullable Yaml below;

  private Yaml(String file, String path, Node node, @Nullable Yaml below) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.below = below;
  }

  /** The top of a file, which is within {@link Bounds}. */
  static Yaml read(String file, String text) {
    if (text.length() > Bounds.LONGEST_FILE) {
      throw new SwimException(
          ErrorCode.CONFIGURATION,
          file + ":1: a file has at most " + Bounds.LONGEST_FILE + " characters");
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setAllowDuplicateKeys(false)
            // What they stand for is counted in Bounds, each time that they do.
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .build();
    try {
      Optional<Node> top =
          new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text)))
              .getSingleNode();
      Node node =
          top.orElseThrow(
              () -> new SwimException(ErrorCode.CONFIGURATION, file + ":1: has nothing in it"));
      Bounds.of(node)
          .ifPresent(
              beyond -> {
                throw new Yaml(file, "", beyond.where(), null).error(beyond.what());
              });
      return new Yaml(file, "", node, null);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().or(e::getContextMark).map(mark -> mark.getLine() + 1).orElse(1);
      throw new SwimException(
          ErrorCode.CONFIGURATION, file + ":" + line + ": is no YAML: " + e.getProblem(), e);
    } catch (YamlEngineException | NumberFormatException e) {
      throw new SwimException(
          ErrorCode.CONFIGURATION, file + ":1: is no YAML: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new SwimException(ErrorCode.CONFIGURATION, file + ":1: is nested too deeply", e);
    }
  }

  /** An error that names file, line and rule. */
  SwimException error(String what) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    return new SwimException(
        ErrorCode.CONFIGURATION,
        file + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ") + what);
  }

  /**
   * This over another one: names with values are put together name by name, all the way down;
   * anything else takes the place of what is below it, and an empty value takes it away.
   */
  Yaml over(Yaml other) {
    boolean both = isMapping() && other.isMapping();
    return both ? new Yaml(file, path, node, below == null ? other : below.over(other)) : this;
  }

  /** The entries of a mapping: those of the other file first, in its order. */
  Map<String, Yaml> entries() {
    Map<String, Yaml> own = ownEntries();
    if (below == null) {
      return own;
    }
    Map<String, Yaml> all = new LinkedHashMap<>(below.entries());
    own.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            all.remove(name);
          } else {
            all.merge(name, value, (theirs, mine) -> mine.over(theirs));
          }
        });
    return all;
  }

  private Map<String, Yaml> ownEntries() {
    if (!(node instanceof MappingNode mapping)) {
      throw error("names with values are expected here");
    }
    Map<String, Yaml> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw error("a name must be a plain text");
      }
      String place = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
      Yaml value = new Yaml(file, place, tuple.getValueNode(), null);
      if (entries.put(key.getValue(), value) != null) {
        throw value.error("is there twice");
      }
    }
    return entries;
  }

  /** Complains about every name that is not one of these. */
  Yaml allowing(String... names) {
    Set<String> known = Set.of(names);
    entries()
        .forEach(
            (name, value) -> {
              if (!known.contains(name)) {
                throw value.error("unknown name; known here are " + String.join(", ", names));
              }
            });
    return this;
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  /** Whether nothing stands there: it takes away what is below it. */
  private boolean isEmpty() {
    return node.getTag().equals(Tag.NULL);
  }

  @Nullable Yaml find(String name) {
    return entries().get(name);
  }

  Yaml get(String name) {
    Yaml found = find(name);
    if (found == null) {
      throw error("lacks '" + name + "'");
    }
    return found;
  }

  /** The text below that name, or the other one. */
  String text(String name, String otherwise) {
    Yaml found = find(name);
    return found == null ? otherwise : found.text();
  }

  String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw error("a text is expected here");
    }
    return scalar.getValue();
  }

  /** The items below that name; none if it is missing; a single text counts as a list of one. */
  List<Yaml> list(String name) {
    Yaml found = find(name);
    return found == null ? List.of() : found.list();
  }

  List<Yaml> list() {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(this);
    }
    List<Yaml> items = new ArrayList<>();
    for (Node each : sequence.getValue()) {
      items.add(new Yaml(file, path + "[" + (items.size() + 1) + "]", each, null));
    }
    return items;
  }
}
