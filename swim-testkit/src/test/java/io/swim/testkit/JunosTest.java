package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.testkit.device.OtherModels;
import io.swim.testkit.device.SimulatedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A router of Juniper over SSH. */
@Timeout(120)
class JunosTest extends WithSshDevice {
  private static final String PROMPT = "admin@sw-01> ";
  private static final String ADD = "request system software add /var/tmp/";
  private static final SimulatedImage NEW =
      SimulatedImage.builder().model(OtherModels.juniperMx204()).sizeBytes(300_000).build();
  private static final SimulatedImage FOREIGN =
      SimulatedImage.builder()
          .model(OtherModels.juniperMx204())
          .family("ex-arm-32")
          .fileName("junos-install-ex-arm-32-20.4R3.8.tgz")
          .build();
  private static final SimulatedImage NONE =
      SimulatedImage.builder().fileName("junos-install-mx-x86-64-99.1R1.1.tgz").build();

  @Override
  SimulatedFleetBuilder fleet() {
    return SimulatedFleet.builder()
        .model(OtherModels.juniperMx204())
        .image(
            SimulatedImage.builder().model(OtherModels.juniperMx204()).version("18.4R2.7").build())
        .moreImages(NEW, FOREIGN, NONE);
  }

  @Override
  String prompt() {
    return PROMPT;
  }

  @Override
  SshUser user() throws Exception {
    return loggedIn("set cli screen-length 0");
  }

  private void reboot() throws Exception {
    reboot(
        () -> {
          try (SshUser user = user()) {
            user.send("request system reboot", "Reboot the system ? [yes,no] (no) ");
            user.send("yes", "Shutdown NOW!");
          }
        });
  }

  @Test
  void tellsWhatItRunsAndHas() throws Exception {
    assertThat(type("show version")).contains("Model: mx204", "Junos: 18.4R2.7");
    assertThat(type("show version | match \"Junos:\"")).doesNotContain("Model");
    assertThat(type("show chassis hardware")).contains("JNP204 [MX204]");
    assertThat(type("file list /var/tmp/ detail")).contains("300000", NEW.fileName());
    assertThat(type("file checksum sha-256 /var/tmp/" + NEW.fileName()))
        .contains(") = " + NEW.digest("SHA-256"));
    assertThat(type("show bogus")).contains("syntax error, expecting <command>.");
  }

  @Test
  void whatIsAddedIsTakenByTheNextRebootAndWhatWasBeforeCanComeBack() throws Exception {
    assertThat(type(ADD + NEW.fileName() + " no-copy unlink"))
        .contains("Validation succeeded", "'pending' set will be activated at next reboot");
    assertThat(type("show version")).contains("Junos: 18.4R2.7", "Pending: 20.4R3.8");
    assertThat(type("file list /var/tmp/ detail")).doesNotContain(NEW.fileName());

    reboot();

    assertThat(device.runningVersion()).isEqualTo("20.4R3.8");
    assertThat(type("file show /packages/sets/previous/junos-release")).contains("18.4R2.7");
    assertThat(type("request system software rollback")).contains("'18.4R2.7' will become active");

    reboot();

    assertThat(device.runningVersion()).isEqualTo("18.4R2.7");
  }

  @Test
  void aRollbackOfWhatWasOnlyAddedThrowsItAway() throws Exception {
    type(ADD + NEW.fileName() + " no-validate");

    assertThat(type("request system software rollback")).contains("set has been removed");
    assertThat(type("request system software rollback")).contains("Cannot rollback");

    reboot();

    assertThat(device.runningVersion()).isEqualTo("18.4R2.7");
  }

  @Test
  void whatIsNoPackageForItIsRefused() throws Exception {
    assertThat(type(ADD + FOREIGN.fileName())).contains("ERROR: ", "it is for ex-arm-32");
    assertThat(type(ADD + NONE.fileName())).contains("ERROR: ", "fails requirements check");
    assertThat(type("request system software validate /var/tmp/none.tgz")).contains("error: ");
    assertThat(type("show version")).doesNotContain("Pending");
  }
}
