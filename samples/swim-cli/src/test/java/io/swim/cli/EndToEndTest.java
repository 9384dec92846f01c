package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands one after the other against simulated devices on real sockets. */
@Timeout(120)
class EndToEndTest {
  @TempDir Path folder;
  private String inventory = "";
  private String image = "";

  @BeforeEach
  void names() {
    inventory = folder.resolve("inv.yaml").toString();
    image = folder.resolve(Simulation.IMAGE.fileName()).toString();
  }

  @Test
  void aFleetIsReadJudgedAndUpgraded() throws IOException {
    try (Simulation fleet = new Simulation("simulate", "--count=3", "--inventory-out", inventory)) {
      assertThat(fleet.ready())
          .isEqualTo("ready 3 simulated devices, inventory " + inventory + ", image " + image);

      Ran facts = swim("facts", "--json");
      assertThat(facts.code()).as(facts.err()).isZero();
      JsonNode first = facts.json().get("devices").get(0);
      assertThat(first.get("name").asText()).isEqualTo("sw-01");
      assertThat(first.get("platform").asText()).isEqualTo("cisco-ios");
      assertThat(first.get("version").asText()).isEqualTo("12.2(55)SE3");
      assertThat(first.get("imageFile").asText()).endsWith(".122-55.SE3.bin");
      assertThat(first.get("imageFamily").asText()).isEqualTo("C2960");
      assertThat(first.get("ramBytes").asLong()).isEqualTo(128L << 20);
      assertThat(first.get("fileSystems").get(0).get("files").get(0).get("sizeBytes").asLong())
          .isEqualTo(2_000_000);
      assertThat(first.get("error").isNull()).isTrue();

      Ran validated = swim("validate", "--image", image, "--devices", "sw-02,sw-01", "--json");
      assertThat(validated.code()).as(validated.err()).isZero();
      JsonNode reports = validated.json().get("devices");
      assertThat(reports.findValuesAsText("name")).containsExactly("sw-02", "sw-01");
      assertThat(reports.findValuesAsText("worst")).containsOnly("PASSED");

      Ran upgraded =
          swim("upgrade", "--image", image, "--devices=all", "--poll-interval=0.2", "--json");
      assertThat(upgraded.code()).as(upgraded.out() + upgraded.err()).isZero();
      JsonNode run = upgraded.json();
      assertThat(run.get("status").asText()).isEqualTo("SUCCESS");
      assertThat(run.get("percentComplete").asInt()).isEqualTo(100);
      for (JsonNode device : run.get("devices")) {
        assertThat(device.get("status").asText()).isEqualTo("SUCCESS");
        assertThat(device.get("fromVersion").asText()).isEqualTo("12.2(55)SE3");
        assertThat(device.get("toVersion").asText()).isEqualTo("15.0(2)SE11");
        assertThat(device.get("reason").isNull()).isTrue();
        assertThat(device.get("attempts").findValuesAsText("protocol"))
            .contains("TFTP started by SNMP");
        assertThat(device.get("durations").get("REBOOTING").isNumber()).isTrue();
      }
      assertThat(upgraded.err()).as("no progress bars without a terminal").isEmpty();

      Ran again = swim("upgrade", "--image", image, "--devices=sw-01");
      assertThat(again.code()).as("it has what was asked for").isZero();
      assertThat(again.out()).contains("SKIPPED").contains("run SUCCESS, 100 % complete");
    }
    assertThat(Files.list(folder.resolve("data")))
        .extracting(path -> path.getFileName().toString())
        .containsExactlyInAnyOrder("lock", "history.jsonl");
  }

  @Test
  void aTestCopyArrivesAndLeavesEachDeviceAsItWas() throws IOException {
    try (Simulation fleet =
        new Simulation("simulate", "--count=2", "--no-image", "--inventory-out", inventory)) {
      assertThat(fleet.ready()).startsWith("ready 2 ");
      JsonNode before = swim("facts", "--json").json().findValue("fileSystems");

      Ran copied = swim("test-copy", "--devices=all", "--size=100000", "--json");

      assertThat(copied.code()).as(copied.out() + copied.err()).isZero();
      for (JsonNode device : copied.json().get("devices")) {
        assertThat(device.get("status").asText()).isEqualTo("SUCCESS");
        assertThat(device.get("attempts").findValuesAsText("protocol"))
            .contains("TFTP started by SNMP");
      }
      assertThat(swim("facts", "--json").json().findValue("fileSystems")).isEqualTo(before);
    }
  }

  @Test
  void aDeviceWithAWrongPasswordOrCommunityIsNamedWithItsCause() throws IOException {
    try (Simulation fleet =
        new Simulation("simulate", "--count=1", "--no-image", "--inventory-out", inventory)) {
      assertThat(fleet.ready()).doesNotContain("image");
      String text = Files.readString(Path.of(inventory));
      Files.writeString(
          Path.of(inventory),
          text.replace("password: \"cisco-login\"", "password: \"wrong-password\"")
              .replace("read: \"public\"", "read: \"wrong-community\""));

      Ran facts = swim("--json", "facts");

      assertThat(facts.code()).isEqualTo(1);
      JsonNode device = facts.json().get("devices").get(0);
      assertThat(device.get("platform").isNull()).isTrue();
      assertThat(device.get("fileSystems")).isEmpty();
      assertThat(device.get("error").asText()).contains("admin").contains("127.10.0.1");
      assertThat(facts.out() + facts.err())
          .doesNotContain("wrong-password")
          .doesNotContain("wrong-community");
    }
  }

