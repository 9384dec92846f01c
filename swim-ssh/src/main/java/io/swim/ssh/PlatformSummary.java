package io.swim.ssh;

import io.swim.device.PlatformId;
import io.swim.ssh.platform.Command;
import io.swim.ssh.platform.Operation;
import io.swim.ssh.platform.PlatformDefinition;
import io.swim.ssh.reading.Output;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a platform definition can do, for people.
 *
 * @param id which
 * @param name in full
 * @param names what else it is called
 * @param versions how it orders its versions
 * @param operations what can be done, each with its commands; values in braces
 * @param outputs commands whose output is understood
 */
public record PlatformSummary(
    PlatformId id,
    String name,
    List<String> names,
    String versions,
    Map<String, List<String>> operations,
    List<String> outputs) {
  public PlatformSummary {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(names, "names");
    Objects.requireNonNull(versions, "versions");
    Objects.requireNonNull(operations, "operations");
    Objects.requireNonNull(outputs, "outputs");
    names = List.copyOf(names);
    operations = java.util.Collections.unmodifiableMap(new TreeMap<>(operations));
    outputs = List.copyOf(outputs);
  }

  static PlatformSummary of(PlatformDefinition definition) {
    Map<String, List<String>> operations = new TreeMap<>();
    for (Operation each : definition.operations().values()) {
      operations.put(each.name(), each.commands().stream().map(PlatformSummary::words).toList());
    }
    return new PlatformSummary(
        definition.id(),
        definition.name(),
        definition.names(),
        definition.versions().id(),
        operations,
        definition.outputs().stream().map(Output::command).distinct().sorted().toList());
  }

  private static String words(Command command) {
    return String.join(" | ", command.spellings());
  }
}
