package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to Arista EOS and how it is understood, against scripted switches. */
@Timeout(60)
class AristaEosDialogueTest extends WithScript {
  private static final String DONE = "Copy completed successfully.\nlab-1#";
  private static final String METER =
      "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n"
          + "                                 Dload  Upload   Total   Spent    Left  Speed\n"
          + "100  403M  100  403M    0     0   530k      0  0:00:12  0:00:12 --:--:-- 404k\n";

  @Override
  String platform() {
    return "arista-eos";
  }

  private CliAnswer copy(ScriptedDevice device, String operation, String... more) throws Exception {
    return copy(
        device,
        operation,
        Map.of(
            "server", "192.0.2.1",
            "authority", "192.0.2.1",
            "source", "t/EOS-4.31.2F.swi",
            "path", "flash:EOS-4.31.2F.swi",
            "username", "swim-7f"),
        more);
  }

  private DriverException refusal(ScriptedDevice device, String operation) {
    return catchThrowableOfType(DriverException.class, () -> copy(device, operation));
  }

  @Test
  void scpHasTheUserInTheUrlAndThePasswordWhereItIsAskedFor() throws Exception {
    String command = "copy scp://swim-7f@192.0.2.1/t/EOS-4.31.2F.swi flash:EOS-4.31.2F.swi";
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", command, "");
              line.print("swim-7f@192.0.2.1's password: ");
              assertThat(line.read()).isEqualTo(ONE_TIME);
              line.print("\nEOS-4.31.2F.swi     100%  962MB  38.5MB/s   00:25\n" + DONE);
            })) {
      copy(device, "copy-scp");
    }
  }

  @Test
  void numbersOfAProgressMeterAreNoErrors() throws Exception {
    String command =
        "copy http://swim-7f:" + ONE_TIME + "@192.0.2.1/t/EOS-4.31.2F.swi flash:EOS-4.31.2F.swi";
    try (ScriptedDevice device =
        ScriptedDevice.ios(line -> line.answer("lab-1#", command, METER + DONE))) {
      assertThat(copy(device, "copy-http").output()).contains("successfully");
    }
  }

  @Test
  void aRoutingInstanceIsChosenBeforeAndLeftBehindTheCopy() throws Exception {
    String command = "copy tftp://192.0.2.1/t/EOS-4.31.2F.swi flash:EOS-4.31.2F.swi";
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "cli vrf OOB", "% Invalid input\n");
              line.answer("lab-1#", "routing-context vrf OOB", "");
              line.answer("lab-1(vrf:OOB)#", command, "Copy completed successfully.\n");
              line.answer("lab-1(vrf:OOB)#", "cli vrf default", "% Invalid input\n");
              line.answer("lab-1(vrf:OOB)#", "routing-context vrf default", "lab-1#");
            })) {
      copy(device, "copy-tftp", "vrf", "OOB");
    }
  }

  @Test
  void anUnknownHostKeyIsNeverAccepted() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.print("lab-1#");
              line.command();
              line.print(
                  "The authenticity of host '192.0.2.1' can't be established.\n"
                      + "Are you sure you want to continue connecting (yes/no/[fingerprint])? ");
              assertThat(line.command()).isEqualTo("no");
              line.print("Host key verification failed.\nlab-1#");
            })) {
      DriverException e = refusal(device, "copy-scp");
      assertThat(e).hasMessageContaining("does not know the host key of 192.0.2.1");
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
    }
  }

  @Test
  void aLoginThatTheServerDoesNotTakeIsNotGivenTwice() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.print("lab-1#");
              line.command();
              line.print("swim-7f@192.0.2.1's password: ");
              line.read();
              line.print("\nPermission denied, please try again.\nswim-7f@192.0.2.1's password: ");
              assertThat(line.key()).isEqualTo(3);
              line.print("\n% Error copying scp://192.0.2.1/x to flash:/x (Interrupted)\nlab-1#");
            })) {
      assertThat(refusal(device, "copy-scp"))
          .hasMessageContaining("192.0.2.1 did not take the login of swim-7f");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "% Error copying http://h/x to flash:/x (No space left on device)|CAPACITY|UNKNOWN",
        "% Error copying http://h/x to flash:/x (Failed to connect to h)|UNREACHABLE|NONE",
        "ssh: connect to host h port 22: Connection refused|UNREACHABLE|NONE",
        "% Error copying http://h/x to flash:/x (404 Not Found)|REJECTED|NONE",
        "% Error copying ftp://h/x to flash:/x (Access denied: 530)|REJECTED|NONE",
        "scp: /t/x: No such file or directory|REJECTED|NONE",
        "% Error copying http://h/x to flash:/x (Connection reset by peer)|PROTOCOL|APPLIED",
        "% Error copying http://h/x to flash:/x (Operation timed out)|TIMEOUT|APPLIED",
        "% Error copying http://h/x to flash:/x (something new)|REJECTED|APPLIED",
        "% Invalid input|UNSUPPORTED|NONE"
      })
  void whatACopyFailsOfIsToldApart(String said, FailureKind kind, DeviceEffect effect)
      throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.print("lab-1#");
              line.command();
              line.print(said + "\nlab-1#");
            })) {
      DriverException e = refusal(device, "copy-http");
      assertThat(e.kind()).isEqualTo(kind);
      if (effect != DeviceEffect.UNKNOWN) {
        assertThat(e.effect()).isEqualTo(effect);
      }
    }
  }

  @Test
  void aReloadSavesNothingAndEndsTheSession() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.print("lab-1#");
              line.command();
              line.print("System configuration has been modified. Save? [yes/no/cancel/diff]:");
              assertThat(line.command()).isEqualTo("no");
              line.print("Proceed with reload? [confirm]");
              line.command();
              line.hangUp();
            })) {
      perform(device, "reload", Map.of());
    }
  }

  @Test
  void aWarningOfThePairIsForAPersonToDecide() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.print("lab-1#");
              line.command();
              line.print(
                  "The following MLAGs are not in Active mode. Traffic to or from those ports will"
                      + " be lost during the upgrade process.\n\nProceed? [confirm]");
              assertThat(line.key()).isEqualTo('n');
              line.print("n\nlab-1#");
            })) {
      DriverException e = refused(device, "reload");
      assertThat(e).hasMessageContaining("warns of what its reload does to others");
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void anImageThatIsNotThereIsNotBooted() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "configure terminal", "");
              line.answer(
                  "lab-1(config)#",
                  "boot system flash:x.swi",
                  "% flash:x.swi: No such file or directory\n");
              line.answer("lab-1(config)#", "end", "lab-1#");
            })) {
      DriverException e = refused(device, "set-boot", "images", "flash:x.swi");
      assertThat(e).hasMessageContaining("No such file");
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }
}
