package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Access;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The dialogue engine against scripted devices over real sockets. */
@Timeout(60)
class DialogueTest {
  private final TestServices services = TestServices.of("admin", "s3cret-login", "s3cret-enable");
  private final CliSessions sessions = CliSessions.builder().build();

  private CliSession open(ScriptedDevice device) throws Exception {
    return sessions.open(device.device(), Access.TELNET, services);
  }

  private CliAnswer perform(ScriptedDevice device, String operation, Map<String, String> values)
      throws Exception {
    try (CliSession session = open(device)) {
      return session.perform(operation, values);
    } finally {
      assertThat(device.failures).isEmpty();
    }
  }

  private DriverException refused(ScriptedDevice device, String operation, String... values) {
    return catchThrowableOfType(
        DriverException.class,
        () ->
            perform(
                device, operation, values.length == 0 ? Map.of() : Map.of(values[0], values[1])));
  }

  private static final String DIRECTORY =
      """
      Directory of flash:/

          2  -rwx     9827104   Mar 1 1993 00:21:11 +00:00  a.bin
          3  drwx         512   Mar 1 1993 00:02:41 +00:00  html

      27998208 bytes total (9114112 bytes free)
      """;

  @Test
  void logMessagesAndPagersInTheMiddleOfOutputAreTakenOut() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "dir flash:", "Directory of flash:/\n\n");
              line.print(
                  "\n*Mar  1 01:02:03.456: %LINK-3-UPDOWN: Interface Fa0/1, changed state to up\n");
              line.print(" --More-- ");
              if (line.key() != ' ') {
                throw new AssertionError("the pager wants a space");
              }
              line.printRaw("\b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\b");
              line.print("    5  -rwx          77   <no date>  config.text\n");
              line.printRaw("\u001b[2K\r27998208 bytes total (9114112 bytes free)\r\r\n");
              line.print("lab-1#");
            })) {
      CliAnswer answer = perform(device, "dir", Map.of("fileSystem", "flash:"));
      assertThat(answer.output()).doesNotContain("UPDOWN", "More", "lab-1#");
      assertThat(answer.table("files")).hasSize(1);
      assertThat(answer.table("files").get(0)).containsEntry("name", "config.text");
      assertThat(answer.value("freeBytes")).contains("9114112");
    }
  }

  @Test
  void logMessagesBehindThePromptDoNotHideIt() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "dir flash:", DIRECTORY);
              line.print("lab-1#\n*Mar  1 00:00:09: %SYS-5-CONFIG_I: Configured from console\n");
              line.answer("", "dir flash:", DIRECTORY);
              line.print("lab-1#*Mar  1 00:00:09: %SYS-5-CONFIG_I: Configured from console\n");
            })) {
      try (CliSession session = open(device)) {
        for (int i = 0; i < 2; i++) {
          assertThat(session.perform("dir", Map.of("fileSystem", "flash:")).table("files"))
              .hasSize(1);
        }
      }
    }
  }

  @Test
  void promptLikeLinesInOutputAreOutput() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "dir flash:", "lab-1#\nlab-1>\n#######\n" + DIRECTORY);
              line.print("lab-1#");
            })) {
      assertThat(perform(device, "dir", Map.of("fileSystem", "flash:")).table("files")).hasSize(1);
    }
  }

  @Test
  void outputWithoutALineEndStillEndsAtThePrompt() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "dir flash:", DIRECTORY.stripTrailing());
              line.print("lab-1#");
            })) {
      assertThat(perform(device, "dir", Map.of("fileSystem", "flash:")).value("totalBytes"))
          .contains("27998208");
    }
  }

  @Test
  void wrappedAndScrolledEchoesAreNotOutput() throws Exception {
    String path = "flash:" + "x".repeat(90) + ".bin";
    String command = "verify /md5 " + path;
    String digest = "0123456789abcdef0123456789abcdef";
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.print("lab-1#");
              line.read();
              line.print(command.substring(0, 73) + "\n" + command.substring(73) + "\n");
              line.print("....Done!\nverify /md5 (" + path + ") = " + digest + "\n\nlab-1#");
              line.read();
              line.printRaw(command.substring(0, 60));
              line.printRaw("\rlab-1#$" + command.substring(50) + "\r\n");
              line.print("verify /md5 (" + path + ") = " + digest + "\nlab-1#");
            })) {
      try (CliSession session = open(device)) {
        for (int i = 0; i < 2; i++) {
          CliAnswer answer = session.perform("digest", Map.of("path", path, "algorithm", "md5"));
          assertThat(answer.value("digest")).contains(digest);
          assertThat(answer.output()).doesNotContain("verify /md5 flash:");
        }
      }
    }
  }

  @Test
  void unknownQuestionStopsTheOperationAndIsNotAnswered() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "delete /force flash:a", "");
              line.print("This may affect the system. Continue? [confirm]");
              if (line.key() != 3) {
                throw new AssertionError("only Ctrl-C may come");
              }
              line.print("\nlab-1#");
              line.answer("", "dir flash:", DIRECTORY);
              line.print("lab-1#");
            })) {
      try (CliSession session = open(device)) {
        DriverException e =
            catchThrowableOfType(
                DriverException.class, () -> session.perform("delete", Map.of("path", "flash:a")));
        assertThat(e.kind()).isEqualTo(FailureKind.PROTOCOL);
        assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
        assertThat(e.getMessage()).contains("lab-1", "delete /force flash:a", "Continue?");
        assertThat(e.deviceWords()).contains("This may affect the system");
        assertThat(session.perform("dir", Map.of("fileSystem", "flash:")).value("totalBytes"))
            .isPresent();
      }
      assertThat(device.failures).isEmpty();
    }
  }

  @Test
  void copyAnswersTheDevicesQuestionsAndNeverErases() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy tftp://192.0.2.1/t/a.bin flash:a.bin", "");
              line.answer("Destination filename [a.bin]? ", "a.bin", "");
              line.print("%Warning:There is a file already existing with this name \n");
              line.print("Do you want to over write? [confirm]");
              line.command();
              line.print("Erase flash: before copying? [confirm]");
              if (line.key() != 'n') {
                throw new AssertionError("erasing was not refused");
              }
              line.print("n\nAccessing tftp://192.0.2.1/t/a.bin...\n");
              line.print("Loading t/a.bin from 192.0.2.1 (via Vlan1): !!!!\n");
              line.print("*Apr  1 15:26:17.047: %LINEPROTO-5-UPDOWN: Line protocol, up!!!!!!\n");
              line.print("[OK - 9827104 bytes]\n\n9827104 bytes copied in 1.2 secs\nlab-1#");
            })) {
      CliAnswer answer =
          perform(
              device,
              "copy-tftp",
              Map.of(
                  "server", "192.0.2.1",
                  "source", "t/a.bin",
                  "path", "flash:a.bin",
                  "fileSystem", "flash:",
                  "file", "a.bin"));
      assertThat(answer.output()).contains("9827104 bytes copied");
    }
  }

  @Test
  void copyFailuresKeepTheDevicesWordsAndTheirMeaning() throws Exception {
    Map<String, FailureKind> kinds =
        Map.of(
            "%Error opening tftp://192.0.2.1/a.bin (Timed out)", FailureKind.UNREACHABLE,
            "%Error opening tftp://192.0.2.1/a.bin (No such file or directory)",
                FailureKind.REJECTED,
            "%Error copying tftp://192.0.2.1/a.bin (Not enough space on device)",
                FailureKind.CAPACITY,
            "%Error reading tftp://192.0.2.1/a.bin (Timed out)", FailureKind.TIMEOUT,
            "%Error verifying flash:a.bin (checksum mismatch)", FailureKind.INTEGRITY);
    for (Map.Entry<String, FailureKind> each : kinds.entrySet()) {
      try (ScriptedDevice device =
          ScriptedDevice.ios(
              line -> {
                line.answer("lab-1#", "copy tftp://192.0.2.1/a.bin flash:a.bin", "");
                line.answer("Destination filename [a.bin]? ", "a.bin", "");
                line.print("Accessing tftp://192.0.2.1/a.bin...\n" + each.getKey() + "\nlab-1#");
              })) {
        DriverException e =
            catchThrowableOfType(
                DriverException.class,
                () ->
                    perform(
                        device,
                        "copy-tftp",
                        Map.of(
                            "server", "192.0.2.1",
                            "source", "a.bin",
                            "path", "flash:a.bin",
                            "fileSystem", "flash:",
                            "file", "a.bin")));
        assertThat(e.kind()).as(each.getKey()).isEqualTo(each.getValue());
        assertThat(e.deviceWords()).isEqualTo(each.getKey());
        boolean opened = !each.getKey().contains("opening") && !each.getKey().contains("space");
        assertThat(e.effect()).isEqualTo(opened ? DeviceEffect.APPLIED : DeviceEffect.NONE);
      }
    }
  }

  @Test
  void reloadConfirmsWithoutSavingAndTakesTheDropAsSuccess() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "reload", "\n");
              line.answer("System configuration has been modified. Save? [yes/no]: ", "no", "");
              line.print("Reload command is being issued on Active unit, this will reload the ");
              line.print("whole stack\nProceed with reload? [confirm]");
              line.read();
              line.hangUp();
            })) {
      perform(device, "reload", Map.of());
      assertThat(device.heard).endsWith("reload", "no", "");
    }
  }

  @Test
  void dropBeforeTheConfirmationHasNoEffect() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "reload", "");
              line.hangUp();
            })) {
      DriverException e = refused(device, "reload");
      assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e.getMessage()).contains("'reload'");
    }
  }

  @Test
  void promptAfterTheConfirmationIsAnUnknownEffect() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "reload", "Proceed with reload? [confirm]");
              line.read();
              line.print("\nlab-1#");
            })) {
      DriverException e = refused(device, "reload");
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(e.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    }
  }

  @Test
  void dropAfterAnEffectfulCommandIsAnUnknownEffect() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "delete /force flash:a", "");
              line.hangUp();
            })) {
      DriverException e = refused(device, "delete", "path", "flash:a");
      assertThat(e.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    }
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "dir flash:", "Directory");
              line.hangUp();
            })) {
      assertThat(refused(device, "dir", "fileSystem", "flash:").effect())
          .isEqualTo(DeviceEffect.NONE);
    }
  }

  @Test
  void refusedBootLineIsPutBack() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "show bootvar", "BOOT variable = flash:old.bin,12;\n");
              line.answer(
                  "lab-1#",
                  "show running-config | include ^boot system",
                  "boot system flash:old.bin\nboot system flash:older.bin\n");
              line.answer("lab-1#", "configure terminal", "Enter commands.\n");
              line.answer("lab-1(config)#", "no boot system", "");
              line.answer("lab-1(config)#", "boot system flash:new.bin", "% Error: no\n");
              line.answer("lab-1(config)#", "boot system flash:old.bin", "");
              line.answer("lab-1(config)#", "boot system flash:older.bin", "");
              line.answer("lab-1(config)#", "end", "");
              line.print("lab-1#");
            })) {
      DriverException e = refused(device, "set-boot", "images", "flash:new.bin");
      assertThat(e.kind()).isEqualTo(FailureKind.REJECTED);
      assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
      assertThat(e.getMessage()).contains("put back");
    }
  }

  @Test
  void valuesThatAreMoreThanAWordAreNeverSent() throws Exception {
    try (ScriptedDevice device = ScriptedDevice.ios(line -> line.print("lab-1#"))) {
      for (String bad :
          new String[] {
            "flash:a\rreload",
            "flash:a\nreload",
            "a?",
            "a|b",
            "a;b",
            "a b",
            "\u0003",
            "x".repeat(300)
          }) {
        DriverException e = refused(device, "delete", "path", bad);
        assertThat(e.kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(e.effect()).isEqualTo(DeviceEffect.NONE);
        assertThat(e.getMessage()).contains("path");
      }
      assertThat(device.heard).noneMatch(said -> said.contains("delete"));
    }
  }

  @Test
  void stepDeadlineEndsAWaitThatNeverEndsByItself() throws Exception {
    services.deadline = Instant.now().plus(Duration.ofSeconds(2));
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "delete /force flash:a", "");
              for (int i = 0; i < 1_000_000; i++) {
                line.print(".");
              }
            })) {
      DriverException e = refused(device, "delete", "path", "flash:a");
      assertThat(e.kind()).isIn(FailureKind.TIMEOUT, FailureKind.PROTOCOL);
      assertThat(e.effect()).isEqualTo(DeviceEffect.UNKNOWN);
    }
  }

  @Test
  void endlessOutputIsAnErrorAndNotAFullMemory() throws Exception {
    String block = ("y".repeat(1000) + "\n").repeat(100);
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "dir flash:", "");
              while (true) {
                line.print(block);
              }
            })) {
      DriverException e = refused(device, "dir", "fileSystem", "flash:");
      assertThat(e.kind()).isEqualTo(FailureKind.PROTOCOL);
      assertThat(e.getMessage()).contains("4194304");
    }
  }

  @Test
  void interruptEndsAWait() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "dir flash:", "");
              line.read();
            })) {
      try (CliSession session = open(device)) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> session.perform("dir", Map.of("fileSystem", "flash:")))
            .isInstanceOf(InterruptedException.class);
      }
    }
  }

  @Test
  void transcriptHasNoSecretsEvenWhenTheDeviceEchoesThem() throws Exception {
    try (ScriptedDevice device =
        new ScriptedDevice(
            line -> {
              line.print("Username: ");
              line.command();
              line.print("Password: ");
              line.command();
              line.print("\n");
              line.answer("lab-1>", "enable", "Password: ");
              line.command();
              line.answer("lab-1#", "terminal length 0", "");
              line.answer("lab-1#", "terminal width 511", "");
              line.answer("lab-1#", "delete /force flash:a", "%Error s3cret-login (Bad)\n");
              line.print("lab-1#");
            })) {
      DriverException e = refused(device, "delete", "path", "flash:a");
      assertThat(services.everything())
          .contains("********", "> enable", "> delete /force flash:a")
          .doesNotContain("s3cret");
      assertThat(e.getMessage() + e.deviceWords()).doesNotContain("s3cret");
      assertThat(services.hidden).contains("s3cret-login", "s3cret-enable");
    }
  }
}
