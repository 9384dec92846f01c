package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import io.swim.spi.CliSession;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The dialogue engine against scripted devices over real sockets. */
@Timeout(60)
class DialogueTest extends WithScript {
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
  void aQuestionInTheEchoOfTheCommandItselfIsNotAnswered() throws Exception {
    String copy = "copy tftp://192.0.2.1/overwrite[confirm]/a.bin flash:a.bin";
    String seen = "copy tftp://192.0.2.1/overwrite[confirm]";
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.print("lab-1#");
              assertThat(line.read()).isEqualTo(copy);
              line.print(seen);
              line.hearsNothing();
              line.print(copy.substring(seen.length()) + "\n");
              line.print("[OK - 9827104 bytes]\nlab-1#");
            })) {
      perform(
          device,
          "copy-tftp",
          Map.of(
              "server", "192.0.2.1",
              "source", "overwrite[confirm]/a.bin",
              "path", "flash:a.bin",
              "fileSystem", "flash:",
              "file", "a.bin"));
    }
  }

  @Test
  void copyAnswersTheDevicesQuestionsAndNeverErases() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "copy tftp://192.0.2.1/t/a.bin flash:a.bin", "");
              line.answer("Destination filename [a.bin]? ", "a.bin", "");
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
              line.answer("lab-1(config)#", "no boot system", "");
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
