package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A definition that is broken in whatever way is a definition error with file and line. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DefinitionFuzzTest {
  private static final String HEAD =
      "id: acme-os\nname: Acme\nextends: unknown\ndetect: {sysDescr: '^Acme'}\n";

  private static String bundled(String file) throws IOException {
    try (InputStream in = Platforms.class.getResourceAsStream("/platforms/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Reads it; what it throws is the error of a definition, or the test fails. */
  private static String errorOf(byte[] definition) {
    try {
      Platforms.bundled().with(new ByteArrayInputStream(definition), "fuzz.yaml");
      return "";
    } catch (SwimException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION);
      // Of one that extends another, the error may be told of that file.
      assertThat(e.getMessage()).matches("(?s)[a-z-]+\\.yaml:\\d+: .+");
      return e.getMessage();
    }
  }

  private static String errorOf(String definition) {
    return errorOf(definition.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cisco-ios.yaml", "cisco-iosxe.yaml", "linux-ab.yaml"})
  void oneThatIsCutAnywhereIsReadOrRefused(String file) throws IOException {
    String text = bundled(file);
    int refused = 0;
    for (int end = 0; end < text.length(); end += 1 + text.length() / 150) {
      refused += errorOf(text.substring(0, end)).isEmpty() ? 0 : 1;
    }
    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void onesWithLinesInAnotherOrderAreReadOrRefused(long seed) throws IOException {
    Random random = new Random(seed);
    int refused = 0;
    for (String file : List.of("cisco-iosxr.yaml", "huawei-vrp.yaml", "linux-ab.yaml")) {
      for (int i = 0; i < 30; i++) {
        List<String> lines = new ArrayList<>(bundled(file).lines().toList());
        for (int swaps = 1 + random.nextInt(5); swaps > 0; swaps--) {
          Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        }
        refused += errorOf(String.join("\n", lines)).isEmpty() ? 0 : 1;
      }
    }
    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void onesWithOtherBytesInThemAreReadOrRefused(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] marks = "[]{}()*+?|\\^$&'\"#:-,<>!%@`~ \n\t\0".getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    for (String file : List.of("arista-eos.yaml", "cisco-ap.yaml")) {
      for (int i = 0; i < 80; i++) {
        byte[] bytes = bundled(file).getBytes(StandardCharsets.UTF_8);
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
          bytes[random.nextInt(bytes.length)] =
              random.nextBoolean()
                  ? marks[random.nextInt(marks.length)]
                  : (byte) random.nextInt(256);
        }
        refused += errorOf(bytes).isEmpty() ? 0 : 1;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void randomBytesAreRefused() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[random.nextInt(3_000)];
      random.nextBytes(bytes);
      assertThat(errorOf(bytes)).as(Arrays.toString(bytes)).isNotEmpty();
    }
  }

  @Test
  void whatIsNestedDeeplyIsRefused() {
    for (int deep : new int[] {61, 1_000, 100_000}) {
      assertThat(errorOf("[".repeat(deep))).isNotEmpty();
      assertThat(errorOf("[".repeat(deep) + "]".repeat(deep))).contains("nested");
      assertThat(errorOf(HEAD + "names: " + "[".repeat(deep) + "]".repeat(deep)))
          .contains("nested");
      assertThat(errorOf(HEAD + "outputs: " + "{a: ".repeat(deep) + "}".repeat(deep)))
          .contains("nested");
    }
  }

  @Test
  void expressionsThatAreTooDeepOrTooLongAreRefused() {
    assertThat(errorOf(HEAD + "log: '" + "(".repeat(9_000) + ")".repeat(9_000) + "'\n"))
        .startsWith("fuzz.yaml:5: log: ");
    assertThat(errorOf(HEAD + "log: '" + "a?".repeat(20_000) + "'\n"))
        .startsWith("fuzz.yaml:5: a text has at most");
    assertThat(errorOf("# " + "x".repeat(3_000_000) + "\n" + HEAD)).contains("at most");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?:(?:[a-z]+)*[0-9]?)*:", "(?:.*,){12,}x", "(?:[0-9]+[0-9]*){10,30}-"})
  void expressionsThatTakeForeverAreRefused(String regex) {
    assertThat(errorOf(HEAD + "outputs:\n  show it:\n    is: '" + regex + "'\n"))
        .startsWith("fuzz.yaml:7: outputs.show it.is: takes forever");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?:-[A-Z]+)*-x",
        "(?:\\d+\\.)*\\d+$",
        "^(?:\\S+ )+$",
        "(?:[^,;]+[,;])*",
        "(?:a|b)*+c",
        // Could be read in many ways; Java notes those that it has tried.
        "(?:a+)+x",
        "(?:\\w+\\s?)*$",
        "(?:a|a|b)*$",
        "(?<version>(?:\\d+\\.?)+)-x"
      })
  void expressionsThatEndSoonAreNot(String regex) {
    assertThat(errorOf(HEAD + "outputs:\n  show it:\n    is: '" + regex + "'\n")).isEmpty();
  }

  @Test
  void anAliasThatStandsForItselfOrForVeryMuchIsRefused() {
    assertThat(errorOf(HEAD + "names: &a [x, *a]\n")).contains("stands for itself");
    StringBuilder bomb = new StringBuilder(HEAD + "outputs:\n  show it:\n    parts: &p0 []\n");
    StringBuilder laughs = new StringBuilder(HEAD + "names:\n  - &n0 [lol, lol]\n");
    for (int i = 1; i < 40; i++) {
      String part = "{from: x, parts: *p" + (i - 1) + "}";
      bomb.append("  show it ").append(i).append(":\n    parts: &p").append(i);
      bomb.append(" [").append(part).append(", ").append(part).append("]\n");
      laughs.append("  - &n%d [*n%d, *n%d]\n".formatted(i, i - 1, i - 1));
    }
    assertThat(errorOf(bomb.toString())).isNotEmpty();
    assertThat(errorOf(laughs.toString())).isNotEmpty();
    assertThat(errorOf(laughs.substring(0, laughs.indexOf("&n20")) + "x]\n")).contains("stands");
  }

  @Test
  void wordsThatGrowAreRefused() {
    StringBuilder words = new StringBuilder(HEAD + "images:\n  words:\n    a: 'aaaaaaaaaa'\n");
    for (char each = 'b'; each <= 'z'; each++) {
      char before = (char) (each - 1);
      words.append("    %c: '{%c}{%c}'\n".formatted(each, before, before));
    }
    assertThat(errorOf(words + "  files: []\n")).contains("more than 20000 characters");
  }

  @Test
  void aGroupThatIsQuotedIsNone() {
    assertThat(errorOf(HEAD + "outputs: {show it: {values: ['\\Q(?<version>\\E.']}}\n"))
        .startsWith("fuzz.yaml:5: outputs.show it.values")
        .contains("no group");
  }

  @Test
  void promptsNeedTheNameOfTheDevice() {
    assertThat(errorOf(HEAD + "prompts: {user: '^router>$'}\n"))
        .isEqualTo("fuzz.yaml:5: prompts.user: lacks {host}, what the device calls itself");
  }
}
