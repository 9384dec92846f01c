package io.swim.ssh.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.swim.image.VersionScheme;
import io.swim.image.VersionStep;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every scheme and any texts. */
class VersionOrderTest {
  private final Random random = new Random(20261121);
  private static final String ALPHABET = "0123456789abcrsvxABCRSVX..--()[]_: \t,<+*\\é١ſ";

  private static Stream<VersionScheme> schemes() {
    return VersionSchemes.names().stream().map(VersionSchemes::get);
  }

  /** The examples of all schemes, texts near them, and texts that are like nothing. */
  private List<String> corpus(VersionScheme own) throws Exception {
    Set<String> examples = new TreeSet<>();
    Set<String> texts = new TreeSet<>(List.of("", " ", "latest", "LATEST", "0", "00", "1", "v1"));
    for (String name : VersionSchemes.names()) {
      Set<String> into = name.equals(own.id()) ? texts : examples;
      into.addAll(examples(name));
    }
    List<String> others = new ArrayList<>(examples);
    for (int i = 0; i < 20; i++) {
      texts.add(others.get(random.nextInt(others.size())));
    }
    List<String> known = new ArrayList<>(texts);
    for (int i = 0; i < 30; i++) {
      texts.add(mutated(known.get(random.nextInt(known.size()))));
      texts.add(garbage(random.nextInt(12)));
    }
    return new ArrayList<>(texts);
  }

  private static List<String> examples(String scheme) throws Exception {
    try (InputStream in = Yaml.class.getResourceAsStream("/versions/" + scheme + ".yaml")) {
      if (in == null) {
        return List.of("1.0.0-alpha", "1.0.0-rc.1", "1.0.0", "1.0.0+b", "v2.0.0");
      }
      Yaml yaml = Yaml.read(scheme, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return yaml.list("examples").stream()
          .flatMap(each -> Arrays.stream(each.text().split("\\s+[<=]\\s+")))
          .toList();
    }
  }

  private String mutated(String text) {
    StringBuilder mutated = new StringBuilder(text);
    int at = random.nextInt(text.length() + 1);
    char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    switch (random.nextInt(4)) {
      case 0 -> mutated.insert(at, other);
      case 1 -> mutated.insert(at, text);
      case 2 -> mutated.setLength(at);
      default -> mutated.replace(Math.max(0, at - 1), at, String.valueOf(other));
    }
    return mutated.toString();
  }

  private String garbage(int length) {
    StringBuilder garbage = new StringBuilder();
    for (int i = 0; i < length; i++) {
      garbage.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return garbage.toString();
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void theOrderIsTotalAndEqualMeansTheSame(VersionScheme scheme) throws Exception {
    List<String> corpus = corpus(scheme);
    int size = corpus.size();
    int[][] order = new int[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        order[i][j] = Integer.signum(scheme.compare(corpus.get(i), corpus.get(j)));
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        String one = corpus.get(i);
        String other = corpus.get(j);
        check(order[i][j] == -order[j][i], "antisymmetric", one, other);
        checkPair(scheme, one, other, order[i][j]);
        for (int k = 0; order[i][j] <= 0 && k < size; k++) {
          int least = Math.min(order[i][j], order[j][k]);
          if (order[j][k] <= 0 && order[i][k] != least) {
            check(false, "transitive", one, other, corpus.get(k));
          }
        }
      }
    }
  }

  private static void checkPair(VersionScheme scheme, String one, String other, int order) {
    boolean understood = scheme.understands(one) && scheme.understands(other);
    boolean same = scheme.same(one, other);
    VersionStep step = scheme.step(one, other);
    check(step == scheme.step(other, one), "one step, both ways", one, other);
    check(same == scheme.same(other, one), "the same, both ways", one, other);
    check(!same || scheme.sameTrain(one, other), "of one train", one, other);
    if (understood) {
      check(same == (order == 0), "equal where the same", one, other);
      check((step == VersionStep.SAME) == same, "no step where the same", one, other);
    } else {
      check(step == VersionStep.UNKNOWN, "of an unknown step", one, other);
    }
  }

  private static void check(boolean holds, String what, String... texts) {
    if (!holds) {
      fail("not " + what + ": <" + String.join(">, <", texts) + ">");
    }
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void nothingThatComesBreaksAScheme(VersionScheme scheme) throws Exception {
    List<String> corpus = corpus(scheme);
    for (int i = 0; i < 2_000; i++) {
      String text = corpus.get(random.nextInt(corpus.size()));
      for (int j = random.nextInt(6); j > 0; j--) {
        text = mutated(text);
      }
      String other = garbage(random.nextInt(30));
      assertThat(scheme.compare(text, text)).as(text).isZero();
      assertThat(scheme.same(text, text)).as(text).isTrue();
      assertThat(Integer.signum(scheme.compare(text, other)))
          .as("<%s> against <%s>", text, other)
          .isEqualTo(-Integer.signum(scheme.compare(other, text)));
      scheme.step(text, other);
      scheme.sameTrain(text, other);
    }
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void longGarbageTakesNoTime(VersionScheme scheme) throws Exception {
    List<String> starts = new ArrayList<>(examples(scheme.id()));
    starts.add("");
    List<String> pieces =
        List.of(
            "1", "0", "1.", ".0", "a", "-", "1a", "a1", "(1", "1)", " ", "a ", "v1", "_1", "b_");
    List<String> texts = new ArrayList<>();
    for (String start : starts) {
      for (String piece : pieces) {
        String longest = start + piece.repeat(PatternVersionScheme.LONGEST);
        texts.add(longest.substring(0, PatternVersionScheme.LONGEST - 1) + "!");
        texts.add(start + piece.repeat(100_000) + "!");
      }
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          for (String text : texts) {
            assertThat(scheme.step("987.65.43", text)).isEqualTo(VersionStep.UNKNOWN);
          }
        });
  }
}
