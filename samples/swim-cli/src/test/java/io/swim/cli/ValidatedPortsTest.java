package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A port of our servers that somebody else has: an upgrade could not begin. */
@Timeout(60)
class ValidatedPortsTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @TempDir Path folder;
  private Simulation fleet;

  @BeforeEach
  void aDevice() throws IOException {
    fleet =
        new Simulation(
            "simulate", "--count=1", "--inventory-out", folder.resolve("inv.yaml").toString());
    assertThat(fleet.ready()).startsWith("ready 1 ");
  }

  @AfterEach
  void end() {
    fleet.close();
  }

  @Test
  void validateTellsItAndJudgesTheDevicesAllTheSame() throws IOException {
    try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      String port = "--tftp-port=" + taken.getLocalPort();

      Ran validated = swim("validate", port);
      assertThat(validated.code()).isEqualTo(1);
      assertThat(validated.err())
          .startsWith("swim: an upgrade could not begin: no TFTP server: ")
          .contains(":" + taken.getLocalPort())
          .endsWith("(see --tftp-port)" + System.lineSeparator());
      assertThat(validated.out()).contains("sw-01").contains("PASSED");

      Ran json = swim("validate", port, "--json");
      assertThat(json.code()).isEqualTo(1);
      assertThat(json.json().get("serverErrors").get(0).asText()).contains("no TFTP server");
      assertThat(json.json().get("devices").get(0).get("worst").asText()).isEqualTo("PASSED");
    }
    assertThat(swim("validate", "--tftp-port=0", "--json").json().get("serverErrors")).isEmpty();
  }

  @Test
  void theUpgradeSaysTheSameAndDoesNotBegin() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
      Ran upgraded =
          swim(
              "upgrade",
              "--devices=all",
              "--transfer=TFTP,SCP",
              "--ssh-port=" + taken.getLocalPort());

      assertThat(upgraded.code()).isEqualTo(2);
      assertThat(upgraded.out()).isEmpty();
      assertThat(upgraded.err().lines()).hasSize(1);
      assertThat(upgraded.err())
          .startsWith("swim: no SFTP and SCP server: ")
          .contains(":" + taken.getLocalPort())
          .contains("(see --ssh-port)");
    }
  }

  private Ran swim(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(
        List.of(
            "--server-address=127.0.0.1",
            "--image=" + folder.resolve(Simulation.IMAGE.fileName()),
            "--inventory=" + folder.resolve("inv.yaml"),
            "--data=" + folder.resolve("data")));
    return Ran.swim(all.toArray(String[]::new));
  }
}
