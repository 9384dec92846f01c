package io.swim.ssh.platform;

import io.swim.image.VersionScheme;
import io.swim.image.VersionStep;
import io.swim.ssh.platform.PatternVersionScheme.Form;
import io.swim.ssh.platform.PatternVersionScheme.Part;
import io.swim.ssh.platform.PatternVersionScheme.Renaming;
import io.swim.ssh.reading.GroupNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a version scheme. Errors name file, line and rule. */
final class VersionSchemeReader {
  private static final String[] NAMES = {
    "id", "forms", "defaults", "order", "train", "steps", "renamed", "examples"
  };

  private VersionSchemeReader() {}

  /**
   * Reads a scheme that is a file.
   *
   * @param file its name, for messages
   * @param text YAML
   * @throws io.swim.fault.SwimException CONFIGURATION, when it makes no sense
   */
  static VersionScheme read(String file, String text) {
    Yaml top = Yaml.read(file, text);
    return scheme(top, top.get("id").text());
  }

  /**
   * What a platform definition says of its versions: the name of a scheme, or a scheme.
   *
   * @param platform the id of a scheme that has none of its own
   */
  static VersionScheme named(Yaml versions, String platform) {
    if (versions.isMapping()) {
      return scheme(versions, versions.text("id", platform));
    }
    return VersionSchemes.find(versions.text())
        .orElseThrow(
            () ->
                versions.error(
                    "no version scheme '"
                        + versions.text()
                        + "'; there are "
                        + VersionSchemes.names()));
  }

  private static PatternVersionScheme scheme(Yaml yaml, String id) {
    yaml.allowing(NAMES);
    List<Part> parts = parts(yaml);
    List<Form> forms = forms(yaml, parts);
    Renaming renaming = renaming(yaml, new PatternVersionScheme(id, forms, parts, Renaming.NONE));
    PatternVersionScheme scheme = new PatternVersionScheme(id, forms, parts, renaming);
    yaml.list("examples").forEach(each -> VersionExamples.check(each, scheme));
    return scheme;
  }

  private static List<Part> parts(Yaml yaml) {
    Map<String, List<String>> order = order(yaml.get("order"));
    Map<String, String> defaults = new HashMap<>();
    if (yaml.find("defaults") != null) {
      yaml.get("defaults")
          .entries()
          .forEach((name, value) -> defaults.put(known(name, value, order.keySet()), word(value)));
    }
    Set<String> train = new HashSet<>();
    yaml.get("train").list().forEach(each -> train.add(known(each.text(), each, order.keySet())));
    Map<String, VersionStep> steps = steps(yaml.get("steps"), order.keySet());
    List<Part> parts = new ArrayList<>();
    order.forEach(
        (name, ranks) ->
            parts.add(
                new Part(
                    name,
                    defaults.getOrDefault(name, ""),
                    ranks,
                    steps.get(name),
                    train.contains(name))));
    return parts;
  }

  /** Parts from the most significant on: a name, or a name with its words in order. */
  private static Map<String, List<String>> order(Yaml yaml) {
    Map<String, List<String>> order = new LinkedHashMap<>();
    for (Yaml each : yaml.list()) {
      Map<String, List<String>> part = new HashMap<>();
      if (each.isMapping()) {
        each.entries().forEach((name, ranks) -> part.put(name, ranks(ranks)));
        if (part.size() != 1) {
          throw each.error("one part is expected here, with its words in order");
        }
      } else {
        part.put(each.text(), List.of());
      }
      part.forEach(
          (name, ranks) -> {
            if (order.put(name, ranks) != null) {
              throw each.error("the part '" + name + "' is there twice");
            }
          });
    }
    return order;
  }

  private static List<String> ranks(Yaml yaml) {
    List<String> ranks = yaml.list().stream().map(VersionSchemeReader::word).toList();
    if (new HashSet<>(ranks).size() < ranks.size()) {
      throw yaml.error("a word is there twice");
    }
    if (!ranks.contains(Part.OTHERS)) {
      throw yaml.error("lacks '" + Part.OTHERS + "', the place of all other words");
    }
    return ranks;
  }

