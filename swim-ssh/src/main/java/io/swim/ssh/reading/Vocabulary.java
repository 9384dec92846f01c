package io.swim.ssh.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How what a device printed becomes what SWIM says. Immutable.
 *
 * @param words by value or column: printed word to ours, in lower case; an empty one of ours means
 *     that the device said nothing
 * @param units by value or column
 * @param derived values that follow from others
 * @param keys by table: columns that tell rows apart; without the first of them there is no row,
 *     and rows that agree in all of them, also in what they lack, are one. A column with a {@code
 *     +} before its name is no key: rows that are one have all of its different words, with {@code
 *     +} between
 */
public record Vocabulary(
    Map<String, Map<String, String>> words,
    Map<String, Unit> units,
    Map<String, Derived> derived,
    Map<String, List<String>> keys) {
  private static final String GATHERED = "+";

  /** Changes nothing. */
  public static final Vocabulary PLAIN = new Vocabulary(Map.of(), Map.of(), Map.of(), Map.of());

  public Vocabulary {
    words = Map.copyOf(words);
    units = Map.copyOf(units);
    derived = Map.copyOf(derived);
    keys = Map.copyOf(keys);
  }

  /**
   * A value that follows from another one.
   *
   * @param of the other one, as the device printed it
   * @param words its words, in lower case, to ours; to an empty one: then there is none
   * @param otherwise for every other word, which stands where <code>{}</code> is in it; empty: then
   *     there is none
   */
  public record Derived(String of, Map<String, String> words, Optional<String> otherwise) {
    public Derived {
      words = Map.copyOf(words);
    }
  }

  /** The same in SWIM's words. */
  public Reading apply(Reading printed) {
    Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
    printed.tables().forEach((name, rows) -> tables.put(name, table(name, rows)));
    return new Reading(row(printed.values()), tables);
  }

  /**
   * What several outputs say, in SWIM's words already: rows of one table that agree in its keys are
   * one, in which the first output that says something counts; only then words are replaced.
   */
  public Reading together(Reading read) {
    Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>(read.tables());
    tables.replaceAll(
        (name, rows) -> keys.containsKey(name) ? joined(name, rows, row -> row) : rows);
    tables.replaceAll(
        (name, rows) -> keys.containsKey(name) ? joined(name, rows, this::inOurWords) : rows);
    return new Reading(read.values(), tables);
  }

  private Map<String, String> inOurWords(Map<String, String> row) {
    Map<String, String> ours = new LinkedHashMap<>(row);
    ours.replaceAll((name, text) -> word(name, text));
    return ours;
  }

  private List<Map<String, String>> table(String name, List<Map<String, String>> rows) {
    return joined(name, rows, this::row);
  }

  private List<Map<String, String>> joined(
      String name, List<Map<String, String>> rows, UnaryOperator<Map<String, String>> meaning) {
    List<String> key =
        keys.getOrDefault(name, List.of()).stream().filter(each -> !isGathered(each)).toList();
    List<String> gathered =
        keys.getOrDefault(name, List.of()).stream()
            .filter(Vocabulary::isGathered)
            .map(each -> each.substring(GATHERED.length()))
            .toList();
    Map<List<String>, Map<String, String>> table = new LinkedHashMap<>();
    for (Map<String, String> each : rows) {
      Map<String, String> row = new LinkedHashMap<>(meaning.apply(each));
      if (key.isEmpty() && !row.isEmpty()) {
        table.put(List.of(Integer.toString(table.size())), row);
      } else if (!key.isEmpty() && row.containsKey(key.get(0))) {
        Map<String, String> one =
            table.computeIfAbsent(
                key.stream().map(column -> row.getOrDefault(column, "")).toList(), any -> row);
        gathered.forEach(column -> gather(column, row, one));
        row.forEach(one::putIfAbsent);
      }
    }
    return List.copyOf(table.values());
  }

  private static boolean isGathered(String column) {
    return column.startsWith(GATHERED);
  }

  private static void gather(String column, Map<String, String> row, Map<String, String> into) {
    String told = row.get(column);
    String before = into.get(column);
    if (told != null && before != null && !List.of(before.split("\\+")).contains(told)) {
      into.put(column, before + GATHERED + told);
    }
  }

  private String word(String name, String text) {
    return words.getOrDefault(name, Map.of()).getOrDefault(text.toLowerCase(Locale.ROOT), text);
  }

  private Map<String, String> row(Map<String, String> printed) {
    Map<String, String> row = new LinkedHashMap<>();
    printed.forEach(
        (name, text) -> {
          String word = word(name, text);
          if (!word.isEmpty()) {
            units.getOrDefault(name, Unit.TEXT).read(name, word, row);
          }
        });
    derived.forEach(
        (name, rule) -> {
          String text = printed.get(rule.of());
          if (text != null) {
            Optional.ofNullable(rule.words().get(text.toLowerCase(Locale.ROOT)))
                .or(() -> rule.otherwise().map(made -> made.replace("{}", text)))
                .filter(word -> !word.isEmpty())
                .ifPresent(word -> row.putIfAbsent(name, word));
          }
        });
    return row;
  }
}
