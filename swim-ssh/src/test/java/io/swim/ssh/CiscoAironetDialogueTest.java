package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.CliAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to autonomous access points and how it is understood, against scripted ones. */
@Timeout(60)
class CiscoAironetDialogueTest extends WithScript {
  private static final String OLD = "flash:/c1240-k9w7-mx.124-3g.JA/c1240-k9w7-mx.124-3g.JA";
  private static final String TAR = "tftp://192.0.2.1/t/c1240-k9w7-tar.124-25d.JA2.tar";
  private static final Map<String, String> FILE =
      Map.of("server", "192.0.2.1", "source", "t/c1240-k9w7-tar.124-25d.JA2.tar");
  private static final String INVALID =
      "                      ^\n% Invalid input detected at '^' marker.\n\n";
  private static final String BOOT = "BOOT path-list:      " + OLD + "\nEnable Break:  no\n";
  private static final String VERSION =
      "Cisco IOS Software, C1240 Software (C1240-K9W7-M), Version 12.4(3g)JA, RELEASE SOFTWARE (fc2)\n"
          + "lab-1 uptime is 3 minutes\nSystem image file is \""
          + OLD
          + "\"\n";
  private static final String DIRECTORY =
      "Directory of flash:/\n\n"
          + "    2  -rwx        1048   Mar 1 1993 00:00:23 +00:00  private-multiple-fs\n"
          + "    4  drwx         640   Mar 1 1993 00:01:05 +00:00  c1240-k9w7-mx.124-3g.JA\n"
          + "  151  drwx         704   Mar 1 1993 00:04:17 +00:00  c1240-k9w7-mx.124-25d.JA2\n"
          + "  160  drwx         128   Mar 1 1993 00:00:12 +00:00  c1240-rcvk9w8-mx\n\n"
          + "15740928 bytes total (1048576 bytes free)\n";

  @Override
  String platform() {
    return "cisco-aironet";
  }

  private static void bootList(ScriptedDevice.Line line) throws IOException {
    line.answer("lab-1#", "show bootvar", INVALID);
    line.answer("lab-1#", "show boot", BOOT);
  }

  private DriverException refusal(ScriptedDevice device) {
    return refused(device, "copy-tftp", FILE);
  }

  @Test
  void whatAnOldReleaseSetsByItselfIsPutBack() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              bootList(line);
              line.answer(
                  "lab-1#", "archive download-sw /leave-old-sw /no-set-boot " + TAR, INVALID);
              line.answer("lab-1#", "archive download-sw /leave-old-sw " + TAR, "");
              line.print("examining image...\nExtracting files...\n[OK - 5017600 bytes]\n\n");
              line.print("New software image installed in flash:/c1240-k9w7-mx.124-25d.JA2\n");
              line.print("Configuring system to use new image...done.\n");
              line.answer("lab-1#", "configure terminal", "");
              line.answer("lab-1(config)#", "boot system " + OLD, "");
              line.answer("lab-1(config)#", "end", "");
              line.answer("lab-1#", "write memory", "Building configuration...\n[OK]\nlab-1#");
            })) {
      perform(device, "copy-tftp", FILE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ERROR: Not enough free space in \"flash:/\"|CAPACITY|NONE",
        "%Error opening tftp://192.0.2.1/t/x.tar (Timed out)|UNREACHABLE|NONE",
        "%Error opening tftp://192.0.2.1/t/x.tar (No such file or directory)|REJECTED|NONE",
        "ERROR: Image is not a valid IOS image archive.|INTEGRITY|NONE",
        "ERROR: Something new|REJECTED|NONE"
      })
  void whatADownloadFailsOfIsToldApart(String said, FailureKind kind, DeviceEffect effect)
      throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              bootList(line);
              line.print("lab-1#");
              line.command();
              line.print("examining image...\n" + said + "\nlab-1#");
            })) {
      DriverException e = refusal(device);
      assertThat(e.kind()).as("%s", e).isEqualTo(kind);
      assertThat(e.effect()).isEqualTo(effect);
    }
  }

  @Test
  void whatFailsWhileItIsUnpackedMayHaveLeftFiles() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              bootList(line);
              line.print("lab-1#");
              line.command();
              line.print("examining image...\nExtracting files...\nextracting a/a (12 bytes)!\n");
              line.print("ERROR: premature end of archive\nlab-1#");
            })) {
      DriverException e = refusal(device);
      assertThat(e.kind()).isEqualTo(FailureKind.INTEGRITY);
      assertThat(e.effect()).isEqualTo(DeviceEffect.APPLIED);
    }
  }

  @Test
  void aDownloadThatDoesNotSayThatItIsDoneIsNone() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              bootList(line);
              line.print("lab-1#");
              line.command();
              line.print("examining image...\nExtracting files...\n[OK - 12 bytes]\nlab-1#");
            })) {
      assertThat(refusal(device)).hasMessageContaining("does not say that it was done");
    }
  }

  @Test
  void aQuestionThatNobodyKnowsIsAnsweredWithNo() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              bootList(line);
              line.print("lab-1#");
              line.command();
              line.print("This will remove all other images. Continue? [confirm]");
              assertThat(line.key()).isEqualTo(3);
              line.print("\nlab-1#");
            })) {
      assertThat(refusal(device)).hasMessageContaining("asked something that has no answer");
    }
  }

  @Test
  void foldersAreSlots() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "show version", VERSION);
              bootList(line);
              line.answer("lab-1#", "dir flash:", DIRECTORY + "lab-1#");
            })) {
      CliAnswer answer = perform(device, "install-status", Map.of());

      assertThat(answer.table("packages"))
          .extracting(row -> row.get("name") + " " + row.get("version") + " " + row.get("state"))
          .isEqualTo(
              List.of(
                  OLD + " 12.4(3g)JA committed",
                  "flash:/c1240-k9w7-mx.124-25d.JA2/c1240-k9w7-mx.124-25d.JA2 124-25d.JA2 inactive"));
    }
  }

  @Test
  void whatRunsAndIsNotBootedNextIsNotCommitted() throws Exception {
    try (ScriptedDevice device =
        ScriptedDevice.ios(
            line -> {
              line.answer("lab-1#", "show version", VERSION);
              line.answer("lab-1#", "show bootvar", INVALID);
              line.answer("lab-1#", "show boot", BOOT.replace("124-3g.JA", "124-25d.JA2"));
              line.answer("lab-1#", "dir flash:", DIRECTORY + "lab-1#");
            })) {
      assertThat(perform(device, "install-status", Map.of()).table("packages"))
          .extracting(row -> row.get("state"))
          .containsExactly("uncommitted", "inactive");
    }
  }
}
