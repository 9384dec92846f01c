package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.testkit.SimulatedDevice;
import io.swim.testkit.SimulatedFleet;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SnmpUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * No password and no community is in anything that the tool prints, logs or keeps, at any log level
 * of ours: not of a device that works, and not of one that refuses them.
 */
@Timeout(180)
class SecretsTest {
  private static final List<String> SECRETS =
      List.of(
          "Login-Word-7281",
          "Enable-Word-4410",
          "Read-Word-9012",
          "Write-Word-3357",
          "Auth-Word-6674",
          "Privacy-Word-1189",
          "Refused-Login-5520",
          "Refused-Read-8846",
          "Refused-Write-2093");

  @TempDir Path folder;

  @Test
  void noneIsPrintedLoggedOrKept() throws Exception {
    int tftp = Lab.freePort();
    try (SimulatedFleet fleet = fleet(tftp).start()) {
      writeInventory(fleet, tftp);
      Path image = folder.resolve(Simulation.IMAGE.fileName());
      Simulation.IMAGE.writeTo(image);

      List<Path> printed =
          List.of(
              swim("facts", "--devices=v3,refused"),
              swim(
                  "upgrade",
                  "--image",
                  image.toString(),
                  "--devices=v2,banner,refused",
                  "--transcripts",
                  folder.resolve("data/said").toString(),
                  "--json"),
              killedUpgrade("--image", image.toString(), "--devices=never,v3"));

      assertThat(printed.get(0)).content().contains("INFO io.swim").contains("12.2(55)SE3");
      assertThat(printed.get(1)).content().contains("SUCCESS").contains("FAILED").contains("ops");
      assertThat(folder.resolve("data/said/v2.txt")).content().contains("> enable", "> ********");
      try (Stream<Path> all = Files.walk(folder.resolve("data"))) {
        for (Path each : all.filter(Files::isRegularFile).toList()) {
          hasNoSecret(each);
        }
      }
      for (Path each : printed) {
        hasNoSecret(each);
      }
    }
  }

  /** Images are no text, so bytes are taken for characters. */
  private static void hasNoSecret(Path file) throws IOException {
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .as(file.toString())
        .doesNotContain(SECRETS);
  }

  private static SimulatedFleet fleet(int tftp) {
    List<List<Fault>> faults =
        List.of(
            List.of(),
            List.of(Fault.promptsInBanner()),
            List.of(),
            List.of(),
            List.of(Fault.neverReturn()));
    List<String> names = List.of("v2", "banner", "refused", "v3", "never");
    return SimulatedFleet.builder()
        .count(names.size())
        .names(names::get)
        .faults(faults::get)
        .rebootTime(Duration.ofMillis(300))
        .tftpServerPort(tftp)
        .credentials(
            SimulatedCredentials.defaults()
                .withLogin("ops", SECRETS.get(0))
                .withEnablePassword(SECRETS.get(1))
                .withCommunities(SECRETS.get(2), SECRETS.get(3))
                .withSnmpUsers(
                    SnmpUser.authPriv(
                        "ops",
                        SnmpUser.Auth.SHA256,
                        SECRETS.get(4),
                        SnmpUser.Privacy.AES128,
                        SECRETS.get(5))))
        .build();
  }

  private void writeInventory(SimulatedFleet fleet, int tftp) throws IOException {
    SimulatedDevice any = fleet.device(0);
    List<String> lines =
        new ArrayList<>(
            List.of(
                "defaults:",
                "  ports: {snmp: %d, ssh: %d, telnet: %d, tftp: %d}"
                    .formatted(any.ports().snmp(), any.ports().ssh(), any.ports().telnet(), tftp),
                "  snmp: {read: %s, write: %s}".formatted(SECRETS.get(2), SECRETS.get(3)),
                "  cli: {username: ops, password: %s, enable: %s, hostkey: tofu}"
                    .formatted(SECRETS.get(0), SECRETS.get(1)),
                "devices:"));
    for (SimulatedDevice device : fleet.devices()) {
      lines.add("  - name: " + device.name());
      lines.add("    address: " + device.address().getHostAddress());
    }
    lines.add(
        lines.indexOf("  - name: v3") + 2,
        "    snmp: {version: 3, user: ops, auth: sha256, authPassword: %s, priv: aes128, privPassword: %s}"
            .formatted(SECRETS.get(4), SECRETS.get(5)));
    lines.add(
        lines.indexOf("  - name: refused") + 2,
        "    snmp: {read: %s, write: %s}".formatted(SECRETS.get(7), SECRETS.get(8)));
    lines.add(
        lines.indexOf("  - name: refused") + 3,
        "    cli: {password: %s}".formatted(SECRETS.get(6)));
    Files.write(folder.resolve("inv.yaml"), lines);
  }

  private Path swim(String... words) throws Exception {
    Path output = Files.createTempFile(folder, words[0], ".txt");
    Process process = start(output, words);
    try {
      process.waitFor();
    } finally {
      process.destroyForcibly();
    }
    return output;
  }

  private Path killedUpgrade(String... words) throws Exception {
    Path output = Files.createTempFile(folder, "killed", ".txt");
    List<String> all = new ArrayList<>(List.of("upgrade"));
    all.addAll(List.of(words));
    Process process = start(output, all.toArray(String[]::new));
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .failFast("it ended", () -> !process.isAlive())
          .untilAsserted(() -> assertThat(output).content().contains("-> RECONNECTING"));
    } finally {
      process.destroyForcibly().waitFor();
    }
    return output;
  }

  private Process start(Path output, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.log.io.swim=trace",
                "-cp",
                System.getProperty("java.class.path"),
                Swim.class.getName()));
    command.addAll(List.of(words));
    if (words[0].equals("upgrade")) {
      command.add("--poll-interval=0.2");
    }
    command.addAll(
        List.of(
            "--inventory",
            folder.resolve("inv.yaml").toString(),
            "--data",
            folder.resolve("data").toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
