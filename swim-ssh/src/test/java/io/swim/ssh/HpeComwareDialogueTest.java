package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to Comware and how it is understood, against scripted devices. */
@Timeout(60)
class HpeComwareDialogueTest extends WithScript {
  private static final String SYSTEM = "boot flash:/o-boot.bin system flash:/o-system.bin";
  private static final Map<String, String> BOTH =
      Map.of("images", "flash:/n.ipe\n" + SYSTEM, "main", "flash:/n.ipe", "backup", SYSTEM);
  private static final Map<String, String> MAIN =
      Map.of("images", "flash:/n.bin", "main", "flash:/n.bin");
  private static final String LIST =
      """
      Software images on slot 1:
      Current software images:
        flash:/o-boot.bin
        flash:/o-system.bin
      Main startup software images:
        flash:/o-boot.bin
        flash:/o-system.bin
      Backup startup software images:
        None
      """;

  @Override
  String platform() {
    return "hpe-comware";
  }

  private static ScriptedDevice comware(ScriptedDevice.Script rest) throws IOException {
    return ScriptedDevice.asking(
        "\nlogin: ",
        "Password: ",
        "\n",
        line -> {
          line.answer("<lab-1>", "screen-length disable", "");
          line.answer("<lab-1>", "undo terminal monitor", "");
          rest.play(line);
        });
  }

  @Test
  void theBackupIsSetFirstAndAnIpeFileIsUnpackedAndKept() throws Exception {
    try (ScriptedDevice device =
        comware(
            line -> {
              line.answer("<lab-1>", "display boot-loader", LIST);
              line.answer("<lab-1>", "boot-loader file " + SYSTEM + " all backup", "");
              line.answer(
                  "This command will set the backup startup software images. Continue? [Y/N]:",
                  "y",
                  "The images that have passed all examinations will be used as the backup startup"
                      + " software images at the next reboot on slot 1.\n");
              line.answer("<lab-1>", "boot-loader file flash:/n.ipe all main", "");
              line.print("Verifying the IPE file and the images.....Done.\nImages in IPE:\n");
              line.answer(
                  "  n-boot.bin\n  n-system.bin\nThis command will set the main startup software"
                      + " images. Please do not reboot any MPU during the upgrade.\n"
                      + "Continue? [Y/N]:",
                  "y",
                  "Add images to slot 1.\nFile flash:/n-boot.bin already exists on slot 1.\n");
              line.answer("Overwrite the existing files? [Y/N]:", "y", "");
              line.print("Decompressing file n-boot.bin to flash:/n-boot.bin.....Done.\n");
              line.print(
                  "The images that have passed all examinations will be used as the main startup"
                      + " software images at the next reboot on slot 1.\n");
              line.answer(
                  "Decompression completed.\nDo you want to delete flash:/n.ipe now? [Y/N]:",
                  "n",
                  "<lab-1>");
            })) {
      perform(device, "set-boot", BOTH);
    }
  }

  @Test
  void whatRunsIsNotOverwrittenByWhatIsInAnIpeFile() throws Exception {
    try (ScriptedDevice device =
        comware(
            line -> {
              line.answer("<lab-1>", "display boot-loader", LIST);
              line.answer("<lab-1>", "boot-loader file flash:/n.ipe all main", "");
              line.print("Images in IPE:\n  n-boot.bin\n  o-system.bin\n");
              line.answer(
                  "This command will set the main startup software images. Continue? [Y/N]:",
                  "y",
                  "File flash:/o-system.bin already exists on slot 1.\n");
              line.answer(
                  "Overwrite the existing files? [Y/N]:", "n", "Operation aborted.\n<lab-1>");
            })) {
      DriverException e =
          refused(device, "set-boot", Map.of("images", "flash:/n.ipe", "main", "flash:/n.ipe"));
      assertThat(e.kind()).isEqualTo(FailureKind.CHANGED);
      assertThat(e).hasMessageContaining("what runs would be overwritten");
    }
  }

  @Test
  void generationFiveHasASlotInItsCommand() throws Exception {
    try (ScriptedDevice device =
        comware(
            line -> {
              line.answer(
                  "<lab-1>",
                  "display boot-loader",
                  " Slot 1\nThe current boot app is: flash:/o.bin\n"
                      + "The main boot app is:    flash:/o.bin\n"
                      + "The backup boot app is:  flash:/o.bin\n");
              line.answer(
                  "<lab-1>",
                  "boot-loader file flash:/n.bin all main",
                  "          ^\n % Wrong parameter found at '^' position.\n");
              line.answer("<lab-1>", "boot-loader file flash:/n.bin slot all main", "");
              line.answer(
                  "  This command will set the boot file of the specified board. Continue? [Y/N]:",
                  "y",
                  "  The specified file will be used as the main boot file at the next reboot on"
                      + " slot 1!\n<lab-1>");
            })) {
      perform(device, "set-boot", MAIN);
    }
  }

