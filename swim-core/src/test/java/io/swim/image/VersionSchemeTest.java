package io.swim.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemes that need no platform. */
class VersionSchemeTest {
  private static final VersionScheme GENERIC = VersionScheme.GENERIC;
  private static final VersionScheme SEMANTIC = VersionScheme.SEMANTIC;

  @ParameterizedTest
  @CsvSource({
    "1.0.0-alpha, 1.0.0-alpha.1",
    "1.0.0-alpha.1, 1.0.0-alpha.beta",
    "1.0.0-alpha.beta, 1.0.0-beta",
    "1.0.0-beta, 1.0.0-beta.2",
    "1.0.0-beta.2, 1.0.0-beta.11",
    "1.0.0-beta.11, 1.0.0-rc.1",
    "1.0.0-rc.1, 1.0.0",
    "1.0.0, 1.0.1",
    "1.9.0, 1.10.0",
    "9.0.0, 10.0.0-0",
    "1.0.0-1a, 1.0.0-a",
    "1.2.99999999999999999999, 1.2.100000000000000000000",
    "no version, 0.0.1",
    "1.2, 0.0.1",
  })
  void semanticVersionsAreOrderedAsTheSpecificationSays(String older, String newer) {
    assertThat(SEMANTIC.compare(older, newer)).isNegative();
    assertThat(SEMANTIC.compare(newer, older)).isPositive();
    assertThat(SEMANTIC.same(older, newer)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1.0.0+build.1, 1.0.0",
    "1.0.0-rc.1+a, 1.0.0-RC.1+b",
    "v1.2.3, 1.2.3",
    "' 1.2.3 ', 1.2.3",
    "any text, Any Text",
  })
  void metadataAndCaseDoNotCount(String one, String other) {
    assertThat(SEMANTIC.compare(one, other)).isZero();
    assertThat(SEMANTIC.same(one, other)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.2", "1.2.3.4", "1.2.3-", "1.2.3-a..b", "1.2.3+", "a.b.c"})
  void whatIsNoSemanticVersionIsNotUnderstood(String text) {
    assertThat(SEMANTIC.understands(text)).isFalse();
    assertThat(SEMANTIC.step(text, "1.2.3")).isEqualTo(VersionStep.UNKNOWN);
    assertThat(SEMANTIC.step("1.2.3", text)).isEqualTo(VersionStep.UNKNOWN);
    assertThat(SEMANTIC.sameTrain(text, "1.2.3")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, v1.2.3+b, SAME, true",
    "1.2.3, 1.2.4-rc.1, MAINTENANCE, true",
    "1.2.3-a, 1.2.3, MAINTENANCE, true",
    "1.2.3, 1.3.3, MINOR, false",
    "2.3.3, 1.3.3, MAJOR, false",
  })
  void semanticStepsAreTheFirstNumberThatDiffers(
      String from, String to, VersionStep step, boolean train) {
    assertThat(SEMANTIC.step(from, to)).isEqualTo(step);
    assertThat(SEMANTIC.sameTrain(from, to)).isEqualTo(train);
  }

  @ParameterizedTest
  @CsvSource({"12.2(4)JA1, 12.2.4-ja1", "7.02, 7.2", "R1, r1"})
  void genericVersionsAreNumbersAndWords(String one, String other) {
    assertThat(GENERIC.same(one, other)).isTrue();
    assertThat(GENERIC.step(one, other)).isEqualTo(VersionStep.SAME);
    assertThat(GENERIC.sameTrain(one, other)).isTrue();
  }

  @Test
  void genericVersionsHaveNoPartsToTellAStepBy() {
    assertThat(GENERIC.compare("1.2", "1.10")).isNegative();
    assertThat(GENERIC.step("1.2", "1.10")).isEqualTo(VersionStep.UNKNOWN);
    assertThat(GENERIC.step("latest", "latest")).isEqualTo(VersionStep.UNKNOWN);
    assertThat(GENERIC.sameTrain("1.2", "1.10")).isFalse();
  }

  @Test
  void longTextsTakeNoTimeAndNoStack() {
    String digits = "1".repeat(1_000_000);
    String words = "1.0.0-" + "a.".repeat(500_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (VersionScheme scheme : List.of(GENERIC, SEMANTIC)) {
            for (String text : List.of(digits, words, digits + "x")) {
              assertThat(scheme.compare(text, text)).isZero();
              assertThat(scheme.compare(text, "1.0.0")).isNotZero();
              assertThat(scheme.step(text, "1.0.0")).isEqualTo(VersionStep.UNKNOWN);
            }
          }
        });
  }
}
