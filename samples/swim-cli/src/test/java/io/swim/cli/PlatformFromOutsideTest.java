package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swim.testkit.TranscriptDevice;
import io.swim.testkit.device.SimulatedCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A platform that SWIM never heard of: one file with its definition, one recorded session. */
class PlatformFromOutsideTest {
  /** A port of loopback addresses where nobody listens. */
  private static final int NOBODY = 1;

  @TempDir Path folder;
  private Path definition;
  private Path session;

  @BeforeEach
  void somebodyBringsTwoFiles() throws IOException {
    definition = copy("acme.yaml");
    session = copy("session.txt");
  }

  private Path copy(String name) throws IOException {
    try (InputStream in = PlatformFromOutsideTest.class.getResourceAsStream("/acme/" + name)) {
      Path file = folder.resolve(name);
      Files.copy(in, file);
      return file;
    }
  }

  private TranscriptDevice device() throws IOException {
    return TranscriptDevice.builder(Files.readString(session))
        .prompt("\\[wall-7\\] (?:~>|=>)")
        .unknownCommand("? No such word\n")
        .credentials(
            SimulatedCredentials.defaults()
                .withLogin("mason", "clay-and-straw")
                .withEnablePassword("more-straw"))
        .address("127.10.77.1")
        .start();
  }

  private Path inventory(TranscriptDevice device, int ssh, int telnet) throws IOException {
    String text =
        """
        devices:
          - name: wall
            address: %s
            platform: acme-brickos
            ports: {ssh: %d, telnet: %d}
            cli: {username: mason, password: clay-and-straw, enable: more-straw, hostkey: none}
        """
            .formatted(device.address().getHostAddress(), ssh, telnet);
    return Files.writeString(folder.resolve("inventory.yaml"), text, StandardCharsets.UTF_8);
  }

  @Test
  void itsDefinitionIsCheckedAgainstTheSession() {
    Ran ran = Ran.swim("platform", "check", definition + "", session + "");

    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("all is known").doesNotContain("!");
    assertThat(ran.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSH", "TELNET"})
  void itsFactsAreReadFromADevice(String access) throws IOException {
    try (TranscriptDevice device = device()) {
      boolean isSsh = access.equals("SSH");
      Path inventory =
          inventory(
              device,
              isSsh ? device.ssh().getPort() : NOBODY,
              isSsh ? NOBODY : device.telnet().getPort());

      Ran ran =
          Ran.swim(
              "facts",
              "--devices",
              "wall",
              "--json",
              "--platforms",
              definition + "",
              "--inventory",
              inventory + "",
              "--data",
              folder.resolve("data") + "");

      JsonNode facts = ran.json().get("devices").get(0);
      assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
      assertThat(facts.get("hostname").asText()).isEqualTo("wall-7");
      assertThat(facts.get("platform").asText()).isEqualTo("acme-brickos");
      assertThat(facts.get("version").asText()).isEqualTo("4.2.1");
      assertThat(facts.get("imageFile").asText()).isEqualTo("brick-4.2.1.bin");
      assertThat(facts.get("ramBytes").asLong()).isEqualTo(512L << 20);
      JsonNode attempts = facts.get("attempts");
      assertThat(attempts.get(attempts.size() - 1).get("protocol").asText()).isEqualTo(access);
      assertThat(device.unusedCommands()).doesNotContain("show brick", "become mason");
      assertThat(device.unknownCommands()).isEmpty();
    }
  }

  @Test
  void itIsListedShownAndReadAsOthersAre() throws IOException {
    String[] with = {"--platforms", definition + ""};

    assertThat(Ran.swim("platform", "list", with[0], with[1]).out()).contains("acme-brickos");
    assertThat(Ran.swim("platform", "show", "brickos", with[0], with[1]).out())
        .contains("rebuild wall");
    JsonNode read =
        Ran.swim("platform", "parse", "brickos", "list_store", session + "", with[0], with[1])
            .json();
    assertThat(read.get("freeBytes").asLong()).isEqualTo(2_097_152);
    assertThat(read.get("files")).hasSize(2);
  }
}
