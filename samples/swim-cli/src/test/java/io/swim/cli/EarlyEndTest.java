package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.SimulatedFlash;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedFile;
import io.swim.testkit.device.TransferFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told who ends swim by Ctrl-C while devices are copying. */
@Timeout(120)
class EarlyEndTest {
  private static final int SIGTERM = 143;
  private static final Predicate<String> TEST_FILE = name -> name.startsWith("swim-test-");
  private static final String ANY_TEST_FILE = "flash:swim-test-[0-9a-f]{12}\\.bin";

  @TempDir Path folder;

  @Test
  void anUpgradeNamesTheFileThatMayBeLeftAndWhatTheNextOneDoes() throws Exception {
    try (Lab lab = new Lab(folder, fleet -> fleet.count(2))) {
      slow(lab);

      List<String> said =
          endedInCopy(lab, "upgrade", "--image=" + lab.image(), "--devices=all", "--sequential");

      assertThat(said)
          .satisfiesExactly(
              first ->
                  assertThat(first)
                      .matches(
                          "swim: ended while sw-01 was DISTRIBUTING: a part of flash:"
                              + Simulation.IMAGE.fileName()
                              + " may be left on it(, \\d+ of 2000000 bytes were sent)?; the next"
                              + " swim upgrade of it wants --despite-unfinished; to the same image,"
                              + " it deletes that file unless it is whole"),
              second -> assertThat(second).isEqualTo("swim: ended before 1 of 2 devices began"));
    }
  }

  @Test
  void aTestFileIsNamedAndTheNextTestCopyDeletesIt() throws Exception {
    try (Lab lab = new Lab(folder, fleet -> fleet)) {
      slow(lab);

      List<String> said = endedInCopy(lab, "test-copy", "--devices=all", "--size=2000000");
      assertThat(said)
          .singleElement()
          .asString()
          .matches(
              "swim: ended while sw-01 was DISTRIBUTING: a part of "
                  + ANY_TEST_FILE
                  + " may be left on it(, \\d+ of 2000000 bytes were sent)?; the next swim test-copy"
                  + " of it deletes that file");

      await().atMost(Duration.ofSeconds(60)).until(() -> names(lab).stream().anyMatch(TEST_FILE));
      lab.device(0).healAll();
      Ran upgraded =
          lab.swim("upgrade", "--image=" + lab.image(), "--devices=all", "--distribute-only");
      assertThat(upgraded.code()).as("nothing is unfinished: " + upgraded.err()).isZero();
      assertThat(upgraded.err())
          .containsPattern("swim: " + ANY_TEST_FILE + " may be left on sw-01 by a test-copy");

      Ran copied = lab.swim("test-copy", "--devices=all");
      assertThat(copied.code()).as(copied.out() + copied.err()).isZero();
      assertThat(copied.err())
          .matches(
              "swim: "
                  + ANY_TEST_FILE
                  + ", which an earlier test-copy left on sw-01, is not there any more\\R");
      assertThat(names(lab)).noneMatch(TEST_FILE);

      assertThat(lab.swim("test-copy", "--devices=all").err()).isEmpty();
    }
  }

  @Test
  void nobodyElseTakesADeviceThatIsBeingTested() throws Exception {
    try (Lab lab = new Lab(folder, fleet -> fleet)) {
      slow(lab);
      Process first =
          lab.start(folder.resolve("output"), "test-copy", "--devices=all", "--size=2000000");
      try {
        awaitCopy(lab);

        for (String[] words :
            List.of(
                new String[] {"upgrade", "--image=" + lab.image(), "--devices=all"},
                new String[] {"test-copy", "--devices=all"},
                new String[] {"backup", "all"},
                new String[] {"files", "delete", "sw-01", "flash:any.bin"})) {
          Ran refused = lab.swim(words);
          assertThat(refused.code()).as(words[0] + refused.out()).isEqualTo(2);
          assertThat(refused.err())
              .startsWith("swim: another swim test-copy is at work on sw-01: DISTRIBUTING");
        }
      } finally {
        first.destroyForcibly().waitFor();
      }
      assertThat(lab.swim("upgrade", "--help").out()).contains("whoever uses another DIR");
      assertThat(lab.swim("test-copy", "--help").out()).contains("whoever uses");
      assertThat(lab.swim("backup", "--help").out()).contains("whoever uses another");
    }
  }

  /** A copy takes a minute, and what came of it stays. */
  private static void slow(Lab lab) {
    lab.device(0).inject(Fault.slowLink(30_000), TransferFault.keepPartialCopies());
  }

  /** The lines of a command that is ended when the file is on the device in part. */
  private List<String> endedInCopy(Lab lab, String... words)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process process = lab.start(output, words);
    try {
      awaitCopy(lab);
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(SIGTERM);
      return Files.readAllLines(output);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Until bytes are written to flash: the device lists the file when the copy has ended. */
  private static void awaitCopy(Lab lab) {
    SimulatedFlash flash = lab.device(0).flash();
    long used = flash.files().stream().mapToLong(SimulatedFile::sizeBytes).sum();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> flash.freeBytes() < flash.totalBytes() - used);
  }

  private static List<String> names(Lab lab) {
    return lab.device(0).flash().files().stream().map(SimulatedFile::name).toList();
  }
}
