package io.swim.ssh.platform;

import static io.swim.ssh.platform.Values.pattern;
import static io.swim.ssh.platform.Values.texts;

import io.swim.ssh.reading.Extraction;
import io.swim.ssh.reading.Extraction.Choice;
import io.swim.ssh.reading.Extraction.Region;
import io.swim.ssh.reading.Extraction.RowRule;
import io.swim.ssh.reading.Extraction.Scope;
import io.swim.ssh.reading.Extraction.ValueRule;
import io.swim.ssh.reading.GroupNames;
import io.swim.ssh.reading.Unit;
import io.swim.ssh.reading.Vocabulary;
import io.swim.ssh.reading.Vocabulary.Derived;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how texts are read. */
final class ExtractionReader {
  /** Names that say what is looked for. */
  static final List<String> SEARCH = List.of("values", "rows", "parts");

  /** Names that say what it means. */
  static final List<String> MEANING = List.of("units", "words", "derived", "keys");

  private ExtractionReader() {}

  static Extraction extraction(Yaml yaml) {
    Map<String, List<RowRule>> rows = new LinkedHashMap<>();
    entries(yaml, "rows")
        .forEach(
            (name, rules) ->
                rows.put(name, rules.list().stream().map(ExtractionReader::row).toList()));
    return new Extraction(
        yaml.list("values").stream().map(ExtractionReader::value).toList(),
        rows,
        yaml.list("parts").stream().map(ExtractionReader::region).toList());
  }

  private static ValueRule value(Yaml yaml) {
    if (!yaml.isMapping()) {
      return new ValueRule(withGroups(yaml, Pattern.MULTILINE), Choice.ONLY);
    }
    yaml.allowing("first");
    return new ValueRule(withGroups(yaml.get("first"), Pattern.MULTILINE), Choice.FIRST);
  }

  private static Pattern withGroups(Yaml yaml, int flags) {
    Pattern pattern = pattern(yaml, flags);
    if (GroupNames.of(pattern).isEmpty()) {
      throw yaml.error("has no group such as (?<version>...), and so no value");
    }
    return pattern;
  }

  private static RowRule row(Yaml yaml) {
    if (!yaml.isMapping()) {
      return new RowRule(withGroups(yaml, 0), Scope.LINE, Optional.empty());
    }
    yaml.allowing("line", "text", "item");
    Yaml text = yaml.find("text");
    Pattern pattern =
        text == null ? withGroups(yaml.get("line"), 0) : withGroups(text, Pattern.MULTILINE);
    Optional<Pattern> item =
        Optional.ofNullable(yaml.find("item")).map(each -> withGroups(each, 0));
    if (item.isPresent() && !GroupNames.of(pattern).contains("list")) {
      throw yaml.error("what has items needs a group 'list'");
    }
    return new RowRule(pattern, text == null ? Scope.LINE : Scope.TEXT, item);
  }

  private static Region region(Yaml yaml) {
    yaml.allowing("from", "to", "record", "values", "rows", "parts");
    return new Region(
        pattern(yaml.get("from"), 0),
        Optional.ofNullable(yaml.find("to")).map(to -> pattern(to, 0)),
        Optional.ofNullable(yaml.find("record")).map(Yaml::text),
        extraction(yaml));
  }

  static Vocabulary vocabulary(Yaml yaml) {
    Map<String, Map<String, String>> words = new LinkedHashMap<>();
    entries(yaml, "words").forEach((name, each) -> words.put(name, dictionary(each)));
    Map<String, Unit> units = new LinkedHashMap<>();
    Yaml named = yaml.find("units");
    entries(yaml, "units")
        .forEach(
            (name, each) ->
                Values.oneOf(Unit.class, java.util.Objects.requireNonNull(named), name)
                    .ifPresent(unit -> units.put(name, unit)));
    Map<String, Derived> derived = new LinkedHashMap<>();
    entries(yaml, "derived").forEach((name, each) -> derived.put(name, derived(each)));
    Map<String, List<String>> keys = new LinkedHashMap<>();
    entries(yaml, "keys").forEach((name, each) -> keys.put(name, texts(each.list())));
    return new Vocabulary(words, units, derived, keys);
  }

  private static Derived derived(Yaml yaml) {
    yaml.allowing("of", "words", "otherwise");
    return new Derived(
        yaml.get("of").text(),
        dictionary(yaml.get("words")),
        Optional.ofNullable(yaml.find("otherwise")).map(Yaml::text));
  }

  private static Map<String, String> dictionary(Yaml yaml) {
    Map<String, String> words = new LinkedHashMap<>();
    yaml.entries()
        .forEach((printed, ours) -> words.put(printed.toLowerCase(Locale.ROOT), ours.text()));
    return words;
  }

  private static Map<String, Yaml> entries(Yaml yaml, String name) {
    Yaml found = yaml.find(name);
    return found == null ? Map.of() : found.entries();
  }
}
