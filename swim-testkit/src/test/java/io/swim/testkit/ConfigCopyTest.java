package io.swim.testkit;

import static io.swim.testkit.Manager.address;
import static io.swim.testkit.Manager.number;
import static io.swim.testkit.Manager.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.PDU;

/** Configurations over TFTP, ordered by SNMP (CISCO-CONFIG-COPY-MIB) and by the command line. */
class ConfigCopyTest {
  private static final String ROW = "1.3.6.1.4.1.9.9.96.1.1.1.1.";

  @TempDir Path folder;
  private FileServer files;
  private SimulatedFleet fleet;
  private SimulatedDevice device;
  private Manager manager;

  @BeforeEach
  void start() throws Exception {
    files = new FileServer(folder);
    fleet =
        SimulatedFleet.builder()
            .tftpServerPort(files.port())
            .tftpTimeout(Duration.ofMillis(150), 4)
            .build()
            .start();
    device = fleet.device(0);
    manager = new Manager();
  }

  @AfterEach
  void stop() throws Exception {
    manager.close();
    fleet.close();
    files.close();
  }

  private int overNetwork(int row, int from, int to, String file) throws Exception {
    assertThat(
            manager.set(
                device,
                number(ROW + "3." + row, from),
                number(ROW + "4." + row, to),
                address(ROW + "5." + row, FileServer.HOST),
                text(ROW + "6." + row, file),
                number(ROW + "14." + row, 4)))
        .isZero();
    return state(row);
  }

  private int state(int row) {
    return await().until(() -> manager.get(device, ROW + "10." + row).toInt(), state -> state > 2);
  }

  @Test
  void linesFromTheServerAreConfiguredAndSaved() throws Exception {
    Files.writeString(
        folder.resolve("boot.cfg"), "no boot system\nboot system flash:/new.bin\nend\n");
    assertThat(overNetwork(1, 1, 4, "boot.cfg")).as("successful").isEqualTo(3);
    assertThat(device.bootVariables()).containsExactly("flash:/new.bin");
    assertThat(device.savedBootVariables()).doesNotContain("flash:/new.bin");
    manager.set(device, number(ROW + "3.2", 4), number(ROW + "4.2", 3), number(ROW + "14.2", 4));
    assertThat(state(2)).isEqualTo(3);
    assertThat(device.savedBootVariables()).containsExactly("flash:/new.bin");
  }

  @Test
  void failuresTellTheirCause() throws Exception {
    assertThat(
            manager.set(
                device, number(ROW + "3.1", 1), number(ROW + "4.1", 4), number(ROW + "14.1", 4)))
        .as("server and file are mandatory")
        .isEqualTo(PDU.inconsistentValue);
    assertThat(overNetwork(2, 1, 4, "none.cfg")).as("failed").isEqualTo(4);
    assertThat(manager.get(device, ROW + "13.2").toInt()).as("badFileName").isEqualTo(2);
  }

  @Test
  void runningConfigurationIsBackedUp() throws Exception {
    files.expectUpload("sw-01-confg", device);
    assertThat(overNetwork(1, 4, 1, "sw-01-confg")).isEqualTo(3);
    assertThat(folder.resolve("sw-01-confg")).content().contains("hostname sw-01");
  }

  @Test
  void commandLineCopiesConfigurationsToo() throws Exception {
    files.expectUpload("backup.cfg", device);
    Files.writeString(folder.resolve("in.cfg"), "hostname renamed\n");
    try (TelnetUser user = TelnetUser.enabled(device)) {
      user.send("copy running-config tftp:", "Address or name of remote host []? ");
      user.send(FileServer.HOST, "Destination filename [sw-01-confg]? ");
      assertThat(user.send("backup.cfg", "sw-01#")).contains(" bytes copied in ");
      assertThat(folder.resolve("backup.cfg")).content().contains("boot-start-marker");
      user.send("copy tftp://127.0.0.1/in.cfg running-config", "[running-config]? ");
      assertThat(user.send("", "renamed#")).contains("[OK - 17 bytes]");
      user.send("copy running-config startup-config", "Destination filename [startup-config]? ");
      assertThat(user.send("", "renamed#")).contains("[OK]");
    }
  }
}
