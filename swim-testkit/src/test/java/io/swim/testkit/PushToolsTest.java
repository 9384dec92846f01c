package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.device.TransferProtocol;
import io.swim.testkit.device.SimulatedCredentials;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people send files to devices with: OpenSSH and curl. */
@Timeout(120)
class PushToolsTest {
  @TempDir Path folder;
  private SimulatedFleet fleet;
  private SimulatedDevice device;
  private byte[] bytes;
  private Path file;

  @BeforeEach
  void start() throws Exception {
    bytes = new byte[3 << 20];
    new Random(7).nextBytes(bytes);
    file = Files.write(folder.resolve("a.bin"), bytes);
    open(15);
  }

  private void open(int privilege) {
    if (fleet != null) {
      fleet.close();
    }
    fleet =
        SimulatedFleet.builder()
            .firstAddress("127.61.9.1")
            .credentials(SimulatedCredentials.defaults().withPrivilege(privilege))
            .ownServers(
                TransferProtocol.SCP,
                TransferProtocol.SFTP,
                TransferProtocol.FTP,
                TransferProtocol.HTTPS)
            .build()
            .start();
    device = fleet.device(0);
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  private void isOnFlash(String name) throws Exception {
    await().until(() -> device.flash().file(name).isPresent());
    try (InputStream in = device.flash().open(name)) {
      assertThat(Arrays.equals(in.readAllBytes(), bytes)).isTrue();
    }
  }

  private String scp(String how, String path) throws Exception {
    return Tool.run(
        "sshpass",
        "-p",
        device.credentials().password(),
        "scp",
        how,
        "-P",
        String.valueOf(device.ports().ssh()),
        "-o",
        "StrictHostKeyChecking=no",
        "-o",
        "UserKnownHostsFile=/dev/null",
        file.toString(),
        "admin@" + device.address().getHostAddress() + ":" + path);
  }

  @Test
  void openSshSendsWithScpAndWithSftp() throws Exception {
    Tool.require("scp");
    Tool.require("sshpass");
    scp("-O", "flash:one.bin");
    isOnFlash("one.bin");
    scp("-s", "flash:two.bin");
    isOnFlash("two.bin");
  }

  @Test
  void openSshShowsTheWordsOfTheDevice() throws Exception {
    Tool.require("scp");
    Tool.require("sshpass");
    device.configure("no ip scp server enable");
    assertThat(scp("-O", "flash:one.bin")).contains("Administratively disabled.");
    open(1);
    assertThat(scp("-O", "flash:one.bin")).contains("Privilege denied.");
    assertThat(device.flash().file("one.bin")).isEmpty();
  }

  @Test
  void curlSendsOverFtpAndHttps() throws Exception {
    Tool.require("curl");
    String login = "admin:" + device.credentials().password();
    String host = device.address().getHostAddress();
    String ftp = "ftp://" + host + ":" + device.ports().ftp() + "/flash:three.bin";
    Tool.run("curl", "-sS", "-u", login, "-T", file.toString(), ftp);
    isOnFlash("three.bin");
    String https = "https://" + host + ":" + device.ports().https() + "/flash:/four.bin";
    assertThat(Tool.run("curl", "-sS", "-k", "-i", "-u", login, "-T", file.toString(), https))
        .contains("201 Created");
    isOnFlash("four.bin");
  }
}
