package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Secret;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliSession;
import io.swim.spi.SignsOfLife;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to Cisco AireOS and how it is understood, against scripted controllers. */
@Timeout(60)
class CiscoAirDialogueTest extends WithScript {
  private static final String PASSWORD = "0ne-Time-pw";
  private static final String PROMPT = "(wlc-1) >";
  private static final String SUMMARY =
      """

      Mode............................................. SFTP
      Data Type........................................ Code
      SFTP Server IP................................... 192.0.2.1
      TFTP Packet Timeout.............................. 6
      SFTP Filename.................................... AIR-CT5520-K9-8-10-190-0.aes

      This may take some time.
      Are you sure you want to start? (y/N)\s""";
  private static final String DONE =
      "\n\nSFTP Code transfer starting.\n\nFile transfer is successful.\nReboot the controller for"
          + " update to complete.\n";
  private static final String NEW_IS_NEXT =
      "Primary Boot Image............................... 8.10.190.0 (default)\n"
          + "Backup Boot Image................................ 8.5.182.11 (active)\n";
  private static final String OLD_IS_NEXT =
      "Primary Boot Image............................... 8.10.190.0\n"
          + "Backup Boot Image................................ 8.5.182.11 (default) (active)\n";
  private static final String PAIR =
      " Redundancy Mode = SSO ENABLED \n     Local State = ACTIVE \n";

  private static final String ALONE =
      " Redundancy Mode = SSO DISABLED \n     Local State = ACTIVE \n";

  @Override
  String platform() {
    return "cisco-aireos";
  }

  /** A controller asks for the login itself, whatever brought one there. */
  private static ScriptedDevice wlc(ScriptedDevice.Script rest) throws IOException {
    return ScriptedDevice.asking("\n(Cisco Controller) \nUser: ", "Password:", "*******\n", rest);
  }

  private CliAnswer copy(ScriptedDevice device) throws Exception {
    Map<String, String> values =
        Map.of(
            "server", "192.0.2.1",
            "authority", "192.0.2.1:2222",
            "port", "2222",
            "source", "t/AIR-CT5520-K9-8-10-190-0.aes",
            "sourceFolder", "t",
            "sourceName", "AIR-CT5520-K9-8-10-190-0.aes",
            "path", "flash:AIR-CT5520-K9-8-10-190-0.aes",
            "username", "swim-7f");
    try (CliSession session = open(device)) {
      return session.perform(
          "copy-sftp", values, Map.of("password", Secret.of(PASSWORD)), SignsOfLife.NONE);
    } finally {
      assertThat(device.failures).isEmpty();
      assertThat(services.everything()).doesNotContain(PASSWORD);
    }
  }

  private static void settings(ScriptedDevice.Line line) throws IOException {
    for (String each :
        List.of(
            "datatype code",
            "mode sftp",
            "username swim-7f",
            "password " + PASSWORD,
            "serverip 192.0.2.1",
            "port 22",
            "port 2222",
            "path t/",
            "filename AIR-CT5520-K9-8-10-190-0.aes")) {
      line.answer(PROMPT, "transfer download " + each, "");
    }
    line.answer(PROMPT, "transfer download start", SUMMARY);
  }

  @Test
  void theNewImageIsFetchedAndTheOldOneStaysTheOneToBoot() throws Exception {
    try (ScriptedDevice device =
        wlc(
            line -> {
              settings(line);
              assertThat(line.command()).isEqualTo("y");
              line.print(DONE);
              line.answer(PROMPT, "show boot", NEW_IS_NEXT);
              line.answer(PROMPT, "config boot backup", "");
              line.print(PROMPT);
            })) {
      assertThat(copy(device).output()).contains("File transfer is successful");
    }
  }

  @Test
  void anAnswerThatTakesOneKeyLeavesAnEmptyLineBehind() throws Exception {
    try (ScriptedDevice device =
        wlc(
            line -> {
              settings(line);
              assertThat(line.key()).isEqualTo('y');
              line.print("y" + DONE + "\n" + PROMPT + "\n");
              line.answer(PROMPT, "show boot", OLD_IS_NEXT);
              line.print(PROMPT);
            })) {
      copy(device);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "% Error: Code file transfer failed - file not found|REJECTED|NONE",
        "% Error: Code file transfer failed - Couldn't connect to the server|UNREACHABLE|NONE",
        "% Error: Code file transfer failed - login incorrect|REJECTED|NONE",
        "% Error: Code file transfer failed - Activity Timeout|TIMEOUT|APPLIED",
        "% Error: Code file transfer failed - connection lost|PROTOCOL|APPLIED",
        "% Error: Code file transfer failed - Unknown error - refer to log|REJECTED|APPLIED",
        "Failure while storing in flash!|REJECTED|APPLIED",
        "% Error: not enough space in flash|CAPACITY|APPLIED",
        "Image signature verification failed|INTEGRITY|APPLIED",
        "Another file transfer is in progress|TIMEOUT|NONE"
      })
  void whatADownloadFailsOfIsToldApart(String said, FailureKind kind, DeviceEffect effect)
      throws Exception {
    try (ScriptedDevice device =
        wlc(
            line -> {
              settings(line);
              line.command();
              line.print("\n" + said + "\n" + PROMPT);
            })) {
      DriverException e = catchThrowableOfType(DriverException.class, () -> copy(device));
      assertThat(e.kind()).isEqualTo(kind);
      assertThat(e.effect()).isEqualTo(effect);
      assertThat(e).hasMessageContaining(said);
    }
  }

