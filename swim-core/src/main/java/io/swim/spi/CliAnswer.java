package io.swim.spi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a device answered to an operation.
 *
 * @param output its own words, without echo and prompt
 * @param values what the platform definition read from them, by name
 * @param rows tables that the platform definition read from them, by name
 */
public record CliAnswer(
    String output, Map<String, String> values, Map<String, List<Map<String, String>>> rows) {
  public CliAnswer {
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(values, "values");
    Objects.requireNonNull(rows, "rows");
    values = Map.copyOf(values);
    rows = Map.copyOf(rows);
  }

  /** The value of that name, if the output had it. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The table of that name; empty if the output had none. */
  public List<Map<String, String>> table(String name) {
    return rows.getOrDefault(name, List.of());
  }
}
