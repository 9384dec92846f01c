package io.swim.ssh.platform;

import static io.swim.ssh.platform.Values.pattern;
import static io.swim.ssh.platform.Values.patterns;
import static io.swim.ssh.platform.Values.texts;

import io.swim.device.PlatformId;
import io.swim.fault.FailureKind;
import io.swim.image.DigestAlgorithm;
import io.swim.image.VersionScheme;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a platform definition. Errors name file, line and rule. */
final class DefinitionReader {
  private DefinitionReader() {}

  /**
   * Reads a definition.
   *
   * @param top with what it extends
   * @param own without that: its name and what else is never inherited
   */
  static PlatformDefinition read(Yaml top, Yaml own) {
    top.allowing(
        "id",
        "name",
        "names",
        "extends",
        "versions",
        "detect",
        "login",
        "prompts",
        "log",
        "pagers",
        "question",
        "failures",
        "enable",
        "setup",
        "leave",
        "abort",
        "idle",
        "images",
        "configurationFiles",
        "path",
        "push",
        "digests",
        "software",
        "pair",
        "snmp",
        "outputs",
        "operations");
    VersionScheme versions = versions(top);
    Map<String, Operation> operations = operations(top);
    return new PlatformDefinition(
        id(own.get("id")),
        own.get("name").text(),
        texts(own.list("names")),
        versions,
        detection(isNewPlatform(top, own) ? own.get("detect") : top.get("detect")),
        session(top),
        files(top, isNewPlatform(top, own) ? own : top),
        SoftwareReader.software(top, versions, operations),
        PairReader.pair(top, versions, operations),
        SnmpReader.readings(top),
        OutputReader.outputs(top),
        operations);
  }

  /**
   * Two platforms can't be told by the same, and no file is for two: how devices and files are told
   * is inherited by changes of one alone.
   */
  private static boolean isNewPlatform(Yaml top, Yaml own) {
    return !top.text("extends", "").equals(own.get("id").text());
  }

  private static SessionRules session(Yaml top) {
    return new SessionRules(
        login(top.get("login")),
        prompts(top.get("prompts")),
        pattern(top.get("log"), 0),
        top.list("pagers").stream().map(DefinitionReader::pager).toList(),
        pattern(top.get("question"), 0),
        failures(top),
        enable(top.get("enable")),
        texts(top.list("setup")),
        top.text("leave", ""),
        top.text("abort", ""),
        idle(top));
  }

  private static FileRules files(Yaml top, Yaml images) {
    return new FileRules(
        ImageNameReader.names(images),
        ImageNameReader.hardware(images),
        Optional.ofNullable(top.find("configurationFiles")).map(yaml -> pattern(yaml, 0)),
        path(top),
        PushReader.rules(top),
        digests(top));
  }

  /** Every device that computes digests has MD5; a definition names what else there is. */
  private static Map<DigestAlgorithm, String> digests(Yaml top) {
    Yaml digests = top.find("digests");
    if (digests == null) {
      return Map.of(DigestAlgorithm.MD5, "md5");
    }
    digests.allowing("md5", "sha-256", "sha-512");
    Map<DigestAlgorithm, String> words = new EnumMap<>(DigestAlgorithm.class);
    for (DigestAlgorithm each : DigestAlgorithm.values()) {
      Optional.ofNullable(digests.find(each.jcaName().toLowerCase(Locale.ROOT)))
          .ifPresent(word -> words.put(each, word.text()));
    }
    return words;
  }

  private static PathTemplate path(Yaml top) {
    Yaml path = top.find("path");
    return path == null ? PathTemplate.PLAIN : PathTemplate.read(path);
  }

  private static Duration idle(Yaml top) {
    return Values.duration(top, "idle").orElse(Duration.ofSeconds(30));
  }

  static PlatformId id(Yaml yaml) {
    try {
      return new PlatformId(yaml.text());
    } catch (IllegalArgumentException e) {
      throw yaml.error(String.valueOf(e.getMessage()));
    }
  }

  private static VersionScheme versions(Yaml top) {
    Yaml wanted = top.find("versions");
    return wanted == null
        ? VersionScheme.GENERIC
        : VersionSchemeReader.named(wanted, top.get("id").text());
  }

  private static Detection detection(Yaml yaml) {
    yaml.allowing(
        "sysObjectId", "sysDescr", "sysDescrOfProduct", "products", "command", "output", "not");
    return new Detection(
        texts(yaml.list("sysObjectId")),
        patterns(yaml.list("sysDescr"), Pattern.MULTILINE),
        patterns(yaml.list("sysDescrOfProduct"), Pattern.MULTILINE),
        texts(yaml.list("products")),
        yaml.text("command", ""),
        patterns(yaml.list("output"), Pattern.MULTILINE),
        patterns(yaml.list("not"), Pattern.MULTILINE));
  }

  private static LoginRules login(Yaml yaml) {
    yaml.allowing("username", "password", "wake", "refused", "options");
    return new LoginRules(
        pattern(yaml.get("username"), 0),
        pattern(yaml.get("password"), 0),
        pattern(yaml.get("wake"), 0),
        patterns(yaml.list("refused"), 0),
        yaml.text("options", ""));
  }

  private static PromptRules prompts(Yaml yaml) {
    yaml.allowing("user", "privileged", "config");
    for (Yaml each : yaml.entries().values()) {
      prompt(each);
    }
    return new PromptRules(
        yaml.get("user").text(), yaml.get("privileged").text(), yaml.get("config").text());
  }

  private static void prompt(Yaml yaml) {
    String rule = yaml.text();
    if (!PromptRules.namesHost(rule)) {
      throw yaml.error("lacks {host}, what the device calls itself");
    }
    try {
      PromptRules.ofAnyHost(rule);
      pattern(yaml, PromptRules.of(rule, "a").pattern(), 0);
      PromptRules.inText(rule);
    } catch (PatternSyntaxException e) {
      throw yaml.error("no regular expression: " + e.getDescription());
    }
  }

  private static Pager pager(Yaml yaml) {
    yaml.allowing("ask", "key");
    return new Pager(pattern(yaml.get("ask"), 0), yaml.get("key").text());
  }

  private static EnableRules enable(Yaml yaml) {
    yaml.allowing("command", "password", "refused");
    return new EnableRules(
        yaml.get("command").text(),
        pattern(yaml.get("password"), 0),
        patterns(yaml.list("refused"), 0));
  }

  static List<FailureRule> failures(Yaml parent) {
    return parent.list("failures").stream().map(DefinitionReader::failure).toList();
  }

  private static FailureRule failure(Yaml yaml) {
    yaml.allowing("line", "outcome", "kind", "effect", "after");
    return new FailureRule(
        pattern(yaml.get("line"), 0),
        Values.oneOf(FailureRule.Outcome.class, yaml, "outcome").orElse(FailureRule.Outcome.FAILED),
        Values.oneOf(FailureKind.class, yaml, "kind").orElse(FailureKind.REJECTED),
        Values.oneOf(io.swim.fault.DeviceEffect.class, yaml, "effect"),
        Optional.ofNullable(yaml.find("after")).map(each -> pattern(each, Pattern.MULTILINE)));
  }

  private static Map<String, Operation> operations(Yaml top) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    Yaml all = top.find("operations");
    if (all != null) {
      all.entries()
          .forEach(
              (name, yaml) ->
                  operations.put(name, OperationReader.operation(name, yaml, idle(top))));
    }
    return operations;
  }
}
