package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.job.AssignmentState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator finds after {@code kill -9} of {@code swim upgrade}. */
@Timeout(120)
class KilledUpgradeTest {
  private static final List<String> SECRETS =
      List.of("cisco-login", "cisco-enable", "public", "private");

  @TempDir Path folder;

  @Test
  void theJournalTellsWhereTheDeviceStandsAndTheNextUpgradeIsWarned() throws Exception {
    try (Simulation fleet =
        new Simulation(
            "simulate",
            "--count=2",
            "--reboot-time=4000",
            "--inventory-out",
            folder.resolve("inv.yaml").toString())) {
      assertThat(fleet.ready()).startsWith("ready 2 ");

      Path journal = killedWhile("sw-01", AssignmentState.RECONNECTING);

      JournalLine line = Journal.read(journal).get("sw-01");
      assertThat(line.reboots()).isEqualTo(1);
      assertThat(line.reloadOrderedAt()).isPresent();
      assertThat(line.file()).isEqualTo("flash:" + Simulation.IMAGE.fileName());
      assertThat(Files.readString(journal)).doesNotContain(SECRETS);

      Ran refused = Ran.swim(upgrade());
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.out()).isEmpty();
      assertThat(refused.err().lines().toList())
          .satisfiesExactly(
              first ->
                  assertThat(first)
                      .startsWith("swim: an upgrade ended while sw-01 was RECONNECTING")
                      .contains("a reload was ordered at " + line.reloadOrderedAt().orElseThrow())
                      .endsWith(journal.toString()),
              last -> assertThat(last).startsWith("swim: unfinished: sw-01;"));

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Ran.swim(command("facts", "--devices=sw-01")).code() == 0);
      Ran accepted = Ran.swim(upgrade("--despite-unfinished"));
      assertThat(accepted.code()).as(accepted.out() + accepted.err()).isZero();
      assertThat(accepted.err()).contains("sw-01 was RECONNECTING");

      Ran again = Ran.swim(upgrade());
      assertThat(again.code()).isZero();
      assertThat(again.err()).isEmpty();
      assertThat(journal.getParent()).doesNotExist();
    }
  }

  @Test
  void aDeviceThatALivingUpgradeIsAtWorkOnIsRefusedWhateverIsSaid() throws Exception {
    try (Simulation fleet =
        new Simulation(
            "simulate",
            "--count=2",
            "--reboot-time=600000",
            "--inventory-out",
            folder.resolve("inv.yaml").toString())) {
      assertThat(fleet.ready()).startsWith("ready 2 ");
      Process first = started();
      try {
        Path journal = journalWith("sw-01", AssignmentState.RECONNECTING);

        Ran second = Ran.swim(upgrade("--despite-unfinished"));

        assertThat(second.code()).isEqualTo(2);
        assertThat(second.err().lines())
            .singleElement()
            .asString()
            .contains("another swim upgrade is at work on sw-01: RECONNECTING")
            .contains(journal.getParent().toString());
        refusedMeanwhile("is at work on sw-01", "files", "delete", "sw-01", "flash:any.bin");
        String id = Simulation.IMAGE.fileName();
        String file = folder.resolve(id).toString();
        assertThat(Ran.swim(command("image", "import", file)).code()).isZero();
        refusedMeanwhile("is needed by the swim upgrade in", "image", "delete", id);
        assertThat(first.isAlive()).isTrue();
      } finally {
        first.destroyForcibly().waitFor();
      }
    }
  }

  private void refusedMeanwhile(String cause, String... words) {
    Ran ran = Ran.swim(command(words));
    assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(2);
    assertThat(ran.err()).contains(cause);
  }

  private Path killedWhile(String device, AssignmentState state) throws Exception {
    Process process = started();
    try {
      return journalWith(device, state);
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private Process started() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Swim.class.getName()));
    command.addAll(List.of(upgrade()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private Path journalWith(String device, AssignmentState state) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> find(device, state), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<Path> find(String device, AssignmentState state) throws IOException {
    Path data = folder.resolve("data");
    if (!Files.exists(data)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(data)) {
      return folders
          .map(each -> each.resolve("journal.jsonl"))
          .filter(Files::exists)
          .filter(
              each ->
                  Optional.ofNullable(Journal.read(each).get(device))
                      .filter(line -> line.state() == state)
                      .isPresent())
          .findFirst();
    }
  }

  private String[] upgrade(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "upgrade",
                "--image",
                folder.resolve(Simulation.IMAGE.fileName()).toString(),
                "--devices=sw-01",
                "--poll-interval=0.2"));
    words.addAll(Arrays.asList(more));
    return command(words.toArray(String[]::new));
  }

  private String[] command(String... words) {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    all.addAll(
        List.of(
            "--inventory",
            folder.resolve("inv.yaml").toString(),
            "--data",
            folder.resolve("data").toString()));
    return all.toArray(String[]::new);
  }
}
