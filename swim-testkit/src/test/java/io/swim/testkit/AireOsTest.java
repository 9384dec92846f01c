package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.OtherModels;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A wireless controller with its access points, over SSH. */
@Timeout(120)
class AireOsTest {
  private static final String PROMPT = "(sw-01) >";
  private static final SimulatedImage NEW =
      SimulatedImage.builder().model(SimulatedModels.wlc5520()).sizeBytes(3_000_000).build();
  private static final SimulatedImage FOREIGN =
      SimulatedImage.builder().model(OtherModels.huaweiS5735()).fileName("x.aes").build();

  @TempDir Path folder;
  private FileServer server;
  private SimulatedFleet fleet;
  private SimulatedDevice device;

  @BeforeEach
  void start() throws Exception {
    server = new FileServer(folder).with(NEW).with(FOREIGN);
    fleet =
        SimulatedFleet.builder()
            .model(SimulatedModels.wlc5520())
            .tftpServerPort(server.port())
            .accessPoints(2)
            .rebootTime(Duration.ofMillis(50))
            .build()
            .start();
    device = fleet.device(0);
  }

  @AfterEach
  void stop() throws Exception {
    fleet.close();
    server.close();
  }

  private SshUser user() throws Exception {
    SshUser user = new SshUser(device.ssh(), device.credentials());
    user.readUntil(PROMPT);
    user.send("config paging disable", PROMPT);
    return user;
  }

  private String type(String command) throws Exception {
    try (SshUser user = user()) {
      return user.send(command, PROMPT);
    }
  }

  private String download(SimulatedImage image) throws Exception {
    return download(image, FileServer.HOST);
  }

  private String download(SimulatedImage image, String server) throws Exception {
    try (SshUser user = user()) {
      user.send("transfer download mode tftp", PROMPT);
      user.send("transfer download serverip " + server, PROMPT);
      user.send("transfer download path ./", PROMPT);
      user.send("transfer download filename " + image.fileName(), PROMPT);
      user.send("transfer download start", "Are you sure you want to start? (y/N) ");
      return user.send("y", PROMPT);
    }
  }

  private void reset() throws Exception {
    int before = device.rebootCount();
    try (SshUser user = user()) {
      user.send("reset system", "Would you like to save them now? (y/N) ");
      user.send("n", "Are you sure you would like to reset the system? (y/N) ");
      user.send("y", "System will now restart!");
    }
    await().until(() -> device.rebootCount() > before);
  }

  @Test
  void whatIsDownloadedIsThePrimaryImageAndBootedNext() throws Exception {
    assertThat(type("show boot")).contains("8.5.182.0 (default) (active)", "Backup", "0.0.0.0");

    assertThat(download(NEW)).contains("TFTP File transfer is successful.");

    assertThat(type("show boot").replaceAll("\\.{2,}", ""))
        .contains(
            "Primary Boot Image 8.10.190.0 (default)", "Backup Boot Image 8.5.182.0 (active)");
    reset();
    assertThat(device.runningVersion()).isEqualTo("8.10.190.0");
  }

  @Test
  void theOldImageIsBootedWhereThatIsChosen() throws Exception {
    download(NEW);
    type("config boot backup");

    reset();

    assertThat(device.runningVersion()).isEqualTo("8.5.182.0");
  }

  @Test
  void whatIsNoImageOfItChangesNothing() throws Exception {
    assertThat(download(FOREIGN)).contains("not supported on this platform");

    assertThat(type("show boot")).contains("8.5.182.0 (default) (active)", "0.0.0.0");
    assertThat(device.flash().files()).hasSize(1);
  }

  @Test
  void aServerThatIsNoneDoesNotKeepItFromTheNextDownload() throws Exception {
    assertThat(download(NEW, "::x")).contains("unable to connect to the server");

    assertThat(download(NEW)).contains("TFTP File transfer is successful.");
  }

  @Test
  void accessPointsDownloadWhileTheyServeAndSwapWhenTheyJoin() throws Exception {
    download(NEW);
    device.inject(InstallFault.accessPointFails(2));

    type("config ap image predownload primary all");

    await().until(() -> type("show ap image all").contains("Failed "));
    await().until(() -> type("show ap image all").contains("Complete "));
    reset();
    assertThat(device.bootLog())
        .contains("ap-1 joined with its backup image", "ap-2 had to download 8.10.190.0 first");
  }

  @Test
  void longOutputIsPaged() throws Exception {
    try (SshUser user = new SshUser(device.ssh(), device.credentials())) {
      user.readUntil(PROMPT);
      user.send("show sysinfo", "--More-- or (q)uit");
    }
  }

  @Test
  void whatItDoesNotKnowIsIncorrectUsage() throws Exception {
    assertThat(type("show version")).contains("Incorrect usage.");
    assertThat(type("transfer download mode scp")).contains("Incorrect usage.");
  }
}
