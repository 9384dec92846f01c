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
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to Small Business switches and how it is understood, against scripted ones. */
@Timeout(60)
class CiscoSbDialogueTest extends WithScript {
  private static final String COPY = "copy tftp://192.0.2.1/t/sx300_fw-1.4.11.5.ros image";
  private static final Map<String, String> FILE =
      Map.of("server", "192.0.2.1", "source", "t/sx300_fw-1.4.11.5.ros");
  private static final String IMAGES =
      "Image  Filename   Version     Date                    Status\n"
          + "1      image-1    1.3.7.18    12-Jan-2014  18:02:59   Active*\n";
  private static final String NOW = "06-Oct-2020 22:08:32 ";

  @Override
  String platform() {
    return "cisco-sb";
  }

  private static ScriptedDevice sb(ScriptedDevice.Script rest) throws IOException {
    return ScriptedDevice.asking(
        "\n\nUser Name:",
        "Password:",
        "\n\n",
        line -> {
          line.answer("lab-1#", "terminal datadump", "");
          rest.play(line);
        });
  }

  private DriverException refusal(ScriptedDevice device) {
    return refused(device, "copy-tftp", FILE);
  }

  @Test
  void aCopyEndsWithTheBytesThatWereCopied() throws Exception {
    try (ScriptedDevice device =
        sb(
            line -> {
              line.answer("lab-1#", COPY, "");
              line.print(NOW + "%COPY-I-FILECPY: Files Copy - source URL x destination URL y\n");
              line.print("..!!!!!!!!!\n" + NOW + "%LINK-W-Down:  gi5\n");
              line.print("Copy: 7258824 bytes copied in 00:01:21 [hh:mm:ss]\n");
              line.print(NOW + "%COPY-N-TRAP: The copy operation was completed successfully\n");
              line.print("\nlab-1#");
            })) {
      perform(device, "copy-tftp", FILE);
    }
  }

  @Test
  void theImageThatDoesNotRunIsWrittenOver() throws Exception {
    try (ScriptedDevice device =
        sb(
            line -> {
              line.answer("lab-1#", COPY, "");
              line.print("Overwrite file [image] ?[Yes/press any key for no]....");
              assertThat(line.key()).isEqualTo('y');
              line.print("\nCopy: 7258824 bytes copied in 00:01:21 [hh:mm:ss]\nlab-1#");
            })) {
      perform(device, "copy-tftp", FILE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%COPY-W-TRAP: The copy operation has failed|REJECTED|APPLIED",
        "Copy: File not found|REJECTED|NONE",
        "Copy: Illegal software format|INTEGRITY|APPLIED",
        "Copy: Timeout expired|TIMEOUT|APPLIED",
        "% bad parameter value|UNSUPPORTED|NONE",
        "% Unrecognized command|UNSUPPORTED|NONE"
      })
  void whatACopyFailsOfIsToldApart(String said, FailureKind kind, DeviceEffect effect)
      throws Exception {
    try (ScriptedDevice device =
        sb(
            line -> {
              line.answer("lab-1#", COPY, said + "\nlab-1#");
            })) {
      DriverException e = refusal(device);
      assertThat(e.kind()).as("%s", e).isEqualTo(kind);
      assertThat(e.effect()).isEqualTo(effect);
    }
  }

  @Test
  void whatWasNotSavedIsNotSavedByAReload() throws Exception {
    try (ScriptedDevice device =
        sb(
            line -> {
              line.answer("lab-1#", "reload", "");
              line.print(
                  "You haven't saved your changes. Are you sure you want to continue ? (Y/N)[N] ");
              assertThat(line.key()).isEqualTo('Y');
              line.print(
                  "Y\nThis command will reset the whole system and disconnect your current session.\n"
                      + "Do you want to continue ? (Y/N)[N] ");
              assertThat(line.key()).isEqualTo('Y');
              line.hangUp();
            })) {
      perform(device, "install-activate", Map.of());
    }
  }

  @Test
  void aQuestionThatNobodyKnowsIsAnsweredWithNo() throws Exception {
    try (ScriptedDevice device =
        sb(
            line -> {
              line.answer("lab-1#", "reload", "");
              line.print("The stack will be split. Go on ? (Y/N)[N] ");
              assertThat(line.key()).isEqualTo('n');
              line.print("\nlab-1#");
            })) {
      DriverException e = refused(device, "install-activate");
      assertThat(e).hasMessageContaining("asked something that has no answer");
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void anImageThatIsNotThereIsNotChosen() throws Exception {
    try (ScriptedDevice device =
        sb(
            line -> {
              line.answer("lab-1#", "show bootvar", IMAGES);
              line.answer("lab-1#", "boot system image-2", "% bad parameter value\nlab-1#");
            })) {
      assertThat(refused(device, "set-boot", "images", "image-2").effect())
          .isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void nothingIsChosenWhereImagesHaveNoNumbers() throws Exception {
    try (ScriptedDevice device =
        sb(
            line ->
                line.answer(
                    "lab-1#",
                    "show bootvar",
                    "Active-image: flash://system/images/a.bin\n  Version: 2.5.5.47\nlab-1#"))) {
      DriverException e = refused(device, "set-boot", "images", "inactive-image");
      assertThat(e.kind()).isEqualTo(FailureKind.UNSUPPORTED);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }
}
