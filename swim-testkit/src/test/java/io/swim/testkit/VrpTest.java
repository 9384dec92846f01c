package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.OtherModels;
import io.swim.testkit.device.SimulatedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Huawei switch over SSH. */
@Timeout(120)
class VrpTest extends WithSshDevice {
  private static final String PROMPT = "<sw-01>";
  private static final String OLD = "S5735-V200R019C10SPC500.cc";
  private static final SimulatedImage NEW =
      SimulatedImage.builder().model(OtherModels.huaweiS5735()).sizeBytes(300_000).build();
  private static final SimulatedImage FOREIGN =
      SimulatedImage.builder().fileName("S5735-V200R022C00SPC500.cc").build();

  @Override
  SimulatedFleetBuilder fleet() {
    return SimulatedFleet.builder().model(OtherModels.huaweiS5735()).moreImages(NEW, FOREIGN);
  }

  @Override
  String prompt() {
    return PROMPT;
  }

  @Override
  SshUser user() throws Exception {
    return loggedIn("screen-length 0 temporary");
  }

  private void reboot() throws Exception {
    reboot(
        () -> {
          try (SshUser user = user()) {
            user.send("reboot", "System will reboot! Continue ? [y/n]:");
            user.send("y", "system is rebooting");
          }
        });
  }

  @Test
  void tellsWhatItRunsAndBoots() throws Exception {
    assertThat(type("display version"))
        .contains("Version 5.170 (S5735 V200R019C10SPC500)", "HUAWEI S5735-L24P4X-A Routing");
    assertThat(type("display startup")).contains("Next startup system software:  ", OLD);
    assertThat(type("dir flash:/")).contains("300,000", NEW.fileName(), " KB free)");
    assertThat(type("display bogus")).contains("Error: ", " found at '^' position.");
  }

  @Test
  void longOutputIsPaged() throws Exception {
    try (SshUser user = new SshUser(device.ssh(), device.credentials())) {
      user.readUntil(PROMPT);
      for (int i = 0; i < 30; i++) {
        device.configure("ip vpn-instance V" + i);
      }
      user.send("display current-configuration", "  ---- More ----");
    }
  }

  @Test
  void whatIsSetIsBootedWithoutSaving() throws Exception {
    assertThat(type("startup system-software flash:/" + NEW.fileName()))
        .contains("Info: Succeeded in setting the software for booting system.");

    reboot();

    assertThat(device.runningVersion()).isEqualTo("V200R021C00SPC100");
  }

  @Test
  void aPackageOfSomethingElseIsRefused() throws Exception {
    assertThat(type("startup system-software " + FOREIGN.fileName())).contains("Error: ");
    assertThat(type("startup system-software none.cc")).contains("Error: File can't be found.");
    assertThat(device.bootVariables()).containsExactly("flash:/" + OLD);
  }

  @Test
  void withoutItsFileItStaysInTheBootRom() throws Exception {
    try (SshUser user = user()) {
      user.send("delete /unreserved flash:/" + OLD, "Continue? [Y/N]:");
      user.send("y", PROMPT);
    }

    reboot();

    assertThat(device.state()).isEqualTo(DeviceState.IN_BOOT_LOADER);
    assertThat(device.bootLog()).last().asString().contains("File can't be found");
  }

  @Test
  void aRebootAsksWhatToDoWithChanges() throws Exception {
    device.configure("sysname other");
    try (SshUser user = new SshUser(device.ssh(), device.credentials())) {
      user.readUntil("<other>");
      user.send("reboot", "saved to the next startup configuration. Continue ? [y/n]:");
      user.send("n", "System will reboot! Continue ? [y/n]:");
      user.send("n", "<other>");
      user.send("save", "Are you sure to continue?[Y/N]");
      user.send("y", "Save the configuration successfully.");
    }
    try (SshUser user = new SshUser(device.ssh(), device.credentials())) {
      user.readUntil("<other>");
      user.send("reboot", "System will reboot! Continue ? [y/n]:");
      user.send("y", "rebooting");
    }
    await().until(() -> device.rebootCount() == 1);
    await().until(() -> device.state() == DeviceState.RUNNING);
  }

  @Test
  void logMessagesComeInBetween() throws Exception {
    device.inject(Fault.logInOutput());
    assertThat(type("display startup")).contains("%%01SHELL/5/CMDRECORD(s)[1]:");
  }
}