  @Test
  void silenceAboutTheEndIsNoSuccess() throws Exception {
    try (ScriptedDevice device =
        wlc(
            line -> {
              settings(line);
              line.command();
              line.print("\n\nSFTP Code transfer starting.\n");
              line.answer(PROMPT, "show boot", OLD_IS_NEXT);
              line.print(PROMPT);
            })) {
      DriverException e = catchThrowableOfType(DriverException.class, () -> copy(device));
      assertThat(e).hasMessageContaining("does not say that it was done");
    }
  }

  @Test
  void pagesAndQuestionsForMoreAreGoneThrough() throws Exception {
    String row = "     8.5.182.11     0.0.0.0        None            None           NA        NA\n";
    try (ScriptedDevice device =
        wlc(
            line -> {
              line.answer(PROMPT, "show ap image all", "Total number of APs..... 4\nap-1" + row);
              line.print("--More-- or (q)uit");
              assertThat(line.key()).isEqualTo(' ');
              line.print("\nap-2" + row + "Press any key to continue...");
              assertThat(line.key()).isEqualTo(' ');
              line.print("\nap-3" + row + "Would you like to display the next 15 entries? (y/n) ");
              assertThat(line.key()).isEqualTo('y');
              line.print("y\nap-4" + row + PROMPT);
            })) {
      CliAnswer answer = perform(device, "access-points", Map.of());
      assertThat(answer.table("aps"))
          .extracting(each -> each.get("name"))
          .containsExactly("ap-1", "ap-2", "ap-3", "ap-4");
    }
  }

  @Test
  void theOtherImageIsTheOneThatAccessPointsGet() throws Exception {
    try (ScriptedDevice device =
        wlc(
            line -> {
              line.answer(PROMPT, "show boot", OLD_IS_NEXT);
              line.answer(PROMPT, "config ap image predownload primary all", "");
              line.print(PROMPT);
            })) {
      perform(device, "ap-predownload", Map.of());
    }
  }

  @Test
  void whatWouldBootTheOldImageIsNotReset() throws Exception {
    try (ScriptedDevice device =
        wlc(
            line -> {
              line.answer(PROMPT, "show boot", OLD_IS_NEXT);
              line.print(PROMPT);
            })) {
      DriverException e = refused(device, "install-activate");
      assertThat(e).hasMessageContaining("8.5.182.11 (default) (active)");
      assertThat(device.heard).noneMatch(said -> said.startsWith("reset"));
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void ofAPairBothAreResetAndNothingElseIsSaved() throws Exception {
    try (ScriptedDevice device =
        wlc(
            line -> {
              line.answer(PROMPT, "show boot", NEW_IS_NEXT);
              line.answer(PROMPT, "show redundancy summary", PAIR);
              line.answer(PROMPT, "reset system both", "\nThe system has unsaved changes.\n");
              line.print("Would you like to save them now? (y/N) ");
              assertThat(line.command()).isEqualTo("n");
              line.print("\nConfiguration Not Saved!\n");
              line.print("Are you sure you would like to reset the system? (y/N) ");
              assertThat(line.command()).isEqualTo("y");
              line.print("\nSystem will now restart!\n");
              line.hangUp();
            })) {
      perform(device, "install-activate", Map.of());
    }
  }

  @Test
  void aControllerThatKnowsNoPairsIsReset() throws Exception {
    try (ScriptedDevice device =
        wlc(
            line -> {
              line.answer(PROMPT, "show boot", NEW_IS_NEXT);
              line.answer(
                  PROMPT,
                  "show redundancy summary",
                  "\nIncorrect usage.  Use the '?' or <TAB> key to list commands.\n\n");
              line.answer(PROMPT, "show boot", NEW_IS_NEXT);
              line.answer(PROMPT, "reset system", "");
              line.print("Are you sure you would like to reset the system? (y/N) ");
              assertThat(line.command()).isEqualTo("y");
              line.hangUp();
            })) {
      perform(device, "install-activate", Map.of());
    }
  }

  @Test
  void aQuestionThatNobodyKnowsIsLeftWithANo() throws Exception {
    try (ScriptedDevice device =
        wlc(
            line -> {
              line.answer(PROMPT, "show boot", NEW_IS_NEXT);
              line.answer(PROMPT, "show redundancy summary", ALONE);
              line.answer(PROMPT, "reset system", "Access points are at work. Go on? (y/N) ");
              assertThat(line.key()).isEqualTo('n');
              line.print("n\n" + PROMPT);
            })) {
      DriverException e = refused(device, "install-activate");
      assertThat(e).hasMessageContaining("Access points are at work. Go on?");
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void aPromptBehindTheResetIsNoReset() throws Exception {
    try (ScriptedDevice device =
        wlc(
            line -> {
              line.answer(PROMPT, "show boot", NEW_IS_NEXT);
              line.answer(PROMPT, "show redundancy summary", ALONE);
              line.answer(PROMPT, "reset system", "");
              line.print("Are you sure you would like to reset the system? (y/N) ");
              line.command();
              line.print("System reset canceled\n" + PROMPT);
            })) {
      DriverException e = refused(device, "install-activate");
      assertThat(e).hasMessageContaining("System reset canceled");
    }
  }
}
