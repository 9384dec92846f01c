package io.swim.ssh;

import io.swim.ssh.reading.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is wanted of the reading of one capture, and what of it is right. */
final class Wanted {
  /**
   * One field.
   *
   * @param name such as {@code version} or {@code members[2].mode}
   * @param expected what others read
   * @param read what we read; empty if nothing
   * @param right whether that is the same
   */
  record Field(String name, String expected, String read, boolean right) {}

  private final Reading reading;
  private final List<Field> fields = new ArrayList<>();
  private final Set<Map<String, String>> asked = new LinkedHashSet<>();

  Wanted(Reading reading) {
    this.reading = reading;
  }

  List<Field> fields() {
    return fields;
  }

  /** A value, upper and lower case being one; what is empty is not asked for. */
  void value(String name, String expected) {
    check(name, expected, reading.values().getOrDefault(name, ""));
  }

  /** A value that must not be there. */
  void nothing(String name) {
    String read = reading.values().getOrDefault(name, "");
    fields.add(new Field(name, "nothing", read, read.isEmpty()));
  }

  /** A size in K. */
  void kilobytes(String name, String expected) {
    value(name, expected.isEmpty() ? "" : Long.toString(Long.parseLong(expected) * 1024));
  }

  /** A size in K that may have more to it: memory for input and output. */
  void kilobytesAtLeast(String name, String expected) {
    if (!expected.isEmpty()) {
      long least = Long.parseLong(expected) * 1024;
      String read = reading.values().getOrDefault(name, "");
      boolean fits =
          !read.isEmpty() && Long.parseLong(read) >= least && Long.parseLong(read) < 2 * least;
      fields.add(new Field(name, least + " or more", read, fits));
    }
  }

  /** The end of a value: a file without its place. */
  void end(String name, String expected) {
    String read = reading.values().getOrDefault(name, "");
    check(name, expected, read.endsWith(expected) ? expected : read);
  }

  /** A row of a table with one column, anywhere. */
  void listed(String table, String column, String expected) {
    List<String> all =
        reading.table(table).stream().map(row -> row.getOrDefault(column, "")).toList();
    String same = all.stream().filter(each -> same(each, expected)).findFirst().orElse("");
    check(table + "[" + expected + "]", expected, same);
  }

  /** A model and a serial number, anywhere. */
  void hardware(String model, String serial) {
    listed("models", "model", model);
    listed("serials", "serial", serial);
  }

  /** The first row of a table with one column. */
  void first(String table, String column, String expected) {
    List<Map<String, String>> rows = reading.table(table);
    check(table + "[0]", expected, rows.isEmpty() ? "" : rows.get(0).getOrDefault(column, ""));
  }

  /** The row that has that key and least besides, with those columns. */
  void row(String table, Map<String, String> key, Map<String, String> columns) {
    Map<String, String> row =
        reading.table(table).stream()
            .filter(
                each ->
                    key.entrySet().stream().allMatch(k -> same(each.get(k.getKey()), k.getValue())))
            .min(Comparator.comparing(Map::size))
            .orElse(Map.of());
    asked.add(row);
    String name = table + "[" + String.join("/", key.values()) + "]";
    fields.add(new Field(name, name, row.toString(), !row.isEmpty()));
    columns.forEach(
        (column, expected) -> check(name + "." + column, expected, row.getOrDefault(column, "")));
  }

  /** No row of that table but those that were asked for. */
  void noOther(String table) {
    List<Map<String, String>> more =
        reading.table(table).stream().filter(each -> !asked.contains(each)).toList();
    fields.add(new Field(table + " besides", "nothing", more.toString(), more.isEmpty()));
  }

  private void check(String name, String expected, String read) {
    if (!expected.isEmpty()) {
      fields.add(new Field(name, expected, read, same(read, expected)));
    }
  }

  private static boolean same(@org.jspecify.annotations.Nullable String one, String other) {
    return one != null && plain(one).equals(plain(other));
  }

  private static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
