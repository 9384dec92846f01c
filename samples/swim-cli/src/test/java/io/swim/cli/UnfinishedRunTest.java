package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.cli.OtherRuns.Unfinished;
import io.swim.device.Device;
import io.swim.device.DeviceId;
import io.swim.event.EngineEvent.StateChanged;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.AssignmentState;
import io.swim.job.RunId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals of runs that ended before their devices did. */
class UnfinishedRunTest {
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

  @TempDir Path data;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aDeviceThatWasBegunAndHasNotEndedIsRefusedWithItsLastState() throws IOException {
    Path old = journal("run-old", "a PENDING", "a PRECHECK", "a REBOOTING", "b SUCCESS");

    assertThatThrownBy(() -> claim(Unfinished.REFUSED, "b", "a"))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("unfinished: a;")
        .hasMessageContaining("--despite-unfinished");

    assertThat(told())
        .containsExactly(
            "swim: an upgrade ended while a was REBOOTING since 2026-11-21T00:00:00Z: " + old);
    assertThat(old).exists();
  }

  @Test
  void devicesThatEndedOrWereNeverBegunAreNotInTheWay() throws IOException {
    Path old = journal("run-old", "a NOT_VERIFIED", "b PENDING", "c ACTIVATING");

    claim(Unfinished.REFUSED, "a", "b");

    assertThat(told()).isEmpty();
    assertThat(old).as("of c somebody must be told").exists();
  }

  @Test
  void itIsUnfinishedUntilItHasEndedInALaterRun() throws IOException {
    Path old = journal("run-old", "a RECONNECTING");

    try (RunFolder folder = RunFolder.in(data)) {
      Journal journal = claim(folder, Unfinished.ACCEPTED, "a");
      assertThat(told()).hasSize(1);
      journal.onEvent(in("a", AssignmentState.PRECHECK));
      assertThat(Journal.read(old).get("a").state()).isEqualTo(AssignmentState.RECONNECTING);
      journal.onEvent(in("a", AssignmentState.SUCCESS));
    }

    RunFolder.in(data).close();
    assertThat(old.getParent()).as("nothing is unfinished any more").doesNotExist();
    claim(Unfinished.REFUSED, "a");
    assertThat(told()).isEmpty();
  }

  @Test
  void aRunThatEndsBeforeItsDevicesLeavesTheJournalAndNothingElse() throws IOException {
    Path journal;
    try (RunFolder folder = RunFolder.in(data)) {
      journal = folder.journal();
      claim(folder, Unfinished.REFUSED, "a").onEvent(in("a", AssignmentState.DISTRIBUTING));
      Files.writeString(folder.path().resolve("image"), "bytes");
    }

    assertThat(journal).exists();
    assertThat(journal.resolveSibling("image")).doesNotExist();
    assertThat(Journal.read(journal).get("a"))
        .isEqualTo(
            new JournalLine(
                Errand.UPGRADE,
                NOW,
                "a",
                AssignmentState.DISTRIBUTING,
                Optional.empty(),
                0,
                Optional.empty(),
                "image.bin"));
  }

  @Test
  void aDamagedJournalIsNamedAndKept() throws IOException {
    Path old = journal("run-old", "a REBOOTING");
    Files.writeString(old, "{\"instant\":\"2026", StandardOpenOption.APPEND);
    assertThat(Journal.read(old)).as("half a last line counts as not written").hasSize(1);
    Files.writeString(old, "\n", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> claim(Unfinished.ACCEPTED, "b"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(old + ", line 2: is damaged");
    assertThat(old).exists();
  }

  @Test
  void aLineThatWasCutOffIsAsIfNotWrittenAndHarmsNoneAfterIt() throws IOException {
    Path old = journal("run-old", "a REBOOTING", "b REBOOTING");
    Files.writeString(old, "{\"instant\":\"2026", StandardOpenOption.APPEND);

    try (RunFolder folder = RunFolder.in(data)) {
      Journal journal = claim(folder, Unfinished.ACCEPTED, "a", "b");
      journal.onEvent(in("a", AssignmentState.SUCCESS));
      assertThat(Journal.read(old).get("a").state()).isEqualTo(AssignmentState.SUCCESS);
      assertThat(Journal.read(old).get("b").state()).isEqualTo(AssignmentState.REBOOTING);
      journal.onEvent(in("b", AssignmentState.SUCCESS));
    }

    RunFolder.in(data).close();
    assertThat(old.getParent()).as("nothing is unfinished any more").doesNotExist();
  }

  @Test
  void aNameThatIsCutOffWithinALetterDoesNotMatter() throws IOException {
    Path old = journal("run-old", "a REBOOTING", "Zürich SUCCESS");
    byte[] whole = Files.readAllBytes(old);
    int letter = Files.readString(old).indexOf("rich");

    for (int size = letter - 8; size <= letter; size++) {
      Files.write(old, Arrays.copyOf(whole, size));
      assertThat(Journal.read(old)).containsOnlyKeys("a");
    }
    Files.write(old, whole);
    assertThat(Journal.read(old)).containsOnlyKeys("a", "Zürich");
  }

  private Path journal(String folder, String... lines) throws IOException {
    Path file = Files.createDirectory(data.resolve(folder)).resolve("journal.jsonl");
    for (String line : lines) {
      String[] words = line.split(" ");
      Journal journal = new Journal(file, Errand.UPGRADE, "image.bin", Map.of());
      journal.onEvent(in(words[0], AssignmentState.valueOf(words[1])));
    }
    return file;
  }

  private void claim(Unfinished unfinished, String... devices) {
    try (RunFolder folder = RunFolder.in(data)) {
      claim(folder, unfinished, devices);
    }
  }

  private Journal claim(RunFolder folder, Unfinished unfinished, String... devices) {
    err.reset();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    List<Device> chosen = Arrays.stream(devices).map(name -> Device.of(name, "192.0.2.1")).toList();
    return new OtherRuns(folder, new Output(stream, stream), Clock.fixed(NOW, ZoneOffset.UTC))
        .claim(chosen, "image.bin", unfinished);
  }

  private List<String> told() {
    return err.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static StateChanged in(String device, AssignmentState state) {
    Assignment pending =
        Assignment.pending(new AssignmentId(new RunId("run"), new DeviceId(device)), NOW);
    return new StateChanged(
        NOW, AssignmentState.PENDING, pending.toBuilder().enter(state, NOW).next());
  }
}
