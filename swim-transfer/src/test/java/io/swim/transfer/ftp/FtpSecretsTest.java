package io.swim.transfer.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.realservers.ClientWork;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the log when everything is logged: another JVM's, since levels are set once. */
class FtpSecretsTest {
  private static final String WRONG = "wr0ng-Guess";
  private static final String BROKEN = "n0-Utf8";

  @TempDir Path temp;

  /** The other JVM: right, wrong and damaged logins at a server, and the client. */
  static final class Logged {
    private Logged() {}

    public static void main(String[] arguments) throws Exception {
      FileService service;
      try (TestFtp ftp = TestFtp.start();
          var publication = ftp.publish(TestFtp.file("image.bin", TestFtp.bytes(1000)))) {
        service =
            FileService.of("server/own", TransferProtocol.FTP, "127.0.0.1").withPort(ftp.port());
        try (FileSession session =
            new FtpFileClient().open(service.withLogin(TestFtp.LOGIN), new ClientWork())) {
          session.read("image.bin", 0, new ByteArrayOutputStream(), so -> {});
        }
        Login wrong = new Login(TestFtp.LOGIN.username(), Secret.of(WRONG));
        catchThrowable(() -> new FtpFileClient().open(service.withLogin(wrong), new ClientWork()))
            .printStackTrace();
        try (RawControl control = new RawControl(TestFtp.LOOPBACK, ftp.address())) {
          control.reply();
          control.say("USER x");
          control.say("PASS " + BROKEN + "\u00c0\u00ff");
          control.send("PASS " + BROKEN + " without an end");
        }
        publication.transfers();
      }
    }
  }

  @Test
  void noPasswordIsEverLogged() throws Exception {
    Path log = temp.resolve("log.txt");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-cp",
                System.getProperty("java.class.path"),
                Logged.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();

    String text = Files.readString(log);
    assertThat(other.exitValue()).as(text).isZero();
    assertThat(text).contains("COMPLETE").contains("org.apache.mina").contains("DEBUG");
    for (String secret : new String[] {TestFtp.LOGIN.password().reveal(), WRONG, BROKEN}) {
      String hex = HexFormat.ofDelimiter(" ").formatHex(secret.getBytes());
      assertThat(text)
          .doesNotContain(secret)
          .doesNotContain(hex)
          .doesNotContain(hex.toUpperCase(Locale.ROOT));
    }
  }
}
