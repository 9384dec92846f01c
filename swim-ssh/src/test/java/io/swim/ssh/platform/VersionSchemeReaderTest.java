package io.swim.ssh.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.VersionScheme;
import io.swim.image.VersionStep;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemes as files and inside of platform definitions. */
class VersionSchemeReaderTest {
  private static final String ACME =
      """
      id: acme
      forms:
        - 'acme-(?<major>\\d+)\\.(?<minor>\\d+)(?<stage>alpha|beta)?'
        - form: 'LTS(?<major>\\d+)\\.(?<minor>\\d+)'
          with: {stage: LTS}
      defaults: {stage: ''}
      order:
        - major
        - minor
        - stage: [alpha, '', '*', LTS]
      train: [major]
      steps: {minor: [major], maintenance: [minor, stage]}
      renamed:
        parts: [major]
        releases: {ACME-95.0: acme-4.0}
      examples: [acme-1.2 < acme-1.10]
      """;

  private static VersionScheme acme(String... changes) {
    String text = ACME;
    for (int i = 0; i < changes.length; i += 2) {
      assertThat(text).contains(changes[i]);
      text = text.replaceFirst(Pattern.quote(changes[i]), Matcher.quoteReplacement(changes[i + 1]));
    }
    return VersionSchemeReader.read("acme.yaml", text);
  }

  @Test
  void wordsHaveThePlaceThatTheFileGivesThem() {
    VersionScheme acme = acme();
    assertThat(acme.id()).isEqualTo("acme");
    assertThat(acme.compare("acme-1.2alpha", "acme-1.2")).isNegative();
    assertThat(acme.compare("acme-1.2", "acme-1.2beta")).isNegative();
    assertThat(acme.compare("acme-1.2beta", "lts1.2")).isNegative();
    assertThat(acme.compare("LTS1.2", "acme-1.3alpha")).isNegative();
    assertThat(acme.step("acme-1.2", "acme-2.2")).isEqualTo(VersionStep.MINOR);
    assertThat(acme.step("acme-1.2", "acme-1.2beta")).isEqualTo(VersionStep.MAINTENANCE);
    assertThat(acme.sameTrain("acme-1.2", "LTS01.7")).isTrue();
  }

