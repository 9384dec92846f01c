package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.InstallFault;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Nexus with NX-OS. Time stands still but for the reboots. */
@Timeout(60)
class NxosTest {
  private static final Duration REBOOT = Duration.ofMinutes(8);
  private static final SimulatedImage OLD = image("9.3(7)");
  private static final SimulatedImage NEW = image("9.3(10)");
  private static final String QUESTION = "installation (y/n)?  [n] ";

  private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-21T08:00:00Z"));
  private SimulatedFleet fleet;
  private SimulatedDevice device;

  private static SimulatedImage image(String version) {
    return SimulatedImage.builder()
        .model(SimulatedModels.nexus9300())
        .version(version)
        .sizeBytes(200_000)
        .build();
  }

  @BeforeEach
  void start() {
    fleet =
        SimulatedFleet.builder()
            .model(SimulatedModels.nexus9300())
            .image(OLD)
            .moreImages(NEW)
            .clock(clock)
            .rebootTime(REBOOT)
            .activationDelay(Duration.ofSeconds(10))
            .build()
            .start();
    device = fleet.device(0);
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  private SshUser user() throws IOException {
    SshUser user = new SshUser(device.ssh(), device.credentials());
    user.readUntil("sw-01# ");
    user.send("terminal length 0", "sw-01# ");
    return user;
  }

  private void reboot() {
    await().until(() -> device.state() == DeviceState.REBOOTING);
    clock.advance(REBOOT);
    await().until(() -> device.state() != DeviceState.REBOOTING);
  }

  @Test
  void whoLogsInMayDoEverythingAndTurnsPages() throws Exception {
    try (SshUser user = new SshUser(device.ssh(), device.credentials())) {
      user.readUntil("sw-01# ");
      assertThat(user.send("show version", "--More--")).contains("NXOS: version 9.3(7)");
      assertThat(user.send("q", "sw-01# ")).doesNotContain("Active Package");
      // The return key behind the q is a line of its own.
      user.readUntil("sw-01# ");
      assertThat(user.send("sho vers | incl image", "sw-01# "))
          .contains("NXOS image file is: bootflash:///nxos.9.3.7.bin");
      assertThat(user.send("show nothing", "sw-01# ")).contains("% Invalid command at '^' marker.");
      assertThat(user.send("show", "sw-01# ")).contains("% Incomplete command at '^' marker.");
    }
  }

  @Test
  void digestsStandAlone() throws Exception {
    try (SshUser user = user()) {
      for (String algorithm : new String[] {"MD5", "SHA-256", "SHA-512"}) {
        String word = algorithm.replace("-", "").toLowerCase() + "sum";
        assertThat(user.send("show file bootflash:nxos.9.3.7.bin " + word, "sw-01# "))
            .contains("\n" + OLD.digest(algorithm) + "\n");
      }
    }
  }

  @Test
  void installsWhatIsAgreedToAndBootsIt() throws Exception {
    try (SshUser user = user()) {
      assertThat(user.send("install all nxos bootflash:nxos.9.3.10.bin", QUESTION))
          .contains("Verifying image bootflash:/nxos.9.3.10.bin for boot variable \"nxos\".\n")
          .containsPattern("     1 +nxos +9\\.3\\(7\\) +9\\.3\\(10\\) +yes\n");
      assertThat(user.send("y", "10 seconds.\n")).contains("Install is in progress, please wait.");
      user.readUntil("sw-01# ");
      assertThat(user.send("show boot", "sw-01# "))
          .containsPattern("(?s)nxos\\.9\\.3\\.7\\.bin.*next reload.*nxos\\.9\\.3\\.10\\.bin");
      clock.advance(Duration.ofSeconds(10));
    }
    reboot();

    assertThat(device.runningVersion()).isEqualTo("9.3(10)");
    assertThat(device.bootVariables()).containsExactly("bootflash:/nxos.9.3.10.bin");
  }

  @Test
  void anythingButAYesChangesNothing() throws Exception {
    try (SshUser user = user()) {
      user.send("install all nxos bootflash:nxos.9.3.10.bin", QUESTION);
      user.send("", "sw-01# ");
    }
    assertThat(device.savedBootVariables()).containsExactly("bootflash:/nxos.9.3.7.bin");
  }

  @Test
  void whatIsNoImageOfItIsRefused() throws Exception {
    byte[] cut = Arrays.copyOf(NEW.toByteArray(), 150_000);
    device.flash().put("nxos.cut.bin", cut);
    device.flash().put("ios.bin", SimulatedImage.builder().sizeBytes(50_000).build().toByteArray());
    try (SshUser user = user()) {
      assertThat(user.send("install all nxos bootflash:nxos.cut.bin", "sw-01# "))
          .contains(
              "-- FAIL.", "Digital signature verification failed", "Pre-upgrade check failed");
      assertThat(user.send("install all nxos bootflash:ios.bin", "sw-01# "))
          .contains("Image verification failed");
      assertThat(user.send("install all nxos bootflash:none.bin", "sw-01# "))
          .contains("No such file or directory");
    }
  }

  @Test
  void oneInstallationAtATimeAndItsLogHasNoEndUntilCtrlC() throws Exception {
    device.inject(InstallFault.dropSessionDuring(InstallFault.InstallOperation.ACTIVATE));
    try (SshUser user = user()) {
      user.send("install all nxos bootflash:nxos.9.3.10.bin", QUESTION);
      user.send("y", "runtime checks.\n");
    }
    try (SshUser user = user()) {
      assertThat(user.send("install all nxos bootflash:nxos.9.3.10.bin", "sw-01# "))
          .contains("Another install procedure may be in progress");
      user.send("show install all status", "Install is in progress");
      assertThat(user.send("\u0003", "sw-01# ")).contains("sw-01# ");
    }
    clock.advance(Duration.ofSeconds(10));
    reboot();

    try (SshUser user = user()) {
      assertThat(user.send("show install all status", "sw-01# "))
          .contains("This is the log of last installation.");
    }
  }

  @Test
  void aSwitchWithoutItsImageStaysAtTheLoader() {
    device.flash().put("nxos.9.3.7.bin", new byte[10]);
    device.powerCycle();
    clock.advance(REBOOT);

    assertThat(device.state()).isEqualTo(DeviceState.IN_BOOT_LOADER);
  }

  @Test
  void whatIsBootedIsNeitherDeletedNorWrittenOver() throws Exception {
    try (SshUser user = user()) {
      assertThat(user.send("delete bootflash:nxos.9.3.7.bin no-prompt", "sw-01# "))
          .contains("this image is not allowed");
      assertThat(
              user.send(
                  "copy tftp://127.0.0.1/x bootflash:nxos.9.3.7.bin vrf management", "sw-01# "))
          .contains("Destination file is a boot image");
      assertThat(user.send("delete bootflash:nxos.9.3.10.bin", "[y] ")).contains("Do you want");
      user.send("y", "sw-01# ");
    }
    assertThat(device.flash().file("nxos.9.3.10.bin")).isEmpty();
    assertThat(device.flash().file("nxos.9.3.7.bin")).isPresent();
  }

  @Test
  void aReloadIsAskedForAndMayBeRefused() throws Exception {
    try (SshUser user = user()) {
      user.send("reload", "This command will reboot the system. (y/n)?  [n] ");
      user.send("n", "sw-01# ");
      device.inject(Fault.refuseReload());
      assertThat(user.send("reload", "sw-01# ")).contains("ERROR:");
      assertThat(device.state()).isEqualTo(DeviceState.RUNNING);
    }
  }
}
