package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to Huawei VRP and how it is understood, against scripted devices. */
@Timeout(60)
class HuaweiVrpDialogueTest extends WithScript {
  private static final Map<String, String> FILE =
      Map.of(
          "images", "flash:a.cc",
          "path", "flash:a.cc",
          "fileSystem", "flash:",
          "file", "a.cc");
  private static final String UNKNOWN =
      "      ^\nError: Unrecognized command found at '^' position.\n";

  @Override
  String platform() {
    return "huawei-vrp";
  }

  private static ScriptedDevice vrp(ScriptedDevice.Script rest) throws IOException {
    return ScriptedDevice.asking(
        "\nLogin authentication\n\n\nUsername:",
        "Password:",
        "\n",
        line -> {
          line.answer("<lab-1>", "screen-length 0 temporary", "Info: It takes effect.\n");
          rest.play(line);
        });
  }

  private CliAnswer copy(ScriptedDevice device, String operation, String... more) throws Exception {
    return copy(
        device,
        operation,
        Map.of(
            "server", "192.0.2.1",
            "authority", "192.0.2.1",
            "source", "t/a.cc",
            "path", "flash:a.cc",
            "fileSystem", "flash:",
            "file", "a.cc",
            "username", "swim-7f"),
        more);
  }

  private DriverException refusal(ScriptedDevice device, String operation) {
    return catchThrowableOfType(DriverException.class, () -> copy(device, operation));
  }

  @Test
  void ftpIsLeftAgainAfterTheFile() throws Exception {
    try (ScriptedDevice device =
        vrp(
            line -> {
              line.answer("<lab-1>", "ftp 192.0.2.1 vpn-instance OOB", "");
              line.answer(
                  "Trying 192.0.2.1 ...\n220 ready\nUser(192.0.2.1:(none)):", "swim-7f", "");
              line.print("331 Password required for swim-7f.\nEnter password:");
              assertThat(line.read()).isEqualTo(ONE_TIME);
              line.answer("\n230 User logged in.\n\n[ftp]", "binary", "200 Type is Image.\n\n");
              line.answer("[ftp]", "get t/a.cc flash:/a.cc", "226 Transfer complete.\n");
              line.print(
                  "FTP: 107973953 byte(s) received in 151.05 second(s) 560.79Kbyte(s)/sec.\n");
              line.answer("\n[ftp]", "quit", "221 Goodbye.\n\n<lab-1>");
            })) {
      copy(device, "copy-ftp", "vrf", "OOB");
    }
  }

  @Test
  void sftpIsOfTheSystemViewOnSomeDevices() throws Exception {
    try (ScriptedDevice device =
        vrp(
            line -> {
              line.answer("<lab-1>", "sftp 192.0.2.1 2222", UNKNOWN);
              line.answer("<lab-1>", "system-view", "Enter system view, return with Ctrl+Z.\n");
              line.answer("[lab-1]", "sftp 192.0.2.1 2222", "Trying 192.0.2.1 ...\n");
              line.answer("Please input the username:", "swim-7f", "");
              line.print("Enter password:");
              assertThat(line.read()).isEqualTo(ONE_TIME);
              line.answer("\nsftp-client>", "get t/a.cc flash:/a.cc", "");
              line.print("Info: Downloading file successfully ended.\n");
              line.answer("sftp-client>", "quit", "Bye\n");
              line.answer("[lab-1]", "return", "<lab-1>");
            })) {
      copy(device, "copy-sftp", "port", "2222");
    }
  }

