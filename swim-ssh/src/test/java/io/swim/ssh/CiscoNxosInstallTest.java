package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.FlashPath;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.job.SoftwareChange;
import io.swim.job.Takeover;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliOperation;
import io.swim.spi.InstallOrder;
import io.swim.testkit.contract.TestContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** install all, and what it leaves behind. */
class CiscoNxosInstallTest extends WithNxos {
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
  void aKickstartImageGoesBeforeItsSystemImage() throws Exception {
    String order =
        "install all kickstart bootflash:n7000-s2-kickstart.8.4.4.bin"
            + " system bootflash:n7000-s2-dk9.8.4.4.bin";
    try (ScriptedDevice device =
        device(
            line -> {
              line.answer("lab-1# ", order, CHECKS + IMPACT);
              line.command();
              line.print(BEGINS + "Install has been successful.\nlab-1# ");
            })) {
      InstallOrder wanted =
          new InstallOrder(
              SoftwareChange.INSTALL_AT_ONCE,
              Optional.of(FlashPath.parse("bootflash:n7000-s2-dk9.8.4.4.bin")),
              List.of(
                  FlashPath.parse("bootflash:n7000-s2-dk9.8.4.4.CSCvx12345.bin"),
                  FlashPath.parse("bootflash:n7000-s2-kickstart.8.4.4.bin")),
              "8.4(4)",
              Takeover.RELOAD);
      try (TestContext context = context(device)) {
        new CliInstall().activate(wanted, Access.TELNET, context);
      }

      assertThat(device.heard).endsWith(order, "y");
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
}
