package io.swim.ssh.reading;

import io.swim.ssh.reading.Extraction.RowRule;
import io.swim.ssh.reading.Extraction.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the rows of one table, in the order of its rules; those for lines count as one. */
final class Rows {
  private final List<Map<String, String>> table = new ArrayList<>();

  private Rows() {}

  static List<Map<String, String>> table(List<RowRule> rules, String text, List<String> lines) {
    Rows rows = new Rows();
    List<RowRule> forLines = new ArrayList<>();
    for (RowRule rule : rules) {
      if (rule.scope() == Scope.LINE) {
        forLines.add(rule);
      } else {
        rows.inLines(forLines, lines);
        forLines.clear();
        rows.inText(rule, text);
      }
    }
    rows.inLines(forLines, lines);
    return rows.table;
  }

  private void inText(RowRule rule, String text) {
    Matcher matcher = rule.pattern().matcher(text);
    while (matcher.find()) {
      add(rule, matcher);
    }
  }

  private void inLines(List<RowRule> rules, List<String> lines) {
    for (String line : rules.isEmpty() ? List.<String>of() : lines) {
      for (RowRule rule : line.isBlank() ? List.<RowRule>of() : rules) {
        Matcher matcher = rule.pattern().matcher(line);
        if (matcher.find()) {
          add(rule, matcher);
          break;
        }
      }
    }
  }

  private void add(RowRule rule, Matcher found) {
    if (rule.item().isEmpty()) {
      table.add(columns(rule.pattern(), found));
      return;
    }
    Matcher item = rule.item().get().matcher(found.group("list"));
    while (item.find()) {
      table.add(columns(rule.item().get(), item));
    }
  }

  /** What the groups of a match say, without blanks around. */
  static Map<String, String> columns(Pattern pattern, Matcher matcher) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String group : GroupNames.of(pattern)) {
      String text = matcher.group(group);
      if (text != null && !text.isBlank()) {
        columns.put(group, text.strip());
      }
    }
    return columns;
  }
}
