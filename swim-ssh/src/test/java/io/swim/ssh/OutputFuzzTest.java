package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.swim.ssh.FieldTable.Recording;
import io.swim.ssh.reading.Reading;
import io.swim.ssh.reading.UnreadableOutputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Harmed output: what is read in it is also read in the whole, or nothing, or it is refused. It is
 * harmed in the same ways each time; {@code -Dswim.fuzz=200} harms it that often, and another
 * {@code -Dswim.seed} in other ways, to look for more.
 */
class OutputFuzzTest {
  private static final int TIMES = Integer.getInteger("swim.fuzz", 2);
  private static final long SEED = Long.getLong("swim.seed", 4425849471801L);
  private static final List<Harm> MORE = List.of(Harm.CRLF, Harm.CR_CR_LF, Harm.CUT);
  private static final List<String> JUNK =
      List.of(
          "a",
          " ",
          "1",
          "-",
          "(",
          "\"",
          ".",
          ";",
          "= ",
          "a ",
          "1 ",
          "\t",
          "0x",
          "Switch ",
          "Version ");
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final Random random = new Random(SEED);
  private final List<String> problems = new ArrayList<>();

  /** An output: a platform, a command, what was printed. */
  private record Sample(String name, String platform, String command, String text) {}

  @Test
  void harmedRecordingsAreReadAsFarAsTheyAreWhole() throws Exception {
    Path recordings = Recorded.folder("");
    for (FieldTable table : RecordedFieldsTest.tables()) {
      for (Recording each : table.recordings()) {
        Path folder = recordings.resolve(each.folder());
        for (Path file : Files.isDirectory(folder) ? Recorded.files(folder, "") : List.<Path>of()) {
          if (each.isCapture(file)) {
            String text = Recorded.text(file).replace("\r", "").stripTrailing() + "\n";
            harm(new Sample(file.toString(), each.platform(), each.command(), text));
          }
        }
      }
    }
    assertThat(problems).as("seed " + SEED).isEmpty();
  }

  @Test
  void harmedOutputsAreReadAsFarAsTheyAreWhole() {
    for (WrittenOutputs each : WrittenOutputs.all()) {
      harm(new Sample(each.name(), each.platform(), each.command(), each.text()));
    }
    assertThat(problems).as("seed " + SEED).isEmpty();
  }

  @Test
  void aMebibyteOfJunkIsReadInNoTime() {
    for (WrittenOutputs each : WrittenOutputs.all()) {
      List<String> lines = each.text().lines().toList();
      for (int i = 0; i < TIMES; i++) {
        String line = lines.get(random.nextInt(lines.size()));
        String part = line.substring(0, random.nextInt(line.length() + 1));
        String junk =
            List.of(
                    JUNK.get(random.nextInt(JUNK.size())),
                    part + " ",
                    line + "\n",
                    lines.get(random.nextInt(lines.size())) + "\n" + line + "\n")
                .get(random.nextInt(4));
        String text = each.text() + part + junk.repeat((1 << 20) / junk.length());
        read(new Sample(each.name(), each.platform(), each.command(), text), text);
      }
    }
  }

  private void harm(Sample sample) {
    Optional<Reading> whole = read(sample, sample.text());
    for (Harm harm : Harm.values()) {
      for (int i = 0; i < (harm == Harm.CUT ? 5 : 1) * TIMES; i++) {
        String text = harm.to(sample.text(), random);
        if (random.nextInt(4) == 0) {
          text = MORE.get(random.nextInt(MORE.size())).to(text, random);
        } else if (harm.isHarmless()) {
          check(
              sample,
              harm,
              text,
              read(sample, text).equals(whole),
              "is read as " + read(sample, text) + " and not as " + whole);
        }
        String wrong =
            read(sample, text).map(part -> wrong(part, whole.orElse(Reading.NOTHING))).orElse("");
        check(sample, harm, text, wrong.isEmpty(), "has " + wrong);
      }
    }
  }

  private void check(Sample sample, Harm harm, String text, boolean right, String what) {
    if (!right && problems.size() < 20) {
      problems.add(harm + " " + sample.name() + " " + what + " in\n" + text);
    }
  }

  private static Optional<Reading> read(Sample sample, String text) {
    long start = System.nanoTime();
    Optional<Reading> read = readOnce(sample, text);
    if (System.nanoTime() - start > LIMIT.toNanos()) {
      // Others may have been busy meanwhile: what counts is the time of this process.
      Duration before = processTime();
      readOnce(sample, text);
      assertThat(processTime().minus(before))
          .as("seed %d: %s, which ends with %s", SEED, sample.name(), end(text))
          .isLessThan(LIMIT);
    }
    return read;
  }

  private static Duration processTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static String end(String text) {
    return text.substring(Math.max(0, text.length() - 200));
  }

  private static Optional<Reading> readOnce(Sample sample, String text) {
    try {
      return Optional.of(Platforms.bundled().read(sample.platform(), sample.command(), text));
    } catch (UnreadableOutputException e) {
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError e) {
      return fail("seed " + SEED + ": " + sample.name() + ": " + e + " in\n" + text, e);
    }
  }

  /** What is in the part and not in the whole. */
  private static String wrong(Reading part, Reading whole) {
    Map<String, String> values = new LinkedHashMap<>(part.values());
    values.entrySet().removeAll(whole.values().entrySet());
    List<Map<String, String>> rows = new ArrayList<>();
    part.tables()
        .forEach(
            (name, table) ->
                table.stream().filter(row -> !isIn(row, whole.table(name))).forEach(rows::add));
    return values.isEmpty() && rows.isEmpty() ? "" : values + " " + rows;
  }

  private static boolean isIn(Map<String, String> row, List<Map<String, String>> rows) {
    return rows.stream().anyMatch(each -> each.entrySet().containsAll(row.entrySet()));
  }
}
