package io.swim.ssh.platform;

import static io.swim.ssh.platform.Values.pattern;
import static io.swim.ssh.platform.Values.texts;

import io.swim.fault.FailureKind;
import io.swim.ssh.platform.Expectation.Ending;
import io.swim.ssh.platform.Expectation.Reply;
import io.swim.ssh.platform.Expectation.Then;
import io.swim.ssh.platform.Expectation.Where;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
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
        "remains",
        "values",
        "rows",
        "parts",
        "units",
        "words",
        "derived",
        "keys");
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
        yaml.text("remains", ""),
        ExtractionReader.extraction(yaml),
        ExtractionReader.vocabulary(yaml));
  }

  private static List<Command> commands(Yaml yaml, String name, Effect effect) {
    return yaml.list(name).stream().map(each -> command(each, effect)).toList();
  }

  private static Command command(Yaml yaml, Effect effect) {
    if (!yaml.isMapping()) {
      return new Command(List.of(template(yaml)), effect, "", "", "", Then.GO_ON);
    }
    yaml.allowing("send", "effect", "each", "if", "unless", "then");
    Then then = Values.oneOf(Then.class, yaml, "then").orElse(Then.GO_ON);
    if (then != Then.GO_ON && then != Then.MAY_END) {
      throw yaml.get("then").error("behind a command there is go-on or may-end");
    }
    return new Command(
        yaml.get("send").list().stream().map(OperationReader::template).toList(),
        Values.oneOf(Effect.class, yaml, "effect").orElse(effect),
        yaml.text("each", ""),
        yaml.text("if", ""),
        yaml.text("unless", ""),
        then);
  }

  private static String template(Yaml yaml) {
    if (yaml.text().replaceAll(Operation.OPTIONAL_PART, "").contains("{?")) {
      throw yaml.error("a part that may be left out looks like {? vrf {vrf}}");
    }
    return yaml.text();
  }

  private static Expectation expectation(Yaml yaml) {
    yaml.allowing(
        "ask", "line", "reply", "key", "then", "effect", "kind", "times", "unless", "means");
    Yaml line = yaml.find("line");
    Yaml key = yaml.find("key");
    Yaml reply = yaml.find("reply");
    Reply said =
        key == null
            ? new Reply(reply == null ? "" : template(reply), Ending.NEWLINE)
            : new Reply(key.text(), Ending.NONE);
    return new Expectation(
        pattern(line == null ? yaml.get("ask") : line, 0),
        line == null ? Where.CURSOR : Where.LINE,
        said,
        Values.oneOf(Then.class, yaml, "then").orElse(Then.GO_ON),
        Values.oneOf(Effect.class, yaml, "effect").orElse(Effect.READ),
        Values.oneOf(FailureKind.class, yaml, "kind").orElse(FailureKind.REJECTED),
        Values.number(yaml, "times", 1),
        yaml.text("unless", ""),
        yaml.text("means", ""));
  }
}
