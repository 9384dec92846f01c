package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliOperation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copying, deleting and reloading on NX-OS. */
class CiscoNxosFilesTest extends WithNxos {
  @Test
  void aCopyIsAskedForVrfKeyAndLogin() throws Exception {
    String copy = "copy scp://swim@192.0.2.1/new.bin bootflash:new.bin";
    try (ScriptedDevice device =
        device(
            line -> {
              line.answer(
                  "lab-1# ",
                  copy,
                  "Enter vrf (If no input, current vrf 'default' is considered): ");
              line.command();
              line.print(
                  "The authenticity of host '192.0.2.1 (192.0.2.1)' can't be established.\n");
              line.print("Are you sure you want to continue connecting (yes/no)? ");
              line.command();
              line.print("Warning: Permanently added '192.0.2.1' (RSA) to the list.\n");
              line.print("swim@192.0.2.1's password: ");
              line.read();
              line.print("\nnew.bin     0%    0     0.0KB/s   --:-- ETA\r");
              line.print("new.bin   100% 4096KB   4.0MB/s   00:01    \n");
              line.print("Copy complete, now saving to disk (please wait)...\nlab-1# ");
            })) {
      perform(
          device,
          "copy-scp",
          Map.of(
              "server", "192.0.2.1",
              "authority", "192.0.2.1",
              "source", "new.bin",
              "path", "bootflash:new.bin",
              "file", "new.bin",
              "username", "swim",
              "password", "once"));

      assertThat(device.heard).endsWith(copy, "", "yes", "once");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Destination file is a boot image.Cannot overwrite. Check 'Show Boot'.|REJECTED|NONE",
        "TFTP get operation failed:File not found|REJECTED|NONE",
        "ssh: connect to host 192.0.2.1 port 22: Connection refused|UNREACHABLE|NONE",
        "Error: There is not enough space on the device to copy.|CAPACITY|NONE",
        "***** Transfer of file aborted, server not reachable *****|UNREACHABLE|NONE",
        "***** Transfer of file aborted *****|REJECTED|APPLIED"
      })
  void aCopyThatFailsSaysWhy(String words, FailureKind kind, DeviceEffect effect) throws Exception {
    String copy = "copy tftp://192.0.2.1/new.bin bootflash:new.bin vrf management";
    try (ScriptedDevice device =
        device(line -> line.answer("lab-1# ", copy, words + "\nlab-1# "))) {
      DriverException refused =
          refused(
              device,
              "copy-tftp",
              Map.of(
                  "server", "192.0.2.1",
                  "source", "new.bin",
                  "path", "bootflash:new.bin",
                  "vrf", "management"));

      assertThat(refused.kind()).isEqualTo(kind);
      assertThat(refused.effect()).isEqualTo(effect);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "This command will reboot the system. (y/n)?  [n] ",
        "WARNING: There is unsaved configuration!!!\\nWARNING: This command will reboot the system\\nDo you want to continue? (y/n) [n] "
      })
  void aReloadSavesNothing(String question) throws Exception {
    try (ScriptedDevice device =
        device(
            line -> {
              line.answer("lab-1# ", "reload", question.stripTrailing().replace("\\n", "\n") + " ");
              line.command();
              line.hangUp();
            })) {
      perform(device, CliOperation.RELOAD, Map.of());

      assertThat(device.heard).endsWith("reload", "y");
    }
  }

  @Test
  void anImageThatIsBootedIsNotDeleted() throws Exception {
    try (ScriptedDevice device =
        device(
            line ->
                line.answer(
                    "lab-1# ",
                    "delete bootflash:nxos.9.3.10.bin no-prompt",
                    "Switch is booted with 'nxos.9.3.10.bin'. Overwriting/deleting this image is"
                        + " not allowed\nlab-1# "))) {
      DriverException refused =
          refused(device, CliOperation.DELETE, Map.of("path", "bootflash:nxos.9.3.10.bin"));

      assertThat(refused.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }
}