  @Test
  void aReleaseWithTwoNamesIsOneVersion() {
    VersionScheme acme = acme();
    assertThat(acme.same("acme-95.3", "Acme-4.3")).isTrue();
    assertThat(acme.compare("acme-95.3", "acme-5.0")).isNegative();
    assertThat(acme.step("acme-95.3", "acme-4.5")).isEqualTo(VersionStep.MAINTENANCE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "id: acme||2|lacks 'id'",
        "train: [major]|tain: [major]|11|tain: unknown name; known here are id, forms,",
        "train: [major]||1|lacks 'train'",
        "(?<minor>|(?<minus>|3|forms[1]: no part 'minus' in the order",
        "(?<minor>|(|3|forms[1]: has no part 'minor', and that has no default",
        "(?<major>|((?<major>|3|forms[1]: no regular expression: Unclosed group",
        "defaults: {stage: ''}|defaults: {stag: ''}|6|defaults.stag: no part 'stag'",
        "with: {stage|with: {staging|5|forms[2].with.staging: no part 'staging'",
        "with: {stage|with: {minor|5|forms[2].with.minor: is a group of the form, too",
        "form: 'LTS|from: 'LTS|4|forms[2].from: unknown name; known here are form, with",
        "- minor|- major|9|order[2]: the part 'major' is there twice",
        "- minor|- minor: [a, b]|9|order[2].minor: lacks '*', the place of all other words",
        "'*', LTS|'*', alpha|10|order[3].stage: a word is there twice",
        "- minor|- {minor: ['*'], x: ['*']}|9|order[2]: one part is expected here",
        "train: [major]|train: [release]|11|train[1]: no part 'release'",
        "[minor, stage]|[minor]|12|steps: lacks the part 'stage'",
        "[minor, stage]|[minor, stage, major]|12|steps.maintenance[3]: the part 'major' is of two steps",
        "[minor, stage]|[minor, stag]|12|steps.maintenance[2]: no part 'stag'",
        "steps: {minor|steps: {minimal|12|steps.minimal: unknown name; known here are major,",
        "parts: [major]|parts: [release]|14|renamed.parts[1]: no part 'release'",
        "ACME-95.0: a|ACME 95: a|15|renamed.releases.ACME 95: 'ACME 95' is no version of any form",
        "acme-4.0}|acme-4}|15|'acme-4' is no version of any form",
        "acme-4.0}|acme-4.0, acme-95.1: acme-5.0}|15|what it renames has another new name already",
        "acme-4.0}|acme-4.0, acme-4.0: acme-5.0}|14|renamed: a new name is renamed again: [4]",
        "1.2 < acme-1.10|1.2 > acme-1.10|16|examples[1]: an example looks like",
        "1.2 < acme-1.10|1.2 < acme-1.x|16|examples[1]: 'acme-1.x' is no version of any form",
        "1.2 < acme-1.10|1.2 = acme-1.10|16|examples[1]: in truth acme-1.2 < acme-1.10",
        "1.2 < acme-1.10|1.2 < acme-1.3 < acme-01.2|16|in truth acme-1.3 > acme-01.2",
      })
  void errorsNameFileLineAndRule(String from, String to, int line, String message) {
    assertThatThrownBy(() -> acme(from, to == null ? "" : to))
        .isInstanceOfSatisfying(
            SwimException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION))
        .hasMessageStartingWith("acme.yaml:" + line + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void aPartThatNoFormHasIsAnError() {
    assertThatThrownBy(
            () ->
                acme(
                    "- minor",
                    "- minor\n  - patch",
                    "{stage: ''}",
                    "{stage: '', patch: 0}",
                    "[minor, stage]",
                    "[minor, stage, patch]"))
        .hasMessageStartingWith("acme.yaml:10: order[3]: no form has a part 'patch'");
  }

  @Test
  void aPlatformBringsItsOwnScheme() throws Exception {
    String own = "versions:\n" + ACME.indent(2);
    VersionScheme scheme = platform(own.replace("  id: acme\n", "")).versions();
    assertThat(scheme.id()).as("that of its platform").isEqualTo("cisco-ios");
    assertThat(scheme.same("acme-1.2", "ACME-1.02")).isTrue();
    assertThat(platform(own).versions().id()).isEqualTo("acme");
    assertThatThrownBy(() -> platform(own.replace("train: [major]", "train: [x]")))
        .hasMessageMatching("mine\\.yaml:\\d+: versions\\.train\\[1]: no part 'x'.*");
  }

  @Test
  void aPlatformNamesABundledScheme() throws Exception {
    assertThat(platform("versions: nxos\n").versions()).isSameAs(VersionSchemes.get("nxos"));
    assertThat(platform("").versions()).isSameAs(VersionScheme.GENERIC);
    assertThatThrownBy(() -> platform("versions: nx-os\n"))
        .hasMessageMatching("mine\\.yaml:\\d+: versions: no version scheme 'nx-os'; .*nxos, .*");
  }

  @Test
  void theExampleOfTheDocumentIsAScheme() throws Exception {
    String document = Files.readString(Path.of("../docs/writing-a-platform.md"));
    String example = document.substring(document.indexOf("versions:\n"));
    VersionScheme scheme = platform(example.substring(0, example.indexOf("```"))).versions();
    assertThat(scheme.compare("AcmeOS 4.1", "ACME-LTS4-1")).isNegative();
    assertThat(scheme.step("AcmeOS 4.1rc1", "AcmeOS 4.1rc2")).isEqualTo(VersionStep.MAINTENANCE);
  }

  private static PlatformDefinition platform(String versions) throws Exception {
    try (InputStream in = Yaml.class.getResourceAsStream("/platforms/cisco-ios.yaml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).contains("versions: ios\n");
      return Definitions.of("mine.yaml", text.replace("versions: ios\n", versions)).base();
    }
  }
}
