package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliOperation;
import io.swim.spi.CliSession;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to NX-OS, and how its answers are taken. */
class CiscoNxosDialogueTest {
  private static final String INSTALL = "install all nxos bootflash:nxos.9.3.10.bin";
  private static final Map<String, String> IMAGE = Map.of("path", "bootflash:nxos.9.3.10.bin");
  private static final String CHECKS =
      """
      Installer will perform compatibility check first. Please wait.
      Installer is forced disruptive

      Verifying image bootflash:/nxos.9.3.10.bin for boot variable "nxos".
      [####################] 100% -- SUCCESS

      Verifying image type.
      [####################] 100% -- SUCCESS

      """;
  private static final String IMPACT =
      """
      Compatibility check is done:
      Module  bootable          Impact  Install-type  Reason
      ------  --------  --------------  ------------  ------
           1       yes      disruptive         reset  default upgrade is not hitless

      Images will be upgraded according to following table:
      Module       Image                  Running-Version(pri:alt)           New-Version  Upg-Required
      ------  ----------  ----------------------------------------  --------------------  ------------
           1        nxos                                    9.3(7)               9.3(10)           yes

      Switch will be reloaded for disruptive upgrade.
      Do you want to continue with the installation (y/n)?  [n]\s""";
  private static final String BEGINS =
      """

      Install is in progress, please wait.

      Performing runtime checks.
      [####################] 100% -- SUCCESS

      """;
  private static final String BOOT =
      """
      Current Boot Variables:

      sup-1
      NXOS variable = bootflash:/nxos.9.3.10.bin
      No module boot variable set

      Boot Variables on next reload:

      sup-1
      NXOS variable = bootflash:/%s
      No module boot variable set
      """;
  private static final String VERSION =
      """
      Cisco Nexus Operating System (NX-OS) Software

      Software
        BIOS: version 05.45
        NXOS: version 9.3(10)
        NXOS image file is: bootflash:///nxos.9.3.10.bin

      Kernel uptime is 0 day(s), 0 hour(s), 9 minute(s), 12 second(s)
      """;
  private static final String DIR =
      """
             4096    Mar 14 08:14:01 2023  .rpmstore/
       1977598976    Jan 02 10:00:00 2022  nxos.9.3.10.bin
       1888888832    Jan 02 09:00:00 2022  nxos.9.3.7.bin
             1021    Jan 02 09:00:00 2022  notes.txt

      Usage for bootflash://sup-local
       5312770048 bytes used
      111289982976 bytes free
      116602753024 bytes total
      """;

  private static ScriptedDevice device(ScriptedDevice.Script rest) throws IOException {
    return new ScriptedDevice(
        line -> {
          line.logIn();
          rest.play(line);
        });
  }

  private static CliAnswer perform(
      ScriptedDevice device, String operation, Map<String, String> values) throws Exception {
    TestServices services = TestServices.of("admin", "s3cret-login", "s3cret-enable");
    try (CliSession session =
        CliSessions.builder()
            .build()
            .open(
                device.device().withPlatform(new PlatformId("cisco-nxos")),
                Access.TELNET,
                services)) {
      return session.perform(operation, values);
    } finally {
      assertThat(device.failures).isEmpty();
    }
  }

  private static DriverException refused(
      ScriptedDevice device, String operation, Map<String, String> values) {
    return catchThrowableOfType(DriverException.class, () -> perform(device, operation, values));
  }

  @Test
  void theImpactIsAcceptedAndTheEndBelieved() throws Exception {
    try (ScriptedDevice device =
        device(
            line -> {
              line.answer("lab-1# ", INSTALL, CHECKS + IMPACT);
              line.command();
              line.print(BEGINS + "Setting boot variables.\n[#     ]  20%\r");
              line.print("[####################] 100% -- SUCCESS\n\n");
              line.print("Finishing the upgrade, switch will reboot in 10 seconds.\nlab-1# ");
            })) {
      perform(device, CliOperation.INSTALL_AT_ONCE, IMAGE);

      assertThat(device.heard).endsWith(INSTALL, "y");
    }
  }

