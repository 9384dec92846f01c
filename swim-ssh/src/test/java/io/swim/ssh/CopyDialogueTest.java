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

/** Copies with a login, against scripted devices over real sockets. */
@Timeout(60)
class CopyDialogueTest extends WithScript {
  private static final String PLACE = "192.0.2.1:2121";
  private static final String DONE = "[OK - 9827104 bytes]\nlab-1#";

  private CliAnswer copy(ScriptedDevice device, String operation, String... more) throws Exception {
    return copy(
        device,
        operation,
        Map.of(
            "server", "192.0.2.1",
            "authority", PLACE,
            "source", "t/a.bin",
            "path", "flash:a.bin",
            "fileSystem", "flash:",
            "file", "a.bin"),
        more);
  }

  private DriverException refusal(ScriptedDevice device, String operation, String... more) {
    DriverException e =
        catchThrowableOfType(DriverException.class, () -> copy(device, operation, more));
    assertThat(e.getMessage() + e.deviceWords()).doesNotContain(ONE_TIME);
    return e;
  }

  @Test
  void scpAnswersWhatIsAskedAndHidesThePasswordEvenWhenItIsEchoed() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy scp://" + PLACE + "/t/a.bin flash:a.bin", "");
              line.answer("Address or name of remote host [192.0.2.1]? ", "192.0.2.1", "");
              line.answer("Source username [admin]? ", "swim-7f", "");
              line.answer("Source filename [t/a.bin]? ", "t/a.bin", "");
              line.answer("Destination filename [a.bin]? ", "a.bin", "");
              line.print("Password: ");
              assertThat(line.command()).isEqualTo(ONE_TIME);
              line.print(" Sending file modes: C0644 9827104 a.bin\n!!!!!\n" + DONE);
            })) {
      assertThat(copy(device, "copy-scp", "username", "swim-7f").output()).contains("[OK");
      assertThat(services.hidden).contains(ONE_TIME);
    }
  }

  @Test
  void ftpHasTheLoginInItsUrlAndNoneWithoutALogin() throws Exception {
    String url = "ftp://swim-7f:" + ONE_TIME + "@" + PLACE + "/t/a.bin";
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy " + url + " flash:a.bin vrf Mgmt", "");
              line.answer("Destination filename [a.bin]? ", "a.bin", "");
              line.print("Accessing " + url + "...\n!!!!\n" + DONE);
            })) {
      copy(device, "copy-ftp", "username", "swim-7f", "vrf", "Mgmt");
      assertThat(services.everything())
          .contains("> copy ftp://swim-7f:********@" + PLACE + "/t/a.bin flash:a.bin vrf Mgmt");
    }
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy ftp://" + PLACE + "/t/a.bin flash:a.bin", DONE);
            })) {
      copy(device, "copy-ftp");
    }
  }

  @ParameterizedTest
  @CsvSource({"$-Time-pw@192.0.2.1", "copy ftp://swim-7f:0ne-Tim$"})
  void scrolledEchoesDoNotShowAPartOfThePassword(String shown) throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.print("lab-1#");
              line.read();
              line.print(shown + "\n" + DONE);
            })) {
      copy(device, "copy-ftp", "username", "swim-7f");
      assertThat(services.everything()).doesNotContain("Time").contains("********");
    }
  }

  @Test
  void wrappedEchoesDoNotShowThePassword() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.print("lab-1#");
              String command = line.read();
              int cut = command.indexOf(ONE_TIME) + 5;
              line.print(command.substring(0, cut) + "\n" + command.substring(cut) + "\n" + DONE);
            })) {
      copy(device, "copy-http", "username", "swim-7f");
      assertThat(services.everything()).doesNotContain("0ne-").doesNotContain("ime-pw");
    }
  }

  @Test
  void aSecondPasswordQuestionIsARefusalByTheServerAndNotByTheDevice() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy sftp://" + PLACE + "/t/a.bin flash:a.bin", "");
              line.answer("Source username [admin]? ", "swim-7f", "");
              line.print("Password: ");
              line.read();
              line.print("\nPassword: ");
              assertThat(line.key()).isEqualTo(3);
              line.print("\nlab-1#");
            })) {
      DriverException e = refusal(device, "copy-sftp", "username", "swim-7f");
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e.deviceWords()).isEqualTo("Password:");
      assertThat(e)
          .hasMessageEndingWith(": the file server 192.0.2.1 did not take the login of swim-7f");
    }
  }

  @ParameterizedTest
  @CsvSource({"Password:, REJECTED", "Source username [admin]?, PROTOCOL"})
  void withoutALoginNothingIsMadeUp(String question, FailureKind kind) throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy scp://" + PLACE + "/t/a.bin flash:a.bin", "");
              line.print(question + " ");
              assertThat(line.key()).isEqualTo(3);
              line.print("\nlab-1#");
            })) {
      DriverException e = refusal(device, "copy-scp");
      assertThat(e.kind()).isEqualTo(kind);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e.deviceWords()).isEqualTo(question);
      assertThat(e.getMessage()).contains(question).doesNotContain("did not take");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "%Error opening ftp://*:*@192.0.2.1/a (Incorrect Login/Password); REJECTED; NONE",
        "%Error opening ftp://*:*@192.0.2.1/a (Permission denied); REJECTED; NONE",
        "%Error opening ftp://*:*@192.0.2.1/a (No such file or directory); REJECTED; NONE",
        "%Error opening ftp://*:*@192.0.2.1/a (Timed out); UNREACHABLE; NONE",
        "%Error opening http://*:*@192.0.2.1/a (I/O error); UNREACHABLE; NONE",
        "%Error opening https://*:*@192.0.2.1/a (SSL handshake failed); REJECTED; NONE",
        "%Error opening scp://*:*@192.0.2.1/a (Connection reset); PROTOCOL; NONE",
        "% Authentication failed.; REJECTED; NONE",
        "% Connection refused by remote host; UNREACHABLE; NONE",
        "% Connection timed out; remote host not responding; UNREACHABLE; NONE",
        "% Destination unreachable; gateway or host down; UNREACHABLE; NONE",
        "%Error reading scp://*:*@192.0.2.1/a (Connection reset); TIMEOUT; APPLIED",
        "%Error reading ftp://*:*@192.0.2.1/a (Timed out); TIMEOUT; APPLIED",
        "%Error copying ftp://*:*@192.0.2.1/a (Not enough space on device); CAPACITY; NONE",
        "%Error: VRF Mgmt does not exist; REJECTED; NONE",
        "% Invalid input detected at '^' marker.; UNSUPPORTED; NONE"
      },
      quoteCharacter = '"',
      ignoreLeadingAndTrailingWhitespace = true)
  void failuresHaveTheirMeaning(org.junit.jupiter.params.aggregator.ArgumentsAccessor row)
      throws Exception {
    int last = row.size() - 1;
    StringBuilder words = new StringBuilder(row.getString(0));
    for (int i = 1; i < last - 1; i++) {
      words.append("; ").append(row.getString(i));
    }
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy scp://" + PLACE + "/t/a.bin flash:a.bin", "");
              line.print("\n" + words + "\n%Error opening scp://x/a (Undefined error)\nlab-1#");
            })) {
      DriverException e = refusal(device, "copy-scp", "username", "swim-7f");
      assertThat(e.deviceWords()).isEqualTo(words.toString());
      assertThat(e.kind()).isEqualTo(row.get(last - 1, FailureKind.class));
      assertThat(e.effect()).isEqualTo(row.get(last, DeviceEffect.class));
    }
  }

  @Test
  void aCopyThatBrokeOffIsToldInShortAndIsWholeInTheTranscript() throws Exception {
    String source = "AbCdEfGhIjKlMnOp/c2960-lanbasek9-mz.150-2.SE11.bin";
    String marks = "!".repeat(70) + "\n" + "!".repeat(300) + "..!.O";
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy tftp://192.0.2.1/" + source + " flash:a.bin", "");
              line.print(marks);
              line.hangUp();
            })) {
      DriverException e = refusal(device, "copy-tftp", "source", source);
      assertThat(e.getMessage())
          .contains("'copy tftp://192.0.2.1/AbCd.../c2960-lanbasek9-mz.150-2.SE11.bin flash:a.bin'")
          .endsWith("last seen: '[301 x !, 3 x ., 1 x O]'");
      assertThat(e.deviceWords()).isEqualTo("[301 x !, 3 x ., 1 x O]");
      assertThat(e.text()).isEqualTo(e.getMessage());
      assertThat(services.everything())
          .contains("> copy tftp://192.0.2.1/" + source + " flash:a.bin")
          .contains(marks);
    }
  }

  @Test
  void aCopyThatEndsWithoutAWordIsToldInShort() throws Exception {
    String marks = "Loading a.bin " + "!".repeat(200);
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy tftp://192.0.2.1/t/a.bin flash:a.bin", "");
              line.print(marks + "\nlab-1#");
            })) {
      DriverException e = refusal(device, "copy-tftp");
      assertThat(e.text())
          .endsWith("does not say that it was done: Loading a.bin [200 x !]")
          .doesNotContain("!!");
      assertThat(services.everything()).contains(marks);
    }
  }
}