  @Test
  void anAccessThatFailedIsToldThoughAnotherOneWorked() throws IOException {
    try (Simulation fleet =
        new Simulation("simulate", "--count=1", "--no-image", "--inventory-out", inventory)) {
      assertThat(fleet.ready()).startsWith("ready 1 ");
      String text = Files.readString(Path.of(inventory));
      Files.writeString(
          Path.of(inventory),
          text.replace("password: \"cisco-login\"", "password: \"wrong-password\""));

      Ran facts = swim("facts", "--json");
      JsonNode device = facts.json().get("devices").get(0);
      assertThat(facts.code()).as(facts.err()).isZero();
      assertThat(device.get("version").asText()).isEqualTo("12.2(55)SE3");
      assertThat(device.get("attempts").findValuesAsText("protocol"))
          .containsExactly("SNMP", "SSH", "TELNET");
      assertThat(device.get("attempts").get(0).get("error").isNull()).isTrue();
      assertThat(device.get("attempts").get(1).get("error").asText()).contains("admin");
      assertThat(device.get("attempts").get(1).get("effect").asText()).isEqualTo("NONE");

      Ran table = swim("facts");
      assertThat(table.out().lines()).hasSize(4);
      assertThat(table.out().lines().skip(2))
          .satisfiesExactly(
              ssh -> assertThat(ssh).startsWith("  SSH failed: ").contains("admin"),
              telnet -> assertThat(telnet).startsWith("  TELNET failed: "));
    }
  }

  @Test
  void aRefusedHostKeyIsToldOnce() throws IOException {
    try (Simulation fleet =
        new Simulation("simulate", "--count=1", "--no-image", "--inventory-out", inventory)) {
      assertThat(fleet.ready()).startsWith("ready 1 ");
      String text = Files.readString(Path.of(inventory));
      Files.writeString(Path.of(inventory), text.replace("hostkey: none", "hostkey: strict"));

      JsonNode device = swim("facts", "--json").json().get("devices").get(0);
      assertThat(device.get("attempts").findValuesAsText("protocol")).contains("SSH");
      assertThat(device.get("attempts").findValuesAsText("error").toString()).contains("host key");

      assertThat(swim("facts").out().split("host key of", -1)).hasSize(2);
    }
  }

  @Test
  void distributeOnlyLeavesTheOldImageRunning() throws IOException {
    try (Simulation fleet = new Simulation("simulate", "--count=1", "--inventory-out", inventory)) {
      assertThat(fleet.ready()).startsWith("ready 1 ");

      Ran upgraded = swim("upgrade", "--image", image, "--devices=sw-01", "--distribute-only");
      assertThat(upgraded.code()).as(upgraded.out()).isZero();

      JsonNode facts = swim("facts", "--json").json().get("devices").get(0);
      assertThat(facts.get("version").asText()).isEqualTo("12.2(55)SE3");
      assertThat(facts.get("fileSystems").get(0).findValuesAsText("name"))
          .contains(Simulation.IMAGE.fileName());
      assertThat(facts.get("bootVariables")).hasSize(1);
    }
  }

  @Test
  void recordedWalksAnswerUnderTheNamesOfTheirFiles() throws IOException {
    Path walk = folder.resolve("my switch.snmprec");
    Files.writeString(
        walk,
        """
        1.3.6.1.2.1.1.1.0|4|Cisco IOS Software, C2960 Software (C2960-LANBASEK9-M), Version 15.0(2)SE8, RELEASE SOFTWARE (fc1)
        1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.9.1.716
        1.3.6.1.2.1.1.3.0|67|123456
        """);
    Path other = folder.resolve("router.snmprec");
    Files.writeString(
        other, "1.3.6.1.2.1.1.1.0|4|Acme router\n1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.99999.1\n");

    try (Simulation agents =
        new Simulation(
            "simulate",
            "--inventory-out",
            inventory,
            "--walk",
            walk.toString(),
            other.toString())) {
      assertThat(agents.ready()).startsWith("ready 2 recorded agents");

      JsonNode devices = swim("facts", "--json").json().get("devices");

      assertThat(devices.findValuesAsText("name"))
          .containsExactly("my switch.snmprec", "router.snmprec");
      assertThat(devices.get(0).get("platform").asText()).isEqualTo("cisco-ios");
      assertThat(devices.get(0).get("version").asText()).isEqualTo("15.0(2)SE8");
      assertThat(devices.get(1).get("platform").isNull()).isTrue();
    }
  }

  private Ran swim(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--inventory", inventory, "--data", folder.resolve("data").toString()));
    return Ran.swim(all.toArray(String[]::new));
  }
}
