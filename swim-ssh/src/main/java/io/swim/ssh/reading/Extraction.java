package io.swim.ssh.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is looked for in a text: values from named groups, tables with a row for every line that
 * matches, and regions with values and tables of their own. Stateless.
 *
 * @param values patterns that may span lines
 * @param rows by table name
 * @param regions parts of the text
 */
public record Extraction(
    List<ValueRule> values, Map<String, List<RowRule>> rows, List<Region> regions) {
  /** Looks for nothing. */
  public static final Extraction NOTHING = new Extraction(List.of(), Map.of(), List.of());

  public Extraction {
    values = List.copyOf(values);
    rows = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    regions = List.copyOf(regions);
  }

  /** Which match of a pattern counts. */
  public enum Choice {
    /** All matches have to say the same; where they don't, nothing is known. */
    ONLY,
    /** The first. */
    FIRST
  }

  /**
   * How a value is found.
   *
   * @param pattern its groups are the values
   * @param choice which match counts
   */
  public record ValueRule(Pattern pattern, Choice choice) {}

  /**
   * How rows are found.
   *
   * @param pattern its groups are the columns
   * @param scope where it is looked for
   * @param item when not empty: every match of it in the group {@code list} is a row instead
   */
  public record RowRule(Pattern pattern, Scope scope, Optional<Pattern> item) {}

  /** Where a rule for rows looks. */
  public enum Scope {
    /** In every line; the first of several rules for lines that fits the line counts. */
    LINE,
    /** In the whole text, so that lines that stand together may be demanded. */
    TEXT
  }

  /**
   * A part of the text that begins with a line, that line included, and ends before the next such
   * line.
   *
   * @param from its first line; the groups are columns of every row in it
   * @param to it ends before such a line, if there is one
   * @param record when not empty: the whole region is one row of that table, of the groups of its
   *     first line and its values
   * @param inside what is looked for in it
   */
  public record Region(
      Pattern from, Optional<Pattern> to, Optional<String> record, Extraction inside) {}

  /** What the text says. */
  public Reading read(String text) {
    Found found = new Found();
    for (ValueRule rule : values) {
      found.add(rule, text);
    }
    List<String> lines = Arrays.asList(text.split("\n", -1));
    rows.forEach((name, rules) -> found.table(name).addAll(Rows.table(rules, text, lines)));
    for (Region region : regions) {
      readRegions(region, lines, found);
    }
    return found.reading();
  }

  private static void readRegions(Region region, List<String> lines, Found found) {
    Map<String, String> header = Map.of();
    int start = -1;
    for (int i = 0; i < lines.size(); i++) {
      Matcher first = region.from().matcher(lines.get(i));
      boolean begins = first.find();
      boolean ends =
          begins || region.to().isPresent() && region.to().get().matcher(lines.get(i)).find();
      if (start >= 0 && ends) {
        found.add(region, header, lines.subList(start, i));
        start = -1;
      }
      if (begins) {
        header = Rows.columns(region.from(), first);
        start = i;
      }
    }
    if (start >= 0) {
      found.add(region, header, lines.subList(start, lines.size()));
    }
  }

  /** What was found so far. */
  private static final class Found {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> contradicted = new LinkedHashSet<>();
    private final Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();

    void add(ValueRule rule, String text) {
      Map<String, String> own = new LinkedHashMap<>();
      Matcher matcher = rule.pattern().matcher(text);
      while (matcher.find()) {
        Rows.columns(rule.pattern(), matcher)
            .forEach((name, value) -> agree(own, name, value, rule));
        if (rule.choice() == Choice.FIRST) {
          break;
        }
      }
      own.forEach(values::putIfAbsent);
    }

    private void agree(Map<String, String> own, String name, String value, ValueRule rule) {
      String before = own.putIfAbsent(name, value);
      if (before != null && !before.equals(value) && rule.choice() == Choice.ONLY) {
        contradicted.add(name);
      }
    }

    void add(Region region, Map<String, String> header, List<String> lines) {
      Reading inside = region.inside().read(String.join("\n", lines));
      inside
          .tables()
          .forEach((name, rows) -> rows.forEach(row -> table(name).add(joined(row, header))));
      if (region.record().isPresent()) {
        table(region.record().get()).add(joined(inside.values(), header));
      } else {
        inside.values().forEach(this::addOnce);
      }
    }

    private void addOnce(String name, String value) {
      String before = values.putIfAbsent(name, value);
      if (before != null && !before.equals(value)) {
        contradicted.add(name);
      }
    }

    private static Map<String, String> joined(Map<String, String> row, Map<String, String> header) {
      Map<String, String> all = new LinkedHashMap<>(header);
      all.putAll(row);
      return all;
    }

    List<Map<String, String>> table(String name) {
      return tables.computeIfAbsent(name, any -> new ArrayList<>());
    }

    Reading reading() {
      Map<String, String> sure = new LinkedHashMap<>(values);
      sure.keySet().removeAll(contradicted);
      return new Reading(sure, tables);
    }
  }
}
