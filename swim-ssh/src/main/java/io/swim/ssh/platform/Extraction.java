package io.swim.ssh.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How output is read: values from named groups, the first match of each; tables with a row for
 * every line that matches.
 *
 * @param values patterns that may span the whole output
 * @param rows by table name
 * @param units how what a group matched becomes a plain number
 */
public record Extraction(
    List<Pattern> values, Map<String, List<RowRule>> rows, Map<String, Unit> units) {
  public Extraction {
    values = List.copyOf(values);
    rows = Map.copyOf(rows);
    units = Map.copyOf(units);
  }

  /**
   * How rows are found.
   *
   * @param line a line of the output; its groups are the columns
   * @param item when not empty: every match in the group {@code list} of the line is a row instead
   */
  public record RowRule(Pattern line, List<Pattern> item) {
    public RowRule {
      item = List.copyOf(item);
    }
  }

  /** What a definition without output patterns has. */
  public static final Extraction NOTHING = new Extraction(List.of(), Map.of(), Map.of());

  /** The values in an output. */
  public Map<String, String> readValues(String output) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Pattern pattern : values) {
      Matcher matcher = pattern.matcher(output);
      if (matcher.find()) {
        columns(pattern, matcher).forEach(found::putIfAbsent);
      }
    }
    return found;
  }

  /** The tables in an output. */
  public Map<String, List<Map<String, String>>> readRows(String output) {
    Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
    rows.forEach((name, rules) -> tables.put(name, table(rules, output)));
    return tables;
  }

  private List<Map<String, String>> table(List<RowRule> rules, String output) {
    List<Map<String, String>> table = new ArrayList<>();
    for (String line : output.split("\n")) {
      for (RowRule rule : rules) {
        Matcher matcher = rule.line().matcher(line);
        if (matcher.find()) {
          addRows(rule, matcher, table);
          break;
        }
      }
    }
    return table;
  }

  private void addRows(RowRule rule, Matcher line, List<Map<String, String>> table) {
    if (rule.item().isEmpty()) {
      table.add(columns(rule.line(), line));
      return;
    }
    Pattern each = rule.item().get(0);
    Matcher item = each.matcher(line.group("list"));
    while (item.find()) {
      table.add(columns(each, item));
    }
  }

  private Map<String, String> columns(Pattern pattern, Matcher matcher) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String group : GroupNames.of(pattern)) {
      String text = matcher.group(group);
      if (text != null) {
        Unit unit = units.getOrDefault(group, Unit.TEXT);
        unit.read(group, text.strip(), columns);
      }
    }
    return columns;
  }
}
