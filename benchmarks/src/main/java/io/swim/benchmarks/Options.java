package io.swim.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Arguments of the form {@code --name value}. Immutable. */
final class Options {
  private final Map<String, String> values;

  private Options(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException for one that is not known or has no value
   */
  static Options of(String[] arguments, String... known) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i].replaceFirst("^--", "");
      if (!arguments[i].startsWith("--") || !List.of(known).contains(name)) {
        throw new IllegalArgumentException(
            "unknown option " + arguments[i] + ", known are --" + String.join(", --", known));
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException("option " + arguments[i] + " has no value");
      }
      values.put(name, arguments[i + 1]);
    }
    return new Options(values);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Optional<Path> path(String name) {
    return text(name).map(Path::of);
  }

  int number(String name, int otherwise) {
    return text(name).map(Integer::parseInt).orElse(otherwise);
  }

  /** Numbers with commas between them. */
  List<Integer> numbers(String name, Integer... otherwise) {
    return text(name)
        .map(text -> Arrays.stream(text.split(",")).map(Integer::valueOf).toList())
        .orElse(List.of(otherwise));
  }
}
