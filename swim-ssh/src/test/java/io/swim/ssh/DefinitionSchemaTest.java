package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swim.fault.DeviceEffect;
import io.swim.fault.FailureKind;
import io.swim.fault.SwimException;
import io.swim.image.ImageKind;
import io.swim.job.SoftwareChange;
import io.swim.ssh.platform.Effect;
import io.swim.ssh.platform.Expectation;
import io.swim.ssh.platform.FailureRule;
import io.swim.ssh.reading.Unit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/** docs/platform.schema.json says what the reader of definitions knows, no more and no less. */
class DefinitionSchemaTest {
  private static final Path SCHEMA = Path.of("../docs/platform.schema.json");
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final String HEAD = "id: acme-os\nname: Acme\nextends: unknown\n";
  private static final String DETECT = "detect: {sysDescr: '^Acme'}\n";
  private static final String SCHEME =
      "forms: ['(?<a>1)', {form: '(?<a>2)', with: {b: c}}], order: [a, b], train: [a],"
          + " defaults: {b: ''}, steps: {major: [a], minor: [b]}";

  /** Where the schema lists names, and a definition with one there that nobody knows. */
  private static final Map<String, String> UNKNOWN_NAMES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("", "zzz: 1\n" + DETECT),
              Map.entry("/$defs/detect", "detect: {zzz: 1}"),
              Map.entry("/$defs/login", "login: {zzz: 1}"),
              Map.entry("/$defs/prompts", "prompts: {zzz: 1}"),
              Map.entry("/$defs/pager", "pagers: [{zzz: 1}]"),
              Map.entry("/$defs/failure", "failures: [{zzz: 1}]"),
              Map.entry("/$defs/enable", "enable: {zzz: 1}"),
              Map.entry("/$defs/push/anyOf/1", "push: {scp: {zzz: 1}}"),
              Map.entry("/$defs/pushOverHttp/anyOf/1", "push: {http: {zzz: 1}}"),
              Map.entry("/properties/push", "push: {zzz: 1}"),
              Map.entry("/properties/digests", "digests: {zzz: 1}"),
              Map.entry("/$defs/software", "software: {zzz: 1}"),
              Map.entry("/$defs/bootImages", "software: {bootImagesByModel: [{zzz: 1}]}"),
              Map.entry("/$defs/bootEntry", "software: {bootEntries: [{zzz: 1}]}"),
              Map.entry("/$defs/systemPart", "software: {parts: [{zzz: 1}]}"),
              Map.entry("/$defs/stack", "software: {stack: {zzz: 1}}"),
              Map.entry("/$defs/pair", "pair: {zzz: 1}"),
              Map.entry(
                  "/$defs/unsuited",
                  "pair: {alone: a, active: b, ready: c, command: '{command}', unsuited: [{zzz: 1}]}"),
              Map.entry("/$defs/bootRegister", "software: {bootRegister: {zzz: 1}}"),
              Map.entry("/$defs/conversion", "software: {conversions: [{zzz: 1}]}"),
              Map.entry("/$defs/snmp", "snmp: {zzz: 1}"),
              Map.entry("/$defs/snmpPlace", "snmp: {version: {zzz: 1}}"),
              Map.entry("/$defs/images", "images: {zzz: 1}"),
              Map.entry("/$defs/imageFile", "images: {files: [{zzz: 1}]}"),
              Map.entry("/$defs/output", "outputs: {show it: {zzz: 1}}"),
              Map.entry("/$defs/firstValue", "outputs: {show it: {values: [{zzz: 1}]}}"),
              Map.entry("/$defs/rowRule", "outputs: {show it: {rows: {files: {zzz: 1}}}}"),
              Map.entry("/$defs/part", "outputs: {show it: {parts: {zzz: 1}}}"),
              Map.entry("/$defs/derived", "outputs: {show it: {derived: {a: {zzz: 1}}}}"),
              Map.entry("/$defs/operation", "operations: {reload: {zzz: 1}}"),
              Map.entry("/$defs/commandRule", "operations: {reload: {commands: {zzz: 1}}}"),
              Map.entry("/$defs/question", "operations: {x: {commands: x, dialogue: {zzz: 1}}}"),
              Map.entry("/$defs/versions", "versions: {zzz: 1}"),
              Map.entry("/$defs/steps", "versions: {order: [a], train: [a], steps: {zzz: 1}}"),
              Map.entry("/$defs/renamed", "versions: {" + SCHEME + ", renamed: {zzz: 1}}"),
              Map.entry(
                  "/$defs/formRule",
                  "versions: {" + SCHEME.replace("with:", "zzz: 1, with:") + "}")));

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Object yaml(String text) {
    return new Load(LoadSettings.builder().setMaxAliasesForCollections(Integer.MAX_VALUE).build())
        .loadFromString(text);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> schema() {
    return (Map<String, Object>) yaml(text(SCHEMA));
  }

  /** What is wrong by the schema, or by one of its definitions. */
  private static List<String> wrong(String definition, String reference) {
    String schema = text(SCHEMA);
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of("urn:swim:platform-definition", schema)));
    Schema found =
        registry.getSchema("{\"$ref\": \"urn:swim:platform-definition" + reference + "\"}");
    return found
        .validate(JsonMapper.shared().writeValueAsString(yaml(definition)), InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static List<String> wrong(String definition) {
    return wrong(definition, "");
  }

  private static void read(String definition) {
    Platforms.bundled()
        .with(new ByteArrayInputStream(definition.getBytes(StandardCharsets.UTF_8)), "mine.yaml");
  }

  private static Stream<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
      return files.sorted().toList().stream();
    }
  }

  static Stream<Path> platforms() throws IOException {
    return files("platforms");
  }

  static Stream<Path> versions() throws IOException {
    return files("versions");
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void everyDefinitionThatComesWithSwimIsValid(Path file) {
    assertThat(wrong(text(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everyVersionSchemeThatComesWithSwimIsValid(Path file) {
    assertThat(wrong(text(file), "#/$defs/versions")).isEmpty();
  }

  static Set<String> places() {
    return UNKNOWN_NAMES.keySet();
  }

  @ParameterizedTest
  @MethodSource("places")
  void theReaderKnowsTheNamesOfTheSchemaAndNoOthers(String place) {
    String definition = HEAD + UNKNOWN_NAMES.get(place);
    definition += definition.contains("\ndetect") ? "" : "\n" + DETECT;

    String whole = definition;
    Throwable refused = catchThrowable(() -> read(whole));

    String known = "unknown name; known here are ";
    assertThat(refused).isInstanceOf(SwimException.class).hasMessageContaining(known);
    String names = refused.getMessage().substring(refused.getMessage().indexOf(known));
    assertThat(names.substring(known.length()).split(", "))
        .containsExactlyInAnyOrderElementsOf(properties(place));
    assertThat(wrong(whole)).isNotEmpty();
  }

  @Test
  void noNamesOfTheSchemaAreLeftOut() {
    Set<String> lists = new TreeSet<>();
    collect("", schema(), lists);
    lists.remove("/then");

    assertThat(UNKNOWN_NAMES.keySet()).containsExactlyInAnyOrderElementsOf(lists);
  }

  private static void collect(String place, Object node, Set<String> lists) {
    if (node instanceof Map<?, ?> map) {
      if (map.get("properties") instanceof Map<?, ?> && !place.startsWith("/then/")) {
        lists.add(place);
      }
      map.forEach((key, value) -> collect(place + "/" + key, value, lists));
    } else if (node instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(place + "/" + i, list.get(i), lists);
      }
    }
  }

  private static Object at(String place) {
    Object node = schema();
    for (String each : place.isEmpty() ? new String[0] : place.substring(1).split("/")) {
      node =
          node instanceof List<?> list
              ? list.get(Integer.parseInt(each))
              : ((Map<?, ?>) node).get(each);
    }
    return node;
  }

  private static Set<String> properties(String place) {
    Map<?, ?> properties = (Map<?, ?>) ((Map<?, ?>) at(place)).get("properties");
    return properties.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
  }

  static Stream<Map.Entry<String, Enum<?>[]>> words() {
    return Stream.of(
        Map.entry("/$defs/failure/properties/kind", FailureKind.values()),
        Map.entry("/$defs/failure/properties/effect", DeviceEffect.values()),
        Map.entry("/$defs/failure/properties/outcome", FailureRule.Outcome.values()),
        Map.entry("/$defs/question/properties/kind", FailureKind.values()),
        Map.entry("/$defs/question/properties/then", Expectation.Then.values()),
        Map.entry("/$defs/question/properties/effect", Effect.values()),
        Map.entry("/$defs/operation/properties/effect", Effect.values()),
        Map.entry("/$defs/commandRule/properties/effect", Effect.values()),
        Map.entry(
            "/$defs/software/properties/change",
            Arrays.stream(SoftwareChange.values())
                .filter(each -> each != SoftwareChange.PART)
                .toArray(Enum<?>[]::new)),
        Map.entry("/$defs/imageFile/properties/kind", ImageKind.values()),
        Map.entry("/$defs/output/properties/units/additionalProperties", Unit.values()),
        Map.entry("/$defs/operation/properties/units/additionalProperties", Unit.values()));
  }

  @ParameterizedTest
  @MethodSource("words")
  void theWordsOfTheSchemaAreThoseOfTheReader(Map.Entry<String, Enum<?>[]> words) {
    List<?> inSchema = (List<?>) ((Map<?, ?>) at(words.getKey())).get("enum");
    Set<String> expected = new TreeSet<>();
    for (Enum<?> each : words.getValue()) {
      expected.add(each.name());
      expected.add(each.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    assertThat(inSchema.stream().filter(each -> each != null).map(String::valueOf))
        .as(Arrays.toString(words.getValue()))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "idle: soon",
        "names: {a: b}",
        "prompts: {user: '^router>$'}",
        "pagers: [{ask: more}]",
        "failures: [{kind: CAPACITY}]",
        "failures: [{line: x, kind: sad}]",
        "software: {change: magic}",
        "software: {bootImages: many}",
        "software: {bootImages: 0}",
        "software: {bootImagesByModel: [{model: x}]}",
        "software: {bootImagesByModel: [{most: 2}]}",
        "software: {bootImagesByModel: [{model: x, most: 0}]}",
        "path: '{fileSystem}'",
        "push: {http: {path: '{file}', method: GET}}",
        "snmp: {version: sysDescr}",
        "images: {files: [{name: x}]}",
        "outputs: {show it: [a]}",
        "outputs: {show it: {rows: {files: [{item: x}]}}}",
        "outputs: {show it: {units: {a: parsecs}}}",
        "operations: {reload: {commands: [{if: x}]}}",
        "operations: {reload: {commands: reload, dialogue: [{reply: x}]}}",
        "versions: {" + SCHEME + ", renamed: [x]}"
      })
  void whatIsBrokenIsRefusedByBoth(String line) {
    String definition = HEAD + DETECT + line;

    assertThat(wrong(definition)).isNotEmpty();
    assertThatThrownBy(() -> read(definition))
        .isInstanceOf(SwimException.class)
        .hasMessageStartingWith("mine.yaml:5:");
  }

  @ParameterizedTest
  @CsvSource({"id", "name", "login", "prompts", "log", "question", "enable", "detect"})
  void whatIsNotInheritedHasToBeThere(String name) {
    String whole =
        text(RESOURCES.resolve("platforms/unknown.yaml")).replace("id: unknown", "id: acme-os");
    String definition = whole.replaceFirst("(?m)^" + name + ":.*\\n(?: .*\\n)*", "");
    assertThat(wrong(whole)).isEmpty();
    read(whole);

    assertThat(wrong(definition)).isNotEmpty();
    assertThatThrownBy(() -> read(definition)).hasMessageContaining("lacks '" + name + "'");
  }
}
