package io.swim.ssh.platform;

import static io.swim.ssh.platform.Values.pattern;

import io.swim.image.VersionScheme;
import io.swim.spi.CliOperation;
import io.swim.spi.PairRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a platform definition says of failover pairs. */
final class PairReader {
  /** Of a platform that knows no such state. */
  private static final Pattern NEVER = Pattern.compile("(?!)");

  private PairReader() {}

  static Optional<PairDefinition> pair(
      Yaml top, VersionScheme versions, Map<String, Operation> operations) {
    Yaml pair = top.find("pair");
    if (pair == null) {
      return Optional.empty();
    }
    pair.allowing(
        "alone",
        "active",
        "ready",
        "bothActive",
        "joinTime",
        "steps",
        "unsuited",
        "command",
        "operations",
        "instead",
        "idle",
        "failures");
    Yaml command = pair.get("command");
    if (!command.text().contains(PairDefinition.SLOT)) {
      throw command.error("lacks " + PairDefinition.SLOT + ", what is passed on");
    }
    Yaml both = pair.find("bothActive");
    PairRules rules =
        new PairRules(
            state(pair.get("alone")),
            state(pair.get("active")),
            state(pair.get("ready")),
            both == null ? NEVER : state(both),
            steps(pair, versions),
            Values.duration(pair, "joinTime").orElse(Duration.ZERO),
            pair.list("unsuited").stream().map(PairReader::unsuited).toList());
    List<Operation> passed = new ArrayList<>();
    for (Yaml each : pair.list("operations")) {
      passed.add(passed(each, operations));
    }
    Map<String, Operation> instead = new LinkedHashMap<>();
    Yaml others = pair.find("instead");
    if (others != null) {
      others
          .entries()
          .forEach(
              (name, yaml) -> {
                operation(yaml, name, operations);
                instead.put(name, operation(yaml, yaml.text(), operations));
              });
    }
    for (String needed :
        List.of(CliOperation.SHOW_VERSION, CliOperation.SHOW_BOOT, CliOperation.RELOAD)) {
      if (!instead.containsKey(needed)
          && passed.stream().noneMatch(each -> each.name().equals(needed))) {
        throw pair.error("lacks '" + needed + "' among 'operations' and 'instead'");
      }
    }
    return Optional.of(
        PairDefinition.of(
            rules,
            command.text(),
            passed,
            instead,
            Values.duration(pair, "idle").orElse(Duration.ZERO),
            DefinitionReader.failures(pair)));
  }

  private static Pattern state(Yaml yaml) {
    return pattern(yaml, Pattern.CASE_INSENSITIVE);
  }

  private static PairRules.Unsuited unsuited(Yaml yaml) {
    yaml.allowing("model", "why");
    return new PairRules.Unsuited(
        pattern(yaml.get("model"), Pattern.CASE_INSENSITIVE), yaml.get("why").text());
  }

  private static Operation operation(Yaml yaml, String name, Map<String, Operation> operations) {
    Operation operation = operations.get(name);
    if (operation == null) {
      throw yaml.error("no operation '" + name + "'");
    }
    return operation;
  }

  /** The configuration is that of both units: what is put back is never done at one alone. */
  private static Operation passed(Yaml yaml, Map<String, Operation> operations) {
    Operation operation = operation(yaml, yaml.text(), operations);
    if (!operation.undo().isEmpty()) {
      throw yaml.error(
          "'" + yaml.text() + "' changes the configuration, which is never done at the other unit");
    }
    return operation;
  }

  private static List<List<String>> steps(Yaml pair, VersionScheme versions) {
    List<List<String>> steps = new ArrayList<>();
    for (Yaml rank : pair.list("steps")) {
      List<String> together = new ArrayList<>();
      for (Yaml release : rank.list()) {
        if (!versions.understands(release.text())) {
          throw release.error("'" + release.text() + "' is no version of this platform");
        }
        together.add(release.text());
      }
      steps.add(together);
    }
    return steps;
  }
}
