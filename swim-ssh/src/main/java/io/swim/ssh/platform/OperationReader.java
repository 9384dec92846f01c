package io.swim.ssh.platform;

import static io.swim.ssh.platform.Values.pattern;
import static io.swim.ssh.platform.Values.patterns;
import static io.swim.ssh.platform.Values.texts;

import io.swim.fault.FailureKind;
import io.swim.ssh.platform.Expectation.Ending;
import io.swim.ssh.platform.Expectation.Reply;
import io.swim.ssh.platform.Expectation.Then;
import io.swim.ssh.platform.Extraction.RowRule;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the operations of a platform definition. */
final class OperationReader {
  private OperationReader() {}

  static Operation operation(String name, Yaml yaml, Duration idle) {
    yaml.allowing(
        "effect",
        "idle",
        "phrases",
        "commands",
        "undo",
        "dialogue",
        "failures",
        "success",
        "values",
        "rows",
        "units");
    Effect effect = Values.oneOf(Effect.class, yaml, "effect").orElse(Effect.READ);
    if (yaml.list("commands").isEmpty()) {
      throw yaml.error("lacks 'commands'");
    }
    Yaml success = yaml.find("success");
    return new Operation(
        name,
        new HashSet<>(texts(yaml.list("phrases"))),
        Values.duration(yaml, "idle").orElse(idle),
        commands(yaml, "commands", effect),
        commands(yaml, "undo", effect),
        yaml.list("dialogue").stream().map(OperationReader::expectation).toList(),
        DefinitionReader.failures(yaml),
        success == null ? Optional.empty() : Optional.of(pattern(success, Pattern.MULTILINE)),
        extraction(yaml));
  }

  private static List<Command> commands(Yaml yaml, String name, Effect effect) {
    return yaml.list(name).stream().map(each -> command(each, effect)).toList();
  }

  private static Command command(Yaml yaml, Effect effect) {
    if (!yaml.isMapping()) {
      return new Command(List.of(template(yaml)), effect, "", "", "");
    }
    yaml.allowing("send", "effect", "each", "if", "unless");
    return new Command(
        yaml.get("send").list().stream().map(OperationReader::template).toList(),
        Values.oneOf(Effect.class, yaml, "effect").orElse(effect),
        yaml.text("each", ""),
        yaml.text("if", ""),
        yaml.text("unless", ""));
  }

  private static String template(Yaml yaml) {
    if (yaml.text().replaceAll(Operation.OPTIONAL_PART, "").contains("{?")) {
      throw yaml.error("a part that may be left out looks like {? vrf {vrf}}");
    }
    return yaml.text();
  }

  private static Expectation expectation(Yaml yaml) {
    yaml.allowing("ask", "reply", "key", "then", "effect", "kind", "times", "means");
    Yaml key = yaml.find("key");
    Yaml reply = yaml.find("reply");
    Reply said =
        key == null
            ? new Reply(reply == null ? "" : template(reply), Ending.NEWLINE)
            : new Reply(key.text(), Ending.NONE);
    return new Expectation(
        pattern(yaml.get("ask"), 0),
        said,
        Values.oneOf(Then.class, yaml, "then").orElse(Then.GO_ON),
        Values.oneOf(Effect.class, yaml, "effect").orElse(Effect.READ),
        Values.oneOf(FailureKind.class, yaml, "kind").orElse(FailureKind.REJECTED),
        Values.number(yaml, "times", 1),
        yaml.text("means", ""));
  }

  private static Extraction extraction(Yaml yaml) {
    Map<String, List<RowRule>> rows = new LinkedHashMap<>();
    Yaml tables = yaml.find("rows");
    if (tables != null) {
      tables
          .entries()
          .forEach(
              (name, rules) ->
                  rows.put(name, rules.list().stream().map(OperationReader::row).toList()));
    }
    Map<String, Unit> units = new LinkedHashMap<>();
    Yaml named = yaml.find("units");
    if (named != null) {
      named
          .entries()
          .keySet()
          .forEach(
              name -> Values.oneOf(Unit.class, named, name).ifPresent(u -> units.put(name, u)));
    }
    return new Extraction(patterns(yaml.list("values"), Pattern.MULTILINE), rows, units);
  }

  private static RowRule row(Yaml yaml) {
    if (!yaml.isMapping()) {
      return new RowRule(pattern(yaml, 0), List.of());
    }
    yaml.allowing("line", "item");
    RowRule rule = new RowRule(pattern(yaml.get("line"), 0), patterns(yaml.list("item"), 0));
    if (!rule.item().isEmpty() && !GroupNames.of(rule.line()).contains("list")) {
      throw yaml.error("a line with items needs a group 'list'");
    }
    return rule;
  }
}
