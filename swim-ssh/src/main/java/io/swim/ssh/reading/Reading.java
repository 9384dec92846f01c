package io.swim.ssh.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was read in an output. Immutable.
 *
 * @param values by name
 * @param tables by name; each row has its columns by name
 */
public record Reading(Map<String, String> values, Map<String, List<Map<String, String>>> tables) {
  /** Nothing. */
  public static final Reading NOTHING = new Reading(Map.of(), Map.of());

  public Reading {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
  }

  /** The table of that name; empty if there is none. */
  public List<Map<String, String>> table(String name) {
    return tables.getOrDefault(name, List.of());
  }

  /** These, then what {@code other} says besides: values that are missing here, and rows. */
  public Reading and(Reading other) {
    Map<String, String> all = new LinkedHashMap<>(values);
    other.values.forEach(all::putIfAbsent);
    Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>(tables);
    other.tables.forEach((name, table) -> rows.merge(name, table, Reading::concat));
    return new Reading(all, rows);
  }

  /** Only what the other one says as well. */
  public Reading agreeing(Reading other) {
    Map<String, String> same = new LinkedHashMap<>(values);
    same.entrySet().retainAll(other.values.entrySet());
    Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
    tables.forEach((name, table) -> rows.put(name, agreeing(table, other.table(name))));
    return new Reading(same, rows);
  }

  private static List<Map<String, String>> agreeing(
      List<Map<String, String>> one, List<Map<String, String>> other) {
    List<Map<String, String>> same = new ArrayList<>();
    Set<Map<String, String>> theirs = new HashSet<>(other);
    for (int i = 0; i < one.size(); i++) {
      Map<String, String> row = new LinkedHashMap<>(one.get(i));
      if (one.size() == other.size()) {
        row.entrySet().retainAll(other.get(i).entrySet());
      } else if (!theirs.contains(row)) {
        row.clear();
      }
      if (!row.isEmpty()) {
        same.add(row);
      }
    }
    return same;
  }

  private static <T> List<T> concat(List<T> one, List<T> other) {
    List<T> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
