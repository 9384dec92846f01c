package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Secret;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliSession;
import io.swim.spi.SignsOfLife;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said to an Embedded Wireless Controller and how it is understood. */
@Timeout(60)
class CiscoWirelessDialogueTest extends WithScript {
  private static final String PASSWORD = "0ne-Time-pw";
  private static final String PROFILE = "lab-1(config-wireless-image-download-profile";

  @Override
  String platform() {
    return "cisco-ewc";
  }

  private static void profile(ScriptedDevice.Line line, String mode) throws IOException {
    line.answer("lab-1#", "configure terminal", "lab-1(config)#");
    line.answer("", "wireless profile image-download default", PROFILE + ")#");
    line.answer("", "image-download-mode " + mode, PROFILE + "-" + mode + ")#");
  }

  @Test
  void aProfileIsToldTheFolderAndTheLoginBeforeItIsUsed() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              profile(line, "sftp");
              for (String told :
                  new String[] {
                    "sftp-image-server 192.0.2.7",
                    "sftp-image-path ewc/17_8_2",
                    "sftp-username swim-7f",
                    "sftp-password 0 " + PASSWORD
                  }) {
                line.answer("", told, PROFILE + "-sftp)#");
              }
              line.answer("", "end", "lab-1#");
              line.answer("", "write memory", "Building configuration...\n[OK]\nlab-1#");
              line.answer(
                  "",
                  "install add profile default",
                  "install_add: START\nSUCCESS: install_add profile default\nlab-1#");
            })) {
      try (CliSession session = open(device)) {
        session.perform(
            "copy-sftp",
            Map.of("server", "192.0.2.7", "sourceFolder", "ewc/17_8_2", "username", "swim-7f"),
            Map.of("password", Secret.of(PASSWORD)),
            SignsOfLife.NONE);
      }
      assertThat(device.failures).isEmpty();
      assertThat(services.everything()).doesNotContain(PASSWORD);
    }
  }

  @Test
  void whatIsNotSavedStaysSo() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer(
                  "lab-1#",
                  "install activate",
                  "System configuration has been modified.\nPress Yes(y) to save the configuration"
                      + " and proceed.\nPress Quit(q) to exit, you may save configuration and"
                      + " re-enter the command. [y/n/q]");
              assertThat(line.command()).isEqualTo("n");
              line.print(
                  "\nThis operation may require a reload of the system. Do you want to proceed?"
                      + " [y/n]");
              assertThat(line.command()).isEqualTo("y");
              line.print("\nSUCCESS: install_activate\nlab-1#");
            })) {
      perform(device, "install-activate", Map.of());
    }
  }

  @Test
  void aQuestionThatNobodyKnowsIsNotAnswered() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer(
                  "lab-1#",
                  "install add profile default",
                  "Access points will lose their clients. Go on? [y/n]");
              assertThat(line.key()).isEqualTo(3);
              line.print("\nlab-1#");
            })) {
      DriverException e = refused(device, "ap-predownload");

      assertThat(e.kind()).isEqualTo(FailureKind.PROTOCOL);
      assertThat(e).hasMessageContaining("lose their clients");
    }
  }

  @Test
  void whatCanNotBeDownloadedIsTheDevicesWord() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line ->
                line.answer(
                    "lab-1#",
                    "install add profile default",
                    "install_add: START\nFAILED: install_add profile default : Failed to download file"
                        + " tftp://192.0.2.7/ewc/C9800-AP-iosxe-wlc.bin: Timed out\nlab-1#"))) {
      DriverException e = refused(device, "ap-predownload");

      assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(e.effect()).isEqualTo(DeviceEffect.APPLIED);
      assertThat(e.deviceWords()).contains("ewc/C9800-AP-iosxe-wlc.bin: Timed out");
    }
  }

  @Test
  void theLastDownloadThatFailedIsTheCause() throws Exception {
    String row = "yard-2   17.8.2.31  17.5.1.12  Failed  17.11.1.44  0  2  CAPWAP\n";
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer(
                  "lab-1#",
                  "show ap image",
                  "AP Name  Primary Image  Backup Image  Predownload Status\n---\n"
                      + row
                      + "lab-1#");
              line.answer(
                  "",
                  "show install log | include Failed to download",
                  "[1|install_add]: FAILED: Error: Failed to download file tftp://192.0.2.7/a/ap1g8:"
                      + " Timed out\n"
                      + "[2|install_add]: FAILED: Error: Failed to download file"
                      + " tftp://192.0.2.7/b/ap1g8: No such file or directory\nlab-1#");
            })) {
      CliAnswer answer = perform(device, "access-points", Map.of());

      assertThat(ToldFacts.accessPoints(answer))
          .singleElement()
          .satisfies(
              one ->
                  assertThat(one.cause())
                      .contains(
                          "Failed to download file tftp://192.0.2.7/b/ap1g8:"
                              + " No such file or directory"));
    }
  }
}