  @Test
  void aServerWhoseKeyIsNotKnownIsNotTrusted() throws Exception {
    try (ScriptedDevice device =
        vrp(
            line -> {
              line.answer("<lab-1>", "scp swim-7f@192.0.2.1:t/a.cc flash:/a.cc", "");
              line.print("The server is not authenticated. Continue to access it? [Y/N]:");
              assertThat(line.command()).isEqualTo("n");
              line.print("Error: Failed to run this command.\n<lab-1>");
            })) {
      assertThat(refusal(device, "copy-scp"))
          .hasMessageContaining("does not know the host key of 192.0.2.1");
    }
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver() throws Exception {
    try (ScriptedDevice device =
        vrp(
            line -> {
              line.answer("<lab-1>", "tftp 192.0.2.1 get t/a.cc flash:/a.cc", "");
              line.print("Warning: The file flash:/a.cc already exists. Overwrite it? [Y/N]:");
              assertThat(line.command()).isEqualTo("n");
              line.print("<lab-1>");
            })) {
      assertThat(refusal(device, "copy-tftp").kind()).isEqualTo(FailureKind.CHANGED);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Error: There is not enough space on the device.|CAPACITY|APPLIED",
        "Error: Failed to connect to the remote host.|UNREACHABLE|NONE",
        "Error: The file does not exist on the server.|REJECTED|NONE",
        "550 File not found.|REJECTED|NONE",
        "530 Login incorrect.|REJECTED|NONE",
        "Error: The operation timed out.|TIMEOUT|APPLIED",
        "Error: The connection was closed by the remote host.|PROTOCOL|APPLIED",
        "Error: Something new.|REJECTED|APPLIED",
        "Error: Unrecognized command found at '^' position.|UNSUPPORTED|NONE"
      })
  void whatACopyFailsOfIsToldApart(String said, FailureKind kind, DeviceEffect effect)
      throws Exception {
    try (ScriptedDevice device =
        vrp(
            line -> {
              line.print("<lab-1>");
              line.command();
              line.print(said + "\n<lab-1>");
            })) {
      DriverException e = refusal(device, "copy-tftp");
      assertThat(e.kind()).isEqualTo(kind);
      if (kind != FailureKind.CAPACITY) {
        assertThat(e.effect()).isEqualTo(effect);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Info: The system is now comparing the configuration, please wait.\n"
            + "Warning: All the configuration will be saved to the next startup configuration."
            + " Continue ? [y/n]:",
        "Warning: All the configuration will be saved to the next startup configuration. \n"
            + "Continue ? [y/n]:",
        "Warning: The configuration has been modified, and it will be saved to the next startup"
            + " saved-configuration file flash:/vrpcfg.zip. Continue? [Y/N]:"
      })
  void aRebootSavesNothing(String question) throws Exception {
    try (ScriptedDevice device =
        vrp(
            line -> {
              line.answer("<lab-1>", "reboot", "");
              line.print(question);
              assertThat(line.command()).isEqualTo("n");
              line.print(
                  "Info: If want to reboot with saving diagnostic information, input 'N'.\n");
              line.print("System will reboot! Continue ? [y/n]:");
              assertThat(line.command()).isEqualTo("y");
              line.hangUp();
            })) {
      perform(device, "reload", Map.of());
    }
  }

  @Test
  void theOtherWordsForARebootAreUnderstood() throws Exception {
    try (ScriptedDevice device =
        vrp(
            line -> {
              line.answer("<lab-1>", "reboot", "");
              line.print(
                  "slot 1:\nNext startup system software: flash:/a.cc\n"
                      + "Warning: The system will reboot. Continue? [Y/N]:");
              assertThat(line.command()).isEqualTo("y");
              line.hangUp();
            })) {
      perform(device, "reload", Map.of());
    }
  }

  @Test
  void aQuestionThatNobodyKnowsEndsAReboot() throws Exception {
    try (ScriptedDevice device =
        vrp(
            line -> {
              line.answer("<lab-1>", "reboot", "");
              line.print("Warning: The standby board will be formatted. Continue? [Y/N]:");
              assertThat(line.key()).isEqualTo(3);
              line.print("\n<lab-1>");
            })) {
      DriverException e = refused(device, "reload");
      assertThat(e).hasMessageContaining("asked something that has no answer");
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void aDamagedPackageIsNotBooted() throws Exception {
    try (ScriptedDevice device =
        vrp(
            line ->
                line.answer(
                    "<lab-1>",
                    "startup system-software flash:/a.cc",
                    "Error: The system software package is invalid.\n<lab-1>"))) {
      assertThat(refused(device, "set-boot", FILE).kind()).isEqualTo(FailureKind.INTEGRITY);
    }
  }

  @Test
  void aFileIsDeletedForGood() throws Exception {
    try (ScriptedDevice device =
        vrp(
            line -> {
              line.answer("<lab-1>", "delete /unreserved flash:/a.cc", "");
              line.print(
                  "Warning: The contents of file flash:/a.cc cannot be recycled. Continue? [Y/N]:");
              assertThat(line.command()).isEqualTo("y");
              line.print("Info: Deleting file flash:/a.cc...succeeded.\n<lab-1>");
            })) {
      perform(device, "delete", FILE);
    }
  }
}
