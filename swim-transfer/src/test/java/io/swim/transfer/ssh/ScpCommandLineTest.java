package io.swim.transfer.ssh;

import static io.swim.transfer.ssh.TestSshServer.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.channel.exception.SshChannelClosedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may start, and which file it means. */
class ScpCommandLineTest {
  private static final String SECRET = "nobody's business";

  @TempDir Path temp;
  private Path served;
  private TestSshServer server;
  private TestDevice device;
  private ClientSession session;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(temp.resolve("secret"), SECRET);
    served = Files.createDirectories(temp.resolve("served"));
    Files.createDirectory(served.resolve("a"));
    for (String name : new String[] {"image.bin", "a/image.bin", "-odd", "two words", "it's"}) {
      Files.writeString(served.resolve(name), name);
    }
    Files.createSymbolicLink(served.resolve("link"), temp.resolve("secret"));
    Files.createSymbolicLink(served.resolve("up"), temp);
    server = TestSshServer.start(b -> b.folder(served).account(LOGIN).writable());
    device = TestDevice.start();
    session = device.login(server);
  }

  @AfterEach
  void stop() {
    device.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "scp -f image.bin|image.bin",
        "scp  -f ./image.bin |image.bin",
        "scp -f /a/image.bin|a/image.bin",
        "scp -f a//image.bin|a/image.bin",
        "scp -r -vf image.bin|image.bin",
        "scp -f -- -odd|-odd",
        "scp -f 'two words'|two words",
        "scp -f two\\ words|two words",
        "scp -f two words|two words",
        "scp -f -- two  words of  'all kinds'|two  words of  all kinds",
        "scp -f a; id|a; id",
        "scp -f \"it's\"|it's",
        "scp -f 'two wor\"\"ds|`two wor\"\"ds`"
      })
  void whatClientsFetchIsUnderstood(String command, String file) throws IOException {
    if (!Files.exists(served.resolve(file))) {
      Files.writeString(served.resolve(file), file);
    }
    try (RawChannel scp = RawChannel.exec(session, command)) {
      scp.say("\0");
      String name = file.substring(file.lastIndexOf('/') + 1);
      assertThat(scp.line()).isEqualTo("C0644 " + file.length() + " " + name);
      scp.say("\0\0");
      assertThat(new String(scp.rest())).isEqualTo(file + "\0");
      assertThat(scp.exitStatus()).contains(0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "scp -t .|new",
        "scp  -t|new",
        "scp -t ''|new",
        "scp -p -t /|new",
        "scp -d -t a|a/new",
        "scp -r -t a/other|a/other",
        "scp -t 'two words'|two words",
        "scp -t two words|two words",
        "scp -t -- -odd|-odd"
      })
  void whatClientsSendIsUnderstood(String command, String file) throws IOException {
    try (RawChannel scp = RawChannel.exec(session, command)) {
      assertThat(scp.hear()).isZero();
      scp.say("T1700000000 0 1700000000 0\n");
      assertThat(scp.hear()).isZero();
      scp.say("C0644 5 new\n");
      assertThat(scp.hear()).isZero();
      scp.say("12345\0");
      assertThat(scp.hear()).isZero();
      assertThat(scp.rest()).isEmpty();
      assertThat(scp.exitStatus()).contains(0);
    }
    assertThat(served.resolve(file)).hasContent("12345");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scp",
        "scp -r image.bin",
        "scp -f -t image.bin",
        "/bin/scp -f image.bin",
        "scpx -f image.bin",
        "'scp -f' image.bin",
        "sh -c 'scp -f image.bin'",
        "sftp-server",
        "internal-sftp"
      })
  void nothingElseIsRun(String command) throws IOException {
    try (RawChannel channel = RawChannel.exec(session, command)) {
      assertThat(channel.rest()).isEmpty();
      assertThat(channel.exitStatus()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "/../secret",
        "a/../../secret",
        "a/../image.bin",
        "up/secret",
        "link",
        "..\\secret",
        "C:\\secret",
        "\\\\host\\share",
        "/etc/hostname",
        "/proc/self/environ",
        "image.bin\0",
        "*",
        "im*",
        "a",
        ".",
        "$HOME",
        "`id`",
        "\33[31mred\7"
      })
  void whatIsNotServedCannotBeFetched(String path) throws IOException {
    refuses("scp -f '" + path + "'");
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 5000, 100_000})
  void aPathOfAnyLengthIsRefused(int length) throws IOException {
    refuses("scp -f " + "x".repeat(length));
    refuses("scp -f " + "x/".repeat(length / 2));
    refuses("scp -t " + "x".repeat(length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../new", "a/../../new", "up/new", "link", "..\\new", "no/new", "/etc/new", "n\0"})
  void whatIsNotServedCannotBeWritten(String path) throws IOException {
    refuses("scp -t '" + path + "'");
    assertThat(temp.resolve("new")).doesNotExist();
    assertThat(temp.resolve("secret")).hasContent(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../new", "..", ".", "a/new", "/new", "a\\..\\..\\new", "n\33[1m"})
  void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
    try (RawChannel scp = RawChannel.exec(session, "scp -t .")) {
      scp.say("C0644 5 " + name + "\n");
      isRefused(scp);
    }
    assertThat(temp.resolve("new")).doesNotExist();
    assertThat(served.resolve("a/new")).doesNotExist();
  }

  /** In words that a terminal can show, with a status, and without a byte of a file. */
  private void refuses(String command) throws IOException {
    try (RawChannel scp = RawChannel.exec(session, command)) {
      try {
        scp.say(command.startsWith("scp -t") ? "C0644 5 new\n" : "\0");
      } catch (SshChannelClosedException e) {
        // It was refused before it could say more.
      }
      isRefused(scp);
    }
  }

  private static void isRefused(RawChannel scp) throws IOException {
    String said = new String(scp.rest()).replaceFirst("^\0", "");
    assertThat(said).startsWith("\2scp: ").endsWith("\n").doesNotContain(SECRET);
    assertThat(said.substring(1, said.length() - 1)).doesNotContainPattern("\\p{Cntrl}");
    assertThat(scp.exitStatus()).contains(2);
  }
}
