package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.testkit.device.OtherModels;
import io.swim.testkit.device.SimulatedCredentials;
import io.swim.testkit.device.SimulatedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Linux appliance with two slots over SSH. */
@Timeout(120)
class LinuxSlotsTest extends WithSshDevice {
  private static final String PROMPT = "root@sw-01:~# ";
  private static final SimulatedImage NEW =
      SimulatedImage.builder().model(OtherModels.linuxGateway()).sizeBytes(300_000).build();
  private static final SimulatedImage FOREIGN =
      SimulatedImage.builder()
          .model(OtherModels.linuxGateway())
          .family("other-gateway")
          .fileName("other-gateway-2.1.0.raucb")
          .build();

  @Override
  SimulatedFleetBuilder fleet() {
    return SimulatedFleet.builder()
        .model(OtherModels.linuxGateway())
        .credentials(SimulatedCredentials.defaults().withLogin("root", "r00t-login"))
        .moreImages(NEW, FOREIGN);
  }

  @Override
  String prompt() {
    return PROMPT;
  }

  @Override
  SshUser user() throws Exception {
    return loggedIn();
  }

  private void powerCycle() throws Exception {
    reboot(device::powerCycle);
  }

  @Test
  void tellsWhatItRunsAndHas() throws Exception {
    assertThat(type("cat /etc/os-release")).contains("VERSION_ID=2.0.4");
    assertThat(type("rauc status --output-format=shell"))
        .contains("RAUC_SLOT_STATE_1='booted'", "RAUC_SLOT_BOOT_STATUS_1='good'");
    assertThat(type("sha256sum '/data/" + NEW.fileName() + "'")).contains(NEW.digest("SHA-256"));
    assertThat(type("bogus; echo ended: $?")).contains("bogus: not found", "ended: 127");
  }

  @Test
  void aSlotThatIsMarkedGoodStays() throws Exception {
    assertThat(type("rauc install '/data/" + NEW.fileName() + "'")).contains("succeeded");
    powerCycle();
    assertThat(device.runningVersion()).isEqualTo("2.1.0");
    assertThat(type("rauc status")).contains("RAUC_SLOT_BOOT_STATUS_2='bad'");
    assertThat(type("rauc status mark-good")).contains("marked slot rootfs.1 as good");

    powerCycle();

    assertThat(device.runningVersion()).isEqualTo("2.1.0");
  }

  @Test
  void aSlotThatNobodyMarksIsBootedOnce() throws Exception {
    type("rauc install '/data/" + NEW.fileName() + "'");
    powerCycle();
    powerCycle();

    assertThat(device.runningVersion()).isEqualTo("2.0.4");
  }

  @Test
  void aBundleForSomethingElseIsRefused() throws Exception {
    assertThat(type("rauc install '/data/" + FOREIGN.fileName() + "'; echo ended: $?"))
        .contains("LastError: System not compatible", "ended: 1");
    powerCycle();

    assertThat(device.runningVersion()).isEqualTo("2.0.4");
  }
}