  @Test
  void anUpgradeInServiceEndsWithoutAReboot() throws Exception {
    try (ScriptedDevice device =
        device(
            line -> {
              line.answer("lab-1# ", INSTALL, CHECKS + IMPACT);
              line.command();
              line.print(BEGINS + "Install has been successful.\nlab-1# ");
            })) {
      perform(device, CliOperation.INSTALL_AT_ONCE, IMAGE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Return code 0x40930062 (free space in the filesystem is below threshold).|CAPACITY",
        "Return code 0x4045001F (Digital signature verification failed).|INTEGRITY",
        "Service \"ptp\" in vdc 1: what is configured is not supported by that release.|REJECTED",
        "Pre-upgrade check failed. Return code 0x40930029 (Running config not compatible).|REJECTED",
        "Another install procedure may be in progress. (0x401E0007)|CHANGED",
        "No such file or directory|REJECTED"
      })
  void whatFailsBeforeTheQuestionHasNoEffect(String words, FailureKind kind) throws Exception {
    try (ScriptedDevice device =
        device(
            line -> {
              line.answer("lab-1# ", INSTALL, CHECKS);
              line.print(
                  "Performing module support checks.\n[#                   ]   0% -- FAIL.\n");
              line.print("Return code 0x437F0001 ((null)).\n" + words + "\n\nlab-1# ");
            })) {
      DriverException refused = refused(device, CliOperation.INSTALL_AT_ONCE, IMAGE);

      assertThat(refused.kind()).isEqualTo(kind);
      assertThat(refused.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(refused.deviceWords()).isEqualTo(words);
      assertThat(device.heard).endsWith(INSTALL);
    }
  }

  @ParameterizedTest
  @CsvSource({"Performing configuration checks, NONE", "Setting boot variables, APPLIED"})
  void whatFailsLaterHasAnEffectOnceBootVariablesMayBeOthers(String phase, DeviceEffect effect)
      throws Exception {
    try (ScriptedDevice device =
        device(
            line -> {
              line.answer("lab-1# ", INSTALL, CHECKS + IMPACT);
              line.command();
              line.print(BEGINS + phase + ".\n[#                   ]   0% -- FAIL.\n");
              line.print("Return code 0x40710003 (BIOS image not found).\n");
              line.print("Resetting boot variables. Please wait.\n");
              line.print("Install has failed. Return code 0x40930015 (Pre-upgrade failed).\n");
              line.print("lab-1# ");
            })) {
      DriverException refused = refused(device, CliOperation.INSTALL_AT_ONCE, IMAGE);

      assertThat(refused.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(refused.effect()).isEqualTo(effect);
      assertThat(refused.deviceWords()).contains("BIOS image not found");
    }
  }

  @Test
  void aSessionThatIsLostAfterTheYesSaysNothing() throws Exception {
    try (ScriptedDevice device =
        device(
            line -> {
              line.answer("lab-1# ", INSTALL, CHECKS + IMPACT);
              line.command();
              line.print(BEGINS);
              line.hangUp();
            })) {
      DriverException lost = refused(device, CliOperation.INSTALL_AT_ONCE, IMAGE);

      assertThat(lost.kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(lost.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    }
  }

  @Test
  void anotherQuestionIsLeftWithoutAYes() throws Exception {
    try (ScriptedDevice device =
        device(
            line -> {
              line.answer("lab-1# ", INSTALL, CHECKS);
              line.print("Some modules will be powered off. Continue (y/n)?  [n] ");
              assertThat(line.key()).isEqualTo(3);
              line.print("\nlab-1# ");
            })) {
      DriverException refused = refused(device, CliOperation.INSTALL_AT_ONCE, IMAGE);

      assertThat(refused.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(refused.kind()).isEqualTo(FailureKind.PROTOCOL);
    }
  }

  @Test
  void aSwitchOfTwoImagesDoesNotKnowTheCommand() throws Exception {
    try (ScriptedDevice device =
        device(
            line ->
                line.answer(
                    "lab-1# ",
                    INSTALL,
                    "                  ^\n% Invalid command at '^' marker.\nlab-1# "))) {
      DriverException refused = refused(device, CliOperation.INSTALL_AT_ONCE, IMAGE);

      assertThat(refused.kind()).isEqualTo(FailureKind.UNSUPPORTED);
      assertThat(refused.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  private static ScriptedDevice status(String booted, String log) throws IOException {
    return device(
        line -> {
          line.answer("lab-1# ", "show version", VERSION);
          line.answer("lab-1# ", "show boot", BOOT.formatted(booted));
          line.answer("lab-1# ", "dir bootflash:", DIR);
          line.answer("lab-1# ", "show install all status", log);
          if (log.contains("Ctrl-C")) {
            assertThat(line.key()).isEqualTo(3);
          }
          line.print("\nlab-1# ");
        });
  }

  @ParameterizedTest
  @CsvSource({"nxos.9.3.10.bin, committed", "nxos.9.3.7.bin, uncommitted"})
  void whatRunsIsCommittedWhenItIsBootedNext(String booted, String state) throws Exception {
    try (ScriptedDevice device = status(booted, "This is the log of last installation.\n")) {
      CliAnswer answer = perform(device, CliOperation.INSTALL_STATUS, Map.of());

      assertThat(answer.table("packages"))
          .containsExactly(
              Map.of("name", "nxos.9.3.10.bin", "version", "9.3(10)", "state", state),
              Map.of("name", "nxos.9.3.7.bin", "version", "9.3.7", "state", "inactive"));
      assertThat(answer.value("underWay")).isEmpty();
    }
  }

  private static String printed(String name) {
    String text = WrittenOutputs.of("cisco-nxos", name).text();
    return text.substring(text.indexOf('\n') + 1, text.stripTrailing().lastIndexOf('\n') + 1);
  }

  @Test
  void aSwitchOfTwoImagesHasCommittedBoth() throws Exception {
    try (ScriptedDevice device =
        device(
            line -> {
              line.answer("lab-1# ", "show version", printed("show-version.core"));
              line.answer("lab-1# ", "show boot", printed("show-boot.core"));
              line.answer("lab-1# ", "dir bootflash:", DIR.replace("nxos.", "n7000-s2-dk9."));
              line.answer("lab-1# ", "show install all status", "\n");
              line.print("lab-1# ");
            })) {
      assertThat(perform(device, CliOperation.INSTALL_STATUS, Map.of()).table("packages"))
          .contains(
              Map.of("name", "n7000-s2-dk9.6.2.20.bin", "version", "6.2(20)", "state", "committed"),
              Map.of(
                  "name",
                  "n7000-s2-kickstart.6.2.20.bin",
                  "version",
                  "6.2(20)",
                  "state",
                  "committed"),
              Map.of("name", "n7000-s2-dk9.9.3.7.bin", "version", "9.3.7", "state", "inactive"));
    }
  }

  @Test
  void theLogOfAnInstallationThatGoesOnIsLeft() throws Exception {
    String log =
        "There is an on-going installation...\nEnter Ctrl-C to go back to the prompt.\n\n"
            + "Verifying image bootflash:/nxos.9.3.10.bin for boot variable \"nxos\".\n";
    try (ScriptedDevice device = status("nxos.9.3.10.bin", log)) {
      assertThat(perform(device, CliOperation.INSTALL_STATUS, Map.of()).value("underWay"))
          .isPresent();
    }
  }

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
      DriverException refused = refused(device, CliOperation.DELETE, IMAGE);

      assertThat(refused.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }
}
