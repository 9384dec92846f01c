package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.testkit.device.OtherModels;
import io.swim.testkit.device.SimulatedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An HPE switch over SSH. */
@Timeout(120)
class ComwareTest extends WithSshDevice {
  private static final String PROMPT = "<sw-01>";
  private static final String OLD = "flash:/5130ei-cmw710-system-r3507p09.bin";
  private static final String OLD_BOOT = "flash:/5130ei-cmw710-boot-r3507p09.bin";
  private static final SimulatedImage NEW =
      SimulatedImage.builder().model(OtherModels.hpe5130()).sizeBytes(300_000).build();
  private static final SimulatedImage FOREIGN =
      SimulatedImage.builder().fileName("9999-CMW710-R3508P01.ipe").build();

  @Override
  SimulatedFleetBuilder fleet() {
    return SimulatedFleet.builder().model(OtherModels.hpe5130()).moreImages(NEW, FOREIGN);
  }

  @Override
  String prompt() {
    return PROMPT;
  }

  @Override
  SshUser user() throws Exception {
    return loggedIn("screen-length disable");
  }

  private void set(String command) throws Exception {
    try (SshUser user = user()) {
      user.send(command, "Continue? [Y/N]:");
      assertThat(user.send("y", PROMPT)).contains("images that have passed all examinations");
    }
  }

  private void reboot() throws Exception {
    reboot(
        () -> {
          try (SshUser user = user()) {
            user.send("reboot", "This command will reboot the device. Continue? [Y/N]:");
            user.send("y", "Now rebooting");
          }
        });
  }

  @Test
  void tellsWhatItRunsAndBoots() throws Exception {
    assertThat(type("display version"))
        .contains("Version 7.1.070, Release 3507P09", "System image: " + OLD);
    assertThat(type("display boot-loader")).contains(OLD_BOOT, OLD, "  None");
    assertThat(type("dir flash:/")).contains("300000", NEW.fileName(), " KB free)");
    assertThat(type("display bogus")).contains(" % ", " found at '^' position.");
  }

  @Test
  void anIpeFileIsUnpackedAndBooted() throws Exception {
    set("boot-loader file flash:/" + NEW.fileName() + " all main");
    assertThat(type("dir flash:/")).contains("-boot-r3508p01.bin", "-system-r3508p01.bin");

    reboot();

    assertThat(device.runningVersion()).isEqualTo("R3508P01");
  }

  @Test
  void theBackupIsBootedWhereTheMainImageIsGone() throws Exception {
    set("boot-loader file boot " + OLD_BOOT + " system " + OLD + " all backup");
    set("boot-loader file flash:/" + NEW.fileName() + " all main");
    try (SshUser user = user()) {
      user.send("delete /unreserved flash:/5130ei-cmw710-boot-r3508p01.bin", "[Y/N]:");
      user.send("y", PROMPT);
    }

    reboot();

    assertThat(device.runningVersion()).isEqualTo("R3507P09");
  }

  @Test
  void anImageOfSomethingElseIsRefused() throws Exception {
    try (SshUser user = user()) {
      user.send("boot-loader file flash:/" + FOREIGN.fileName() + " all main", "[Y/N]:");
      assertThat(user.send("y", PROMPT)).contains("invalid");
    }
    assertThat(type("boot-loader file flash:/none.ipe main")).contains(" % Wrong parameter");
    assertThat(device.bootVariables()).containsExactly(OLD);
  }
}
