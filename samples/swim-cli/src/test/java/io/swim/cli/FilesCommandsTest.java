package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of devices, and backups. What devices give is read from their own SCP server. */
@Timeout(120)
class FilesCommandsTest {
  private static final String[] READ = {"--transfer=SCP", "--direction=PUSH"};

  @TempDir Path folder;
  private Path downloads;
  private Simulation fleet;

  @BeforeEach
  void devicesWithAnScpServer() throws IOException {
    downloads = Files.createDirectory(folder.resolve("downloads"));
    fleet =
        new Simulation(
            "simulate",
            "--count=2",
            "--own-servers=SCP",
            "--inventory-out",
            folder.resolve("inv.yaml").toString());
    assertThat(fleet.ready()).startsWith("ready 2 ");
  }

  @AfterEach
  void end() {
    fleet.close();
  }

  @Test
  void theFilesOfADeviceAreListed() {
    Ran table = swim("files", "list", "sw-01");
    assertThat(table.code()).as(table.err()).isZero();
    assertThat(table.out().lines().toList())
        .satisfiesExactly(
            head -> assertThat(head).matches("FILE +BYTES"),
            file -> assertThat(file).matches("flash:c2960-.*\\.122-55\\.SE3\\.bin +2000000"),
            free -> assertThat(free).matches("  flash: \\d+ of \\d+ bytes free"));

    JsonNode json = swim("files", "list", "sw-01", "--json").json();
    assertThat(json.get("name").asText()).isEqualTo("sw-01");
    JsonNode file = json.get("fileSystems").get(0).get("files").get(0);
    assertThat(file.get("sizeBytes").asLong()).isEqualTo(2_000_000);
    assertThat(json.get("error").isNull()).isTrue();
  }

  @Test
  void aFileThatNothingNeedsIsDeletedAndTheRunningImageIsNot() {
    String old = running();
    String file = "flash:" + Simulation.IMAGE.fileName();
    assertThat(
            swim(
                    "upgrade",
                    "--image",
                    folder.resolve(Simulation.IMAGE.fileName()).toString(),
                    "--devices=sw-01",
                    "--distribute-only")
                .code())
        .isZero();

    Ran refused = swim("files", "delete", "sw-01", file, old);
    assertThat(refused.code()).as("one of them is what it boots").isEqualTo(1);
    assertThat(refused.out()).contains("SKIPPED").contains(old).contains("is not deleted");
    assertThat(files()).containsExactlyInAnyOrder(old, file);

    Ran deleted = swim("files", "delete", "sw-01", file, "--json");
    assertThat(deleted.code()).as(deleted.out() + deleted.err()).isZero();
    assertThat(deleted.json().get("devices").get(0).get("status").asText()).isEqualTo("SUCCESS");
    assertThat(files()).containsExactly(old);

    Ran missing = swim("files", "delete", "sw-01", file);
    assertThat(missing.code()).as("what was asked for holds").isZero();
    assertThat(missing.out())
        .contains("  INFORMATION: " + file + " is not on the device" + System.lineSeparator());
  }

  @Test
  void aFileComesIntoAFolderByteByByteAndIsNeverReplaced() throws IOException {
    Path old = downloads.resolve(running().substring("flash:".length()));

    Ran got = swim(with(READ, "files", "get", "sw-01", running(), downloads.toString()));

    assertThat(got.code()).as(got.out() + got.err()).isZero();
    assertThat(got.out()).contains("SUCCESS").contains(old.toString());
    assertThat(Files.readAllBytes(old)).isEqualTo(Simulation.OLD_IMAGE.toByteArray());
    assertThat(downloads).isDirectoryContaining(each -> each.equals(old));

    Ran again = swim(with(READ, "files", "get", "sw-01", running(), downloads.toString()));
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.out()).contains("is there already");
  }

  @Test
  void whatDevicesRunComesIntoTheRepositoryOnce() throws IOException {
    Ran saved = swim(with(READ, "backup", "all", "--sequential"));

    assertThat(saved.code()).as(saved.out() + saved.err()).isZero();
    JsonNode images = swim("image", "list", "--json").json().get("images");
    assertThat(images).hasSize(1);
    String id = images.get(0).get("id").asText();
    assertThat("flash:" + id).isEqualTo(running());
    assertThat(Files.readAllBytes(folder.resolve("data/images").resolve(id + ".image")))
        .isEqualTo(Simulation.OLD_IMAGE.toByteArray());

    Ran again = swim(with(READ, "backup", "sw-01", "sw-02"));
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("SKIPPED").contains("already");
  }

  @Test
  void anUpgradeKeepsWhatRunsAndTheBackupIsAnImageToGoBackTo() {
    String old = running().substring("flash:".length());

    Ran upgraded =
        swim(
            with(
                READ,
                "upgrade",
                "--image",
                folder.resolve(Simulation.IMAGE.fileName()).toString(),
                "--devices=sw-01",
                "--poll-interval=0.2",
                "--backup",
                "--json"));
    assertThat(upgraded.code()).as(upgraded.out() + upgraded.err()).isZero();
    assertThat(upgraded.json().findValuesAsText("state")).contains("BACKING_UP");
    assertThat(swim("image", "list").out())
        .contains(old)
        .doesNotContain(Simulation.IMAGE.fileName());

    Ran back = swim(with(READ, "upgrade", "--image", old, "--devices=sw-01", "--no-reboot"));
    assertThat(back.code()).as(back.out() + back.err()).isZero();
    assertThat(swim("facts", "--devices=sw-01", "--json").json().findValue("bootVariables"))
        .extracting(each -> each.asText())
        .first()
        .asString()
        .contains(old);
  }

  @Test
  void aDeviceThatIsNotThereOrAFileWithoutFileSystemIsBadInput() {
    assertThat(swim("files", "list", "all").err()).contains("unknown device 'all'");
    assertThat(swim("files", "delete", "sw-01", "x.bin").err()).contains("Say it as flash:x.bin");
    assertThat(swim("files", "get", "sw-01", "flash:a b", "x").err()).contains("not a file below");
    assertThat(swim("files").err()).contains("swim files --help");
    assertThat(swim("backup").err()).contains("DEVICE");
  }

  private String running() {
    return swim("facts", "--devices=sw-01", "--json")
        .json()
        .findValue("imageFile")
        .asText()
        .replace("flash:/", "flash:");
  }

  private List<String> files() {
    return swim("files", "list", "sw-01", "--json")
        .json()
        .get("fileSystems")
        .get(0)
        .get("files")
        .findValuesAsText("name")
        .stream()
        .map(name -> "flash:" + name)
        .toList();
  }

  private static String[] with(String[] more, String... words) {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  private Ran swim(String... arguments) {
    return Ran.swim(
        with(
            new String[] {
              "--inventory",
              folder.resolve("inv.yaml").toString(),
              "--data",
              folder.resolve("data").toString()
            },
            arguments));
  }
}
