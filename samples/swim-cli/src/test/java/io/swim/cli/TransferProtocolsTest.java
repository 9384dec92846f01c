package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A device gets its image by each protocol that servers of ours speak, and runs it. */
@Timeout(120)
class TransferProtocolsTest {
  @TempDir Path folder;
  private String inventory = "";
  private Simulation fleet;

  @BeforeEach
  void aDeviceThatTakesPushesToo() throws IOException {
    inventory = folder.resolve("inv.yaml").toString();
    fleet =
        new Simulation("simulate", "--count=1", "--own-servers=SCP", "--inventory-out", inventory);
    assertThat(fleet.ready()).startsWith("ready 1 ");
  }

  @AfterEach
  void end() {
    fleet.close();
  }

  @ParameterizedTest
  @CsvSource({
    "TFTP,  TFTP started by SNMP,  ",
    "FTP,   FTP started by SSH,    --ftp-port=0",
    "SFTP,  SFTP started by SSH,   --ssh-port=0",
    "SCP,   SCP started by SSH,    --ssh-port=0",
    "HTTP,  HTTP started by SSH,   --http-port=0",
    "HTTPS, HTTPS started by SSH,  --https-port=0",
  })
  void anUpgradeFetchesOver(String protocol, String way, String port) {
    List<String> words = new ArrayList<>(List.of("--transfer=" + protocol, "--direction=PULL"));
    if (port != null) {
      words.add(port);
    }

    Ran upgraded = upgrade(words);

    assertThat(upgraded.code()).as(upgraded.out() + upgraded.err()).isZero();
    JsonNode device = upgraded.json().get("devices").get(0);
    assertThat(device.get("status").asText()).isEqualTo("SUCCESS");
    assertThat(device.get("toVersion").asText()).isEqualTo("15.0(2)SE11");
    assertThat(worked(device)).contains(way);
  }

  @Test
  void theNextProtocolOfTheOrderFollowsWhereOneFails() {
    Ran upgraded =
        upgrade(
            List.of(
                "--transfer=SFTP,SCP",
                "--start=SNMP,SSH",
                "--direction=PUSH,PULL",
                "--ssh-port=0"));

    assertThat(upgraded.code()).as(upgraded.out() + upgraded.err()).isZero();
    JsonNode device = upgraded.json().get("devices").get(0);
    assertThat(device.get("attempts").findValuesAsText("protocol"))
        .as("SNMP can't tell a device another port than the usual one")
        .containsSubsequence("SFTP started by SNMP", "SFTP started by SSH");
  }

  @Test
  void anImageIsPushedToTheDevicesOwnServer() {
    Ran upgraded = upgrade(List.of("--transfer=SCP", "--direction=PUSH"));

    assertThat(upgraded.code()).as(upgraded.out() + upgraded.err()).isZero();
    assertThat(worked(upgraded.json().get("devices").get(0))).contains("SCP pushed");
    assertThat(folder.resolve("data/ssh_host_key")).as("no server was needed").doesNotExist();
  }

  @Test
  void theServersKeepTheirKeysForTheNextTime() {
    assertThat(upgrade(List.of("--transfer=SCP", "--distribute-only", "--ssh-port=0")).code())
        .isZero();

    assertThat(folder.resolve("data/ssh_host_key")).isNotEmptyFile();
  }

  /** Ways that brought the image across. */
  private static List<String> worked(JsonNode device) {
    List<String> worked = new ArrayList<>();
    for (JsonNode attempt : device.get("attempts")) {
      if (attempt.get("error").isNull() && attempt.get("state").asText().equals("DISTRIBUTING")) {
        worked.add(attempt.get("protocol").asText());
      }
    }
    return worked;
  }

  private Ran upgrade(List<String> more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "upgrade",
                "--image",
                folder.resolve(Simulation.IMAGE.fileName()).toString(),
                "--devices=all",
                "--poll-interval=0.2",
                "--json",
                "--inventory",
                inventory,
                "--data",
                folder.resolve("data").toString()));
    words.addAll(more);
    return Ran.swim(words.toArray(String[]::new));
  }
}