  private static Map<String, VersionStep> steps(Yaml yaml, Set<String> order) {
    yaml.allowing("major", "minor", "maintenance", "unknown");
    Map<String, VersionStep> steps = new HashMap<>();
    yaml.entries()
        .forEach(
            (step, parts) ->
                parts
                    .list()
                    .forEach(
                        each -> {
                          String part = known(each.text(), each, order);
                          VersionStep size = VersionStep.valueOf(step.toUpperCase(Locale.ROOT));
                          if (steps.put(part, size) != null) {
                            throw each.error("the part '" + part + "' is of two steps");
                          }
                        }));
    for (String part : order) {
      if (!steps.containsKey(part)) {
        throw yaml.error("lacks the part '" + part + "'");
      }
    }
    return steps;
  }

  private static List<Form> forms(Yaml yaml, List<Part> parts) {
    List<String> order = parts.stream().map(Part::name).toList();
    List<Form> forms = new ArrayList<>();
    for (Yaml each : yaml.get("forms").list()) {
      Form form = form(each, order);
      for (String part : order) {
        Yaml defaults = yaml.find("defaults");
        if (!form.has(part) && (defaults == null || defaults.find(part) == null)) {
          throw each.error("has no part '" + part + "', and that has no default");
        }
      }
      forms.add(form);
    }
    for (Yaml each : yaml.get("order").list()) {
      String part = each.isMapping() ? each.entries().keySet().iterator().next() : each.text();
      if (forms.stream().noneMatch(form -> form.has(part))) {
        throw each.error("no form has a part '" + part + "'");
      }
    }
    return forms;
  }

  private static Form form(Yaml yaml, List<String> order) {
    Yaml expression = yaml.isMapping() ? yaml.allowing("form", "with").get("form") : yaml;
    Pattern pattern = Values.pattern(expression, Pattern.CASE_INSENSITIVE);
    List<String> groups = GroupNames.of(pattern);
    groups.forEach(each -> known(each, expression, order));
    Map<String, String> constants = new HashMap<>();
    if (yaml.isMapping()) {
      yaml.get("with")
          .entries()
          .forEach(
              (part, value) -> {
                if (groups.contains(known(part, value, order))) {
                  throw value.error("is a group of the form, too");
                }
                constants.put(part, word(value));
              });
    }
    return new Form(pattern, groups, Map.copyOf(constants));
  }

  private static Renaming renaming(Yaml yaml, PatternVersionScheme scheme) {
    Yaml renamed = yaml.find("renamed");
    if (renamed == null) {
      return Renaming.NONE;
    }
    renamed.allowing("parts", "releases");
    List<String> order = new ArrayList<>(order(yaml.get("order")).keySet());
    List<Integer> places =
        renamed.get("parts").list().stream()
            .map(each -> order.indexOf(known(each.text(), each, order)))
            .toList();
    Map<List<String>, List<String>> names = new HashMap<>();
    Renaming renaming = new Renaming(places, names);
    renamed
        .get("releases")
        .entries()
        .forEach(
            (from, to) -> {
              List<String> values = renaming.values(values(from, to, scheme));
              if (names.put(values, renaming.values(values(to.text(), to, scheme))) != null) {
                throw to.error("what it renames has another new name already");
              }
            });
    names
        .values()
        .forEach(
            each -> {
              if (names.containsKey(each)) {
                throw renamed.error("a new name is renamed again: " + each);
              }
            });
    return new Renaming(places, Map.copyOf(names));
  }

  private static List<String> values(String version, Yaml place, PatternVersionScheme scheme) {
    return scheme
        .values(version)
        .orElseThrow(() -> place.error("'" + version + "' is no version of any form"));
  }

  private static String known(String part, Yaml place, java.util.Collection<String> order) {
    if (!order.contains(part)) {
      throw place.error("no part '" + part + "' in the order, which has " + order);
    }
    return part;
  }

  private static String word(Yaml yaml) {
    return yaml.text().toLowerCase(Locale.ROOT);
  }
}
