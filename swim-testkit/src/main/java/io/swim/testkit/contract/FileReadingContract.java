package io.swim.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.swim.image.ImageContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What everything must do that tells what a file is: whatever the file, and whoever made it.
 *
 * @param <A> what it answers
 */
@Timeout(120)
public abstract class FileReadingContract<A> {
  private static final long HUGE = 1L << 40;
  private static final int CUTS = 200;
  private static final int CHANGED_FILES = 500;
  private static final List<String> NAMES =
      List.of("a", "image.bin", "..", " ", "%s%n", "x".repeat(255), "\u00e4\u0000\n\u2028", "");

  FileReadingContract() {}

  /** Whole files that it knows, by their names: one or more, of some MB at most. */
  protected abstract Map<String, byte[]> samples() throws Exception;

  /** So many bytes it reads at most, of a file of any size. Default: 64 MiB. */
  protected long mostBytesRead() {
    return 64L << 20;
  }

  abstract A look(String fileName, ImageContent content) throws IOException;

  /** Whether the answer is that of a whole file. */
  abstract boolean isWhole(A answer);

  abstract boolean isDamaged(A answer);

  /** What two answers that say the same have in common. */
  abstract String inWords(A answer) throws IOException;

  /** What is so of every answer, whatever the file. */
  abstract void isSound(A answer) throws IOException;

  private A soundly(String fileName, byte[] bytes) throws IOException {
    A answer = look(fileName, ImageContent.of(bytes));
    assertThat(answer).isNotNull();
    isSound(answer);
    return answer;
  }

  @Test
  void aWholeFileIsKnown() throws Exception {
    assertThat(samples()).isNotEmpty();
    for (Map.Entry<String, byte[]> each : samples().entrySet()) {
      A answer = soundly(each.getKey(), each.getValue());
      assertThat(isWhole(answer)).as("%s is %s", each.getKey(), answer).isTrue();
    }
  }

  @Test
  void theSameFileIsTheSameAlwaysAndForAll() throws Exception {
    for (Map.Entry<String, byte[]> each : samples().entrySet()) {
      ProbedContent content = ProbedContent.of(each.getValue());
      Set<String> answers = new HashSet<>(Race.of(thread -> inWords(look(each.getKey(), content))));
      answers.add(inWords(look(each.getKey(), content)));

      assertThat(answers).hasSize(1);
      assertThat(content.isClosed()).as("closed").isFalse();
    }
  }

  @Test
  void contentMayComeInSmallPieces() throws Exception {
    for (Map.Entry<String, byte[]> each : samples().entrySet()) {
      ProbedContent pieces = ProbedContent.of(each.getValue()).inPieces(7);

      assertThat(inWords(look(each.getKey(), pieces)))
          .isEqualTo(inWords(look(each.getKey(), ImageContent.of(each.getValue()))));
    }
  }

  @Test
  void otherFilesAreNotTakenForIts() throws Exception {
    Random random = new Random(1);
    byte[] noise = new byte[300_001];
    random.nextBytes(noise);
    Set<String> names = new HashSet<>(NAMES);
    names.addAll(samples().keySet());
    for (String name : names) {
      for (byte[] bytes :
          List.of(
              new byte[0],
              new byte[1],
              new byte[300_001],
              noise,
              "no image\r\n".repeat(9_999).getBytes(StandardCharsets.US_ASCII))) {
        A answer = soundly(name, bytes);
        assertThat(isWhole(answer)).as("%s bytes are %s", bytes.length, answer).isFalse();
      }
    }
  }

  @Test
  void aFileOfAnyNameIsLookedAt() throws Exception {
    for (byte[] bytes : samples().values()) {
      for (String name : NAMES) {
        soundly(name, bytes);
      }
    }
  }

  /** What is cut off may be padding: then nothing else is said of the file. */
  @Test
  void aFileThatWasCutAnywhereIsNotWhole() throws Exception {
    for (Map.Entry<String, byte[]> each : samples().entrySet()) {
      byte[] whole = each.getValue();
      String expected = inWords(look(each.getKey(), ImageContent.of(whole)));
      for (int i = 0; i < CUTS; i++) {
        int size = i < CUTS / 2 ? (int) ((long) whole.length * i / (CUTS / 2)) : whole.length - i;
        A answer = soundly(each.getKey(), Arrays.copyOf(whole, Math.max(0, size)));
        if (isWhole(answer)) {
          assertThat(inWords(answer)).as("%s of %s bytes", size, whole.length).isEqualTo(expected);
          assertThat(size).as("what is more than padding").isGreaterThan(whole.length / 2);
        }
      }
    }
  }

  @Test
  void whateverIsChangedInAFileThereIsAnAnswer() throws Exception {
    Random random = new Random(7);
    for (Map.Entry<String, byte[]> each : samples().entrySet()) {
      for (int i = 0; i < CHANGED_FILES; i++) {
        byte[] bytes = each.getValue().clone();
        // Half of them near the start, where headers are.
        int within = i % 2 == 0 ? bytes.length : Math.min(bytes.length, 4096);
        for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
          bytes[random.nextInt(within)] = (byte) random.nextInt(256);
        }
        soundly(each.getKey(), bytes);
      }
    }
  }

  @Test
  void ofAHugeFileLittleIsRead() throws Exception {
    for (Map.Entry<String, byte[]> each : samples().entrySet()) {
      for (byte[] start : List.of(new byte[0], each.getValue())) {
        ProbedContent huge = ProbedContent.of(start).stretched(HUGE);

        isSound(look(each.getKey(), huge));

        assertThat(huge.bytesRead()).isLessThanOrEqualTo(mostBytesRead());
      }
    }
  }

  @Test
  void aFileThatCanNotBeReadIsNoDamagedOne() throws Exception {
    for (Map.Entry<String, byte[]> each : samples().entrySet()) {
      ProbedContent content = ProbedContent.of(each.getValue());
      assertThatThrownBy(() -> look(each.getKey(), content.brokenFrom(0)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(ProbedContent.BROKEN);

      ProbedContent half = content.brokenFrom(each.getValue().length / 2);
      Throwable thrown =
          catchThrowable(() -> assertThat(isDamaged(look(each.getKey(), half))).isFalse());
      if (thrown != null) {
        assertThat(thrown)
            .isInstanceOf(IOException.class)
            .hasMessageContaining(ProbedContent.BROKEN);
      }
    }
  }
}
