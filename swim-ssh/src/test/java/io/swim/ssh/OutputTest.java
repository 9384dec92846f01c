package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** What is taken for output, and when it has ended, against scripted devices over real sockets. */
@Timeout(60)
class OutputTest extends WithScript {
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
  void stepDeadlineEndsAWaitThatNeverEndsByItself() throws Exception {
    services.deadline = Instant.now().plus(Duration.ofSeconds(6));
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
}
