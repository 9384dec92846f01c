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
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads in the words of users' recordings, against scripted devices over real sockets. */
@Timeout(60)
class UploadDialogueTest extends WithScript {
  private static final String PLACE = "192.0.2.1:2121";
  private static final String DONE = "!!!!\n9827104 bytes copied in 209.920 secs (46814 bytes/sec)";

  private CliAnswer upload(ScriptedDevice device, String operation, String... more)
      throws Exception {
    return copy(
        device,
        operation,
        Map.of(
            "server", "192.0.2.1",
            "authority", PLACE,
            "destination", "t/a.bin",
            "path", "flash:a.bin",
            "fileSystem", "flash:",
            "file", "a.bin"),
        more);
  }

  private DriverException refusal(ScriptedDevice device, String operation, String... more) {
    DriverException e =
        catchThrowableOfType(DriverException.class, () -> upload(device, operation, more));
    assertThat(e.getMessage() + e.deviceWords()).doesNotContain(ONE_TIME);
    assertThat(e.effect()).as(e.getMessage()).isEqualTo(DeviceEffect.NONE);
    return e;
  }

  @Test
  void scpAnswersEveryQuestionAndHidesThePassword() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy flash:a.bin scp://" + PLACE + "/t/a.bin", "");
              line.print("Address or name of remote host [" + PLACE + "]? ");
              assertThat(line.command()).isEmpty();
              line.answer("Destination username [admin]? ", "swim-7f", "");
              line.answer("Destination filename [t/a.bin]? ", "t/a.bin", "Writing a.bin \n");
              line.print("Password: ");
              assertThat(line.command()).isEqualTo(ONE_TIME);
              line.print(" Sink: C0644 9827104 a.bin\n" + DONE + "\nlab-1#");
            })) {
      assertThat(upload(device, "upload-scp", "username", "swim-7f").output())
          .contains("9827104 bytes copied");
      assertThat(services.hidden).contains(ONE_TIME);
    }
  }

  @Test
  void whatTheDeviceDidNotReadInTheUrlItIsTold() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy flash:a.bin tftp://192.0.2.1/t/a.bin", "");
              line.answer("Source filename []? ", "a.bin", "");
              line.answer("Address or name of remote host []? ", "192.0.2.1", "");
              line.answer("Destination filename [a.bin]? ", "t/a.bin", DONE + "\nlab-1#");
            })) {
      upload(device, "upload-tftp");
    }
  }

  @Test
  void ftpAndHttpHaveTheLoginInTheUrlAndVrfBehindIt() throws Exception {
    for (String scheme : new String[] {"ftp", "http", "https"}) {
      String url = scheme + "://swim-7f:" + ONE_TIME + "@" + PLACE + "/t/a.bin";
      try (ScriptedDevice device =
          ScriptedDevice.ios(
              line -> {
                line.answer("lab-1#", "copy flash:a.bin " + url + " vrf Mgmt", "");
                line.print("Address or name of remote host [192.0.2.1]? ");
                assertThat(line.command()).isEmpty();
                line.answer("Destination filename [t/a.bin]? ", "t/a.bin", "Writing t/a.bin ");
                line.print(DONE + "\nlab-1#");
              })) {
        upload(device, "upload-" + scheme, "username", "swim-7f", "vrf", "Mgmt");
        assertThat(services.everything())
            .contains("://swim-7f:********@" + PLACE + "/t/a.bin vrf Mgmt");
      }
    }
  }

  @Test
  void aSecondPasswordQuestionIsARefusal() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy flash:a.bin sftp://" + PLACE + "/t/a.bin", "");
              line.print("Password: ");
              line.read();
              line.print("\nPassword: ");
              assertThat(line.key()).isEqualTo(3);
              line.print("\nlab-1#");
            })) {
      DriverException e = refusal(device, "upload-sftp", "username", "swim-7f");
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(e.deviceWords()).isEqualTo("Password:");
    }
  }

  @ParameterizedTest
  @CsvSource({"Password:, REJECTED", "Destination username [admin]?, PROTOCOL"})
  void withoutALoginNothingIsMadeUp(String question, FailureKind kind) throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy flash:a.bin scp://" + PLACE + "/t/a.bin", "");
              line.print(question + " ");
              assertThat(line.key()).isEqualTo(3);
              line.print("\nlab-1#");
            })) {
      DriverException e = refusal(device, "upload-scp");
      assertThat(e.kind()).isEqualTo(kind);
      assertThat(e.deviceWords()).isEqualTo(question);
    }
  }

  @Test
  void aFileThatTheServerHasIsNotWrittenOver() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy flash:a.bin ftp://" + PLACE + "/t/a.bin", "");
              line.print("%Warning:There is a file already existing with this name \n");
              line.print("Do you want to over write? [confirm]");
              assertThat(line.key()).isEqualTo('n');
              line.print("\n%Error: copy aborted by user\nlab-1#");
            })) {
      assertThat(refusal(device, "upload-ftp").kind()).isEqualTo(FailureKind.CHANGED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Really send it? [confirm]", "Erase flash: before copying? [confirm]"})
  void anUnknownQuestionStopsTheCopyWithoutAYes(String question) throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy flash:a.bin tftp://192.0.2.1/t/a.bin", question);
              assertThat(line.key()).isEqualTo(3);
              line.print("\nlab-1#");
            })) {
      assertThat(refusal(device, "upload-tftp").kind()).isEqualTo(FailureKind.PROTOCOL);
    }
  }

  @Test
  void aSessionThatDropsInTheMiddleHasNoEffect() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy flash:a.bin tftp://192.0.2.1/t/a.bin", "!!!!!!");
              line.hangUp();
            })) {
      assertThat(refusal(device, "upload-tftp").kind()).isEqualTo(FailureKind.UNREACHABLE);
    }
  }

  @Test
  void aPromptWithoutTheBytesIsNoSuccess() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line ->
                line.answer(
                    "lab-1#", "copy flash:a.bin tftp://192.0.2.1/t/a.bin", "!!!!\nlab-1#"))) {
      assertThat(refusal(device, "upload-tftp").kind()).isEqualTo(FailureKind.REJECTED);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "%Error opening tftp://192.0.2.1/a (Permission denied); REJECTED",
        "%Error writing ftp://*:*@192.0.2.1/a (Permission denied); REJECTED",
        "%Error writing ftp://*:*@192.0.2.1/a (Incorrect Login/Password); REJECTED",
        "%Error opening flash:a.bin (No such file or directory); REJECTED",
        "%Error opening scp://*:*@192.0.2.1/a (Undefined error); REJECTED",
        "%Error opening https://*:*@192.0.2.1/a (SSL handshake failed); REJECTED",
        "%Error parsing filename (Invalid IP address or hostname); REJECTED",
        "%Error writing scp://*:*@192.0.2.1/a (Protocol error); REJECTED",
        "%Error: VRF Mgmt does not exist; REJECTED",
        "% Authentication failed.; REJECTED",
        "%Error opening tftp://192.0.2.1/a (Timed out); UNREACHABLE",
        "%Error opening tftp://192.0.2.1/a (Socket error); UNREACHABLE",
        "%Error opening tftp://192.0.2.1/a (No route to host); UNREACHABLE",
        "%Error writing tftp://192.0.2.1/a (Timed out attempting to connect); UNREACHABLE",
        "% Connection refused by remote host; UNREACHABLE",
        "% Destination unreachable; UNREACHABLE",
        "%Error opening sftp://*:*@192.0.2.1/a (Connection reset); PROTOCOL",
        "%Error writing tftp://192.0.2.1/a (Timed out); TIMEOUT",
        "%Error writing http://*:*@192.0.2.1/a (Connection reset); TIMEOUT",
        "%Error writing tftp://192.0.2.1/a (Not enough space on remote device); CAPACITY",
        "% Invalid input detected at '^' marker.; UNSUPPORTED"
      },
      quoteCharacter = '"')
  void failuresHaveTheirMeaningAndNoEffect(ArgumentsAccessor row) throws Exception {
    String words = row.getString(0);
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy flash:a.bin scp://" + PLACE + "/t/a.bin", "");
              line.print("Writing a.bin !!!\n" + words + "\n%Error opening scp://x/a (x)\nlab-1#");
            })) {
      DriverException e = refusal(device, "upload-scp", "username", "swim-7f");
      assertThat(e.deviceWords()).isEqualTo(words);
      assertThat(e.kind()).isEqualTo(row.get(1, FailureKind.class));
    }
  }
}