  @Test
  void whereAFeatureWouldBeLostNothingIsChanged() throws Exception {
    try (ScriptedDevice device =
        comware(
            line ->
                line.answer(
                    "<lab-1>",
                    "display boot-loader",
                    LIST.replace("Backup", "  flash:/o-cmw710-freeradius-r3507p09.bin\nBackup")
                        + "<lab-1>"))) {
      DriverException e = refused(device, "set-boot", MAIN);
      assertThat(e.kind()).isEqualTo(FailureKind.UNSUPPORTED);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e).hasMessageContaining("freeradius");
    }
  }

  @Test
  void aDamagedImageIsNotBooted() throws Exception {
    try (ScriptedDevice device =
        comware(
            line -> {
              line.answer("<lab-1>", "display boot-loader", LIST);
              line.answer(
                  "<lab-1>",
                  "boot-loader file flash:/n.bin all main",
                  "The image file is invalid: checksum.\n<lab-1>");
            })) {
      assertThat(refused(device, "set-boot", MAIN).kind()).isEqualTo(FailureKind.INTEGRITY);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Current configuration may be lost after the reboot, save current configuration? [Y/N]:",
        "Current configuration will be lost after the reboot, save current configuration? [Y/N]:"
      })
  void aRebootSavesNothing(String question) throws Exception {
    try (ScriptedDevice device =
        comware(
            line -> {
              line.answer("<lab-1>", "reboot", "");
              line.print(
                  "Start to check configuration with next startup configuration file, please"
                      + " wait.\n.........DONE!\n");
              line.answer(question, "n", "");
              line.print("This command will reboot the device. Continue? [Y/N]:");
              assertThat(line.command()).isEqualTo("y");
              line.hangUp();
            })) {
      perform(device, "reload", Map.of());
    }
  }

  @Test
  void generationFiveSaysBothInOneQuestion() throws Exception {
    try (ScriptedDevice device =
        comware(
            line -> {
              line.answer("<lab-1>", "reboot", "");
              line.print(
                  " This command will reboot the device. Current configuration may be lost in next"
                      + " startup if you continue. Continue? [Y/N]:");
              assertThat(line.command()).isEqualTo("y");
              line.hangUp();
            })) {
      perform(device, "reload", Map.of());
    }
  }

  @Test
  void aQuestionThatNobodyKnowsEndsAReboot() throws Exception {
    try (ScriptedDevice device =
        comware(
            line -> {
              line.answer("<lab-1>", "reboot", "");
              line.print("The standby MPU is not ready and will be formatted. Continue? [Y/N]:");
              assertThat(line.key()).isEqualTo(3);
              line.print("\n<lab-1>");
            })) {
      DriverException e = refused(device, "reload");
      assertThat(e).hasMessageContaining("asked something that has no answer");
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void aFileIsDeletedForGood() throws Exception {
    try (ScriptedDevice device =
        comware(
            line -> {
              line.answer("<lab-1>", "delete /unreserved flash:/a.ipe", "");
              line.answer(
                  "The file cannot be restored. Delete flash:/a.ipe? [Y/N]:",
                  "y",
                  "Deleting the file permanently will take a long time. Please wait...\n"
                      + "Deleting file flash:/a.ipe... Done.\n<lab-1>");
            })) {
      perform(
          device, "delete", Map.of("path", "flash:a.ipe", "fileSystem", "flash:", "file", "a.ipe"));
    }
  }

  @Test
  void aSaveThatWantsToBeAskedIsAnswered() throws Exception {
    try (ScriptedDevice device =
        comware(
            line -> {
              line.answer(
                  "<lab-1>",
                  "save force",
                  "     ^\n % Too many parameters found at '^' position.\n");
              line.answer("<lab-1>", "save", "");
              line.answer(
                  "The current configuration will be written to the device. Are you sure? [Y/N]:",
                  "y",
                  "");
              line.print(
                  "Please input the file name(*.cfg)[flash:/lab.cfg]\n"
                      + "(To leave the existing filename unchanged, press the enter key):");
              assertThat(line.command()).isEmpty();
              line.answer("flash:/lab.cfg exists, overwrite? [Y/N]:", "y", "");
              line.print("Configuration is saved to device successfully.\n<lab-1>");
            })) {
      perform(device, "save", Map.of());
    }
  }
}
