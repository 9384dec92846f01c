package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.device.SimulatedModels;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a simulated ASA does and says. */
class AsaTest {
  private static final String OLD = "disk0:/asa984-12-lfbff-k8.SPA";
  private static final SimulatedImage NEW = image(SimulatedModels.asa5516(), "9.12(4)55");

  private SimulatedFleet fleet;

  private static SimulatedImage image(SimulatedModel model, String version) {
    return SimulatedImage.builder().model(model).version(version).sizeBytes(150_000).build();
  }

  private static SimulatedFleetBuilder asa() {
    return SimulatedFleet.builder()
        .model(SimulatedModels.asa5516())
        .credentials(SimulatedCredentials.defaults().withPrivilege(15))
        .rebootTime(Duration.ofMillis(50));
  }

  private SimulatedDevice start(SimulatedFleetBuilder builder) {
    fleet = builder.build().start();
    return fleet.device(0);
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  private static SshUser user(SimulatedDevice device) throws IOException {
    SshUser user = new SshUser(device.ssh(), device.credentials());
    user.readUntil("# ");
    return user;
  }

  private static void reboot(SimulatedDevice device, int number) {
    device.powerCycle();
    await().until(() -> device.rebootCount() == number && device.state() != DeviceState.REBOOTING);
  }

  @Test
  void imagesAreNamedAndShapedByTheirHardware() {
    SimulatedDevice device = start(asa());
    assertThat(NEW.fileName()).isEqualTo("asa9-12-4-55-lfbff-k8.SPA");
    assertThat(image(SimulatedModels.asa5525(), "9.8(4)12").fileName())
        .isEqualTo("asa984-12-smp-k8.bin");
    assertThat(NEW.toByteArray()).hasSize(150_000);
    assertThat(device.runningImage()).isEqualTo(OLD);
  }

  @Test
  void theFirstImageThatCanBeBootedIsBooted() {
    SimulatedImage other = image(SimulatedModels.asa5525(), "9.12(4)55");
    SimulatedDevice device = start(asa().moreImages(NEW, other));
    byte[] good = NEW.toByteArray();
    byte[] flipped = good.clone();
    flipped[good.length / 2] ^= 1;
    device.flash().put("flipped.SPA", flipped);
    device.flash().put("short.SPA", Arrays.copyOf(good, 100_000));
    device.configure(
        "no boot system " + OLD,
        "boot system disk0:/" + other.fileName(),
        "boot system disk0:/flipped.SPA",
        "boot system disk0:/short.SPA",
        "boot system disk0:/" + NEW.fileName());
    device.saveConfiguration();
    reboot(device, 1);
    assertThat(device.runningVersion()).isEqualTo("9.12(4)55");
    assertThat(device.runningImage()).isEqualTo("disk0:/" + NEW.fileName());
    assertThat(String.join("\n", device.bootLog()))
        .contains("image is for smp", "checksum is wrong", "cut short");
  }

  @Test
  void fourEntriesAreAllThatTheListHolds() {
    SimulatedDevice device = start(asa());
    for (int i = 1; i <= 5; i++) {
      device.configure("boot system disk0:/image-" + i + ".SPA");
    }
    assertThat(device.bootVariables()).hasSize(4).startsWith(OLD);
  }

  @Test
  void anEvenRegisterStaysInTheBootLoader() {
    SimulatedDevice device = start(asa());
    device.configure("config-register 0x0");
    reboot(device, 1);
    assertThat(device.state()).isEqualTo(DeviceState.IN_BOOT_LOADER);
  }

  @Test
  void longOutputIsPagedUntilThePagerIsOff() throws Exception {
    SimulatedDevice device = start(asa());
    try (SshUser user = user(device)) {
      assertThat(user.send("show version", "<--- More --->")).contains("Software Version 9.8(4)12");
    }
    try (SshUser user = user(device)) {
      user.send("terminal pager 0", "# ");
      assertThat(user.send("show version", "# "))
          .contains("Configuration register is 0x1")
          .doesNotContain("More");
    }
  }

  @Test
  void wrongCommandsAreMarked() throws Exception {
    SimulatedDevice device = start(asa());
    try (SshUser user = user(device)) {
      assertThat(user.send("show flying", "# "))
          .contains("ERROR: % Invalid input detected at '^' marker.");
      assertThat(user.send("copy", "# ")).contains("ERROR: % Incomplete command");
      assertThat(user.send("copy /noconfirm sftp://10.0.0.1/x disk0:/x", "# "))
          .contains("ERROR: % Invalid input");
    }
  }

  @Test
  void thePromptNamesContextPriorityAndState() throws Exception {
    SimulatedDevice device = start(asa().failoverPairs().contexts("admin", "ctx-1"));
    device.configure("prompt hostname context priority state");
    try (SshUser user = user(device)) {
      assertThat(user.send("changeto context ctx-1", "/ctx-1/pri/act# ")).isNotEmpty();
      assertThat(user.send("dir disk0:", "# ")).contains("Invalid input");
      assertThat(user.send("changeto system", "sw-01/pri/act# ")).isNotEmpty();
    }
    var standby = new InetSocketAddress(device.mate().unitAddress(), device.ports().ssh());
    try (SshUser user = new SshUser(standby, device.credentials())) {
      assertThat(user.readUntil("# ")).contains("sw-01/admin/sec/stby");
      user.send("changeto system", "sw-01/sec/stby# ");
      assertThat(user.send("write standby", "# ")).contains("ERROR");
      assertThat(user.send("configure terminal", "(config)# "))
          .contains("Configuration Replication is NOT performed from Standby unit");
    }
  }

  @Test
  void aReloadAsksWhetherToSaveAndShutsDownBehindAPrompt() throws Exception {
    SimulatedDevice device = start(asa());
    device.configure("hostname fw");
    try (SshUser user = user(device)) {
      user.send("reload", "Save? [Y]es/[N]o: ");
      user.send("N", "Proceed with reload? [confirm]");
      assertThat(user.send("", "SHUTDOWN NOW")).contains("fw#", "START GRACEFUL SHUTDOWN");
    }
    await().until(() -> device.rebootCount() == 1);
    assertThat(device.bootVariables()).containsExactly(OLD);
  }
}
