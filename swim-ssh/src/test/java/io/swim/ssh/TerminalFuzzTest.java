package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.CliCredentials;
import io.swim.device.PlatformId;
import io.swim.device.Secret;
import io.swim.fault.DriverException;
import io.swim.spi.CliSession;
import io.swim.ssh.internal.Connection;
import io.swim.ssh.internal.Inbox;
import io.swim.ssh.internal.SessionOpener;
import io.swim.ssh.platform.PlatformDefinition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Streams of bytes from devices that lost their mind: recorded-looking dialogue, changed and cut at
 * random. Nothing but a {@link DriverException} may come of it, and it must end.
 */
class TerminalFuzzTest {
  private static final PlatformDefinition IOS =
      Platforms.bundled().definition(new PlatformId("cisco-ios")).orElseThrow();
  private static final String[] LOGIN = {
    "\r\nUsername: ",
    "admin\r\nPassword: ",
    "\r\nlab#",
    "\r\nlab#",
    "terminal length 0\r\nlab#",
    "terminal width 511\r\nlab#"
  };
  private static final List<String> PIECES =
      List.of(
          "lab#",
          "lab>",
          "lab(config)#",
          "\r\n",
          "\n",
          "\r",
          "\b",
          " --More-- ",
          "\u001b[2K",
          "\u001b]0;title\u0007",
          "[confirm]",
          "[yes/no]: ",
          "Password: ",
          "Username: ",
          "% Invalid input detected at '^' marker.",
          "%SYS-5-CONFIG_I: Configured",
          "\u001b[",
          "\u0000",
          "Proceed with reload? [confirm]",
          "Directory of flash:/",
          "27998208 bytes total (1 bytes free)",
          "    2  -rwx     9827104   Mar 1 1993 00:21:11 +00:00  a.bin",
          "BOOT path-list : a;b",
          "Destination filename [a.bin]? ",
          "dir flash:",
          "show version",
          "reload",
          "!!!!!!",
          "Address or name of remote host [192.0.2.1]? ",
          "Destination username [admin]? ",
          "Writing a.bin ",
          " Sink: C0644 9827104 a.bin",
          "%Error writing scp://*:*@192.0.2.1/a (Timed out)",
          "9827104 bytes copied in 1.2 secs (8189253 bytes/sec)",
          "[OK]");
  private static final String PASSWORD = "0ne-Time-Word";
  private static final Map<String, String> UPLOAD =
      Map.of(
          "server", "192.0.2.1",
          "authority", "192.0.2.1:2121",
          "destination", "t/a.bin",
          "path", "flash:a.bin",
          "file", "a.bin",
          "username", "swim-7f");
  private static final Map<String, Map<String, String>> OPERATIONS =
      Map.of(
          "dir", Map.of("fileSystem", "flash:"),
          "show-version", Map.of(),
          "show-boot", Map.of(),
          "reload", Map.of(),
          "set-boot", Map.of("images", "flash:a"),
          "digest", Map.of("path", "flash:a", "algorithm", "md5"),
          "copy-tftp", Map.of("server", "192.0.2.1", "source", "a", "path", "flash:a", "file", "a"),
          "upload-scp", UPLOAD,
          "upload-ftp", UPLOAD);

  /** A device on whose connection time is only a number: silences cost nothing. */
  private static final class Mad implements Connection, Inbox {
    private final Random random;
    private final Deque<Byte> bytes = new ArrayDeque<>();
    private final StringBuilder said = new StringBuilder();
    private int turn;
    private boolean ended;
    private Duration silence = Duration.ZERO;

    Mad(Random random) {
      this.random = random;
      speak(LOGIN[turn++]);
    }

    /** Answers a line or a key, most often as a device would. */
    void hear(int key) {
      boolean line = key == '\r';
      if (!line && key != ' ' && key != 3) {
        said.append((char) key);
        return;
      }
      String text = said + "\r\n";
      said.setLength(0);
      if (turn < LOGIN.length && random.nextInt(30) > 0) {
        speak(LOGIN[turn++]);
        return;
      }
      StringBuilder answer = new StringBuilder(line && random.nextInt(10) > 0 ? text : "");
      for (int piece = random.nextInt(8); piece > 0; piece--) {
        answer.append(PIECES.get(random.nextInt(PIECES.size())));
        answer.append(random.nextInt(3) > 0 ? "\r\n" : "");
      }
      speak(answer + (random.nextInt(6) > 0 ? "lab#" : ""));
    }

    private void speak(String text) {
      byte[] spoken = text.getBytes(StandardCharsets.UTF_8);
      if (random.nextInt(8) == 0 && spoken.length > 0) {
        spoken[random.nextInt(spoken.length)] = (byte) random.nextInt();
      }
      int length = random.nextInt(20) == 0 ? random.nextInt(spoken.length + 1) : spoken.length;
      for (int i = 0; i < length; i++) {
        bytes.add(spoken[i]);
      }
      ended = random.nextInt(40) == 0;
    }

    @Override
    public int read(byte[] into, Duration patience) {
      if (patience.compareTo(silence) < 0) {
        silence = silence.minus(patience);
        return 0;
      }
      if (bytes.isEmpty()) {
        return ended ? -1 : 0;
      }
      int count = Math.min(1 + random.nextInt(60), bytes.size());
      for (int i = 0; i < count; i++) {
        into[i] = bytes.remove();
      }
      silence = Duration.ofMillis(random.nextInt(10) == 0 ? random.nextInt(3_000) : 0);
      return count;
    }

    @Override
    public @Nullable IOException failure() {
      return null;
    }

    @Override
    public Access access() {
      return Access.TELNET;
    }

    @Override
    public String peer() {
      return "lab";
    }

    @Override
    public Inbox inbox() {
      return this;
    }

    @Override
    public OutputStream output() {
      return new OutputStream() {
        @Override
        public void write(int key) {
          hear(key);
        }
      };
    }

    @Override
    public String enter() {
      return "\r";
    }

    @Override
    public void close() {}
  }

  @Test
  void anyStreamEndsInAnAnswerOrADriverException() throws Exception {
    Random random = new Random(7);
    long inputs = Long.getLong("swim.fuzz.inputs", 1_000);
    long answers = 0;
    List<String> operations = OPERATIONS.keySet().stream().sorted().toList();
    for (long i = 0; i < inputs; i++) {
      String operation = operations.get(random.nextInt(operations.size()));
      try {
        answers += talk(new Mad(random), operation);
      } catch (DriverException e) {
        assertThat(e.getMessage()).isNotBlank().doesNotContain(PASSWORD);
        assertThat(e.deviceWords()).doesNotContain(PASSWORD);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("input " + i + ", " + operation, e);
      }
    }
    // Otherwise nothing behind the login was met at all.
    assertThat(answers).isGreaterThan(inputs / 100);
  }

  private static int talk(Mad device, String operation)
      throws DriverException, InterruptedException {
    TestServices services = TestServices.of("admin", "x-login", "x-enable");
    CliCredentials credentials =
        CliCredentials.of("admin", Secret.of("x-login"), Secret.of("x-enable"));
    SessionOpener opener =
        new SessionOpener(Platforms.unknown(), List.of(IOS), Duration.ofSeconds(5));
    try (CliSession session = opener.open(device, IOS, credentials, services)) {
      session.perform(
          operation, OPERATIONS.get(operation), Map.of("password", Secret.of(PASSWORD)));
      return 1;
    } finally {
      assertThat(services.everything()).doesNotContain(PASSWORD);
    }
  }
}
