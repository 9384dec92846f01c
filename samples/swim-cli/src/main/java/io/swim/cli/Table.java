package io.swim.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in columns as wide as they need to be. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... header) {
    rows.add(List.of(header));
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** A line under the last row, in no column. */
  void remark(String text) {
    rows.add(List.of(text));
  }

  void printTo(Output output) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns && row.size() == columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      if (row.size() < columns) {
        output.line("  " + row.get(0));
        continue;
      }
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      output.line(line.toString().stripTrailing());
    }
  }
}
