package io.swim.transfer.ftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.Publication;
import io.swim.spi.TransferRecord.Result;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that no client sends: the server answers or hangs up, and goes on serving. */
class FtpFuzzTest {
  private static final List<String> WORDS =
      List.of(
          "USER",
          "PASS",
          "ACCT",
          "CWD",
          "CDUP",
          "PORT",
          "PASV",
          "EPRT",
          "EPSV",
          "TYPE",
          "STRU",
          "MODE",
          "RETR",
          "STOR",
          "APPE",
          "ALLO",
          "REST",
          "RNFR",
          "RNTO",
          "ABOR",
          "DELE",
          "RMD",
          "MKD",
          "PWD",
          "LIST",
          "NLST",
          "MLSD",
          "MLST",
          "SIZE",
          "MDTM",
          "SITE",
          "SYST",
          "STAT",
          "HELP",
          "NOOP",
          "FEAT",
          "OPTS",
          "QUIT",
          "XPWD",
          "",
          "\u0000",
          "\u00ff\u00f4\u00ff\u00f2");
  private static final List<String> ARGUMENTS =
      List.of(
          "",
          " ",
          "image.bin",
          "/",
          "..",
          "../..",
          "-la",
          "-la *",
          "*",
          "[",
          "(",
          "a*b?c[d",
          "|1|127.0.0.1|1|",
          "||||",
          "127,0,0,1,4,4",
          "1,2,3",
          "-1",
          "99999999999999999999",
          "I",
          "A N",
          "E",
          "MLST type;size;",
          "UTF8 ON",
          "%s%n%x",
          "\u0000",
          "\u00c0\u0080",
          "\t",
          "x".repeat(1000),
          "\\",
          "~",
          "\"",
          "a b c",
          "C:\\",
          "\r");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theServerGoesOnServing(long seed) throws Exception {
    Random random = new Random(seed);
    byte[] image = TestFtp.bytes(1000);
    try (TestFtp ftp = TestFtp.start();
        Publication publication = ftp.publish(TestFtp.file("image.bin", image))) {
      for (int i = 0; i < 40; i++) {
        try (RawControl control = random.nextInt(4) == 0 ? fresh(ftp) : logIn(ftp)) {
          for (int j = 0; j < 40; j++) {
            control.send(line(random));
          }
        } catch (IOException e) {
          // It hung up in the middle, as it may.
        }
      }
      try (RawControl control = RawControl.loggedIn(ftp.address());
          Socket data = new Socket(TestFtp.LOOPBACK, control.passive())) {
        control.say("TYPE I");
        assertThat(control.say("RETR image.bin")).startsWith("150");
        assertThat(data.getInputStream().readAllBytes()).isEqualTo(image);
        data.shutdownOutput();
        assertThat(control.reply()).startsWith("226");
      }
      assertThat(publication.transfers()).anyMatch(each -> each.result() == Result.COMPLETE);
    }
  }

  private static RawControl fresh(TestFtp ftp) throws IOException {
    return new RawControl(TestFtp.LOOPBACK, ftp.address());
  }

  private static RawControl logIn(TestFtp ftp) throws IOException {
    return RawControl.loggedIn(ftp.address());
  }

  private static String line(Random random) {
    if (random.nextInt(5) == 0) {
      byte[] noise = new byte[random.nextInt(60)];
      random.nextBytes(noise);
      return new String(noise, ISO_8859_1) + "\n";
    }
    String word = WORDS.get(random.nextInt(WORDS.size()));
    String argument = ARGUMENTS.get(random.nextInt(ARGUMENTS.size()));
    return word
        + (random.nextBoolean() ? " " : "")
        + argument
        + (random.nextInt(8) == 0 ? "\n" : "\r\n");
  }
}
