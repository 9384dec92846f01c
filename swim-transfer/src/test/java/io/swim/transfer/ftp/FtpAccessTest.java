package io.swim.transfer.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.realservers.FreePort;
import io.swim.spi.Publication;
import io.swim.spi.TransferRecord.Result;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets nothing, and what nobody gets. */
class FtpAccessTest {
  private static final InetAddress STRANGER = TestFtp.address("127.66.0.9");

  private final byte[] image = TestFtp.bytes(70_000);

  @Test
  void aStrangerIsClosedAtAcceptWithoutAWord() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = ftp.publish(TestFtp.file("image.bin", image));
        RawControl control = new RawControl(STRANGER, ftp.address())) {
      assertThat(control.reply()).isEqualTo("closed");
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../image.bin",
        "../../etc/passwd",
        "a/../../etc/passwd",
        "/../etc/passwd",
        "a/..",
        "..",
        ".",
        "a",
        "//etc//passwd",
        "..\\..\\etc\\passwd",
        "%2e%2e/etc/passwd",
        "~root/.bashrc",
        "a/image.bin/",
        "a/image.bin\u0001",
        "A/IMAGE.BIN.",
        "*"
      })
  void whatIsNotOfferedIsNotThere(String path) throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = ftp.publish(TestFtp.file("a/b/image.bin", image));
        RawControl control = RawControl.loggedIn(ftp.address())) {
      for (String command : List.of("RETR", "STOR", "APPE", "SIZE", "DELE", "MKD", "RMD")) {
        control.passive();
        assertThat(control.say(command + " " + path)).as(command).startsWith("5");
      }
      control.say("RNFR " + path);
      assertThat(control.say("RNTO elsewhere")).startsWith("5");
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @Test
  void aDotDotInsideTheTreeIsFollowed() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = ftp.publish(TestFtp.file("a/b/image.bin", image));
        RawControl control = RawControl.loggedIn(ftp.address())) {
      assertThat(control.say("CWD a/b")).startsWith("250");
      assertThat(control.say("SIZE ../b/image.bin")).isEqualTo("213 70000");
      assertThat(control.say("CDUP")).startsWith("250");
      assertThat(control.say("PWD")).contains("\"/a\"");
      assertThat(control.say("CWD ../../..")).startsWith("550");
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PORT 127,66,0,9,200,1",
        "PORT 10,0,0,1,0,22",
        "PORT 127,0,0,1,0,22",
        "PORT 127,0,0,1,3,255",
        "PORT 127,0,0,1,256,1",
        "PORT 127,0,0,1,200",
        "PORT",
        "EPRT |1|127.66.0.9|50000|",
        "EPRT |1|10.0.0.1|50000|",
        "EPRT |1|127.0.0.1|22|",
        "EPRT |1|127.0.0.1|99999|",
        "EPRT |1|localhost|50000|",
        "EPRT |2|::ffff:7f42:9|50000|",
        "EPRT |2|fe80::1|50000|",
        "EPRT |2|:::|50000|",
        "EPRT ||||",
        "EPRT"
      })
  void noDataConnectionGoesToAnotherAddressOrToASystemPort(String command) throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = ftp.publish(TestFtp.file("image.bin", image));
        RawControl control = RawControl.loggedIn(ftp.address())) {
      assertThat(control.say(command)).startsWith("501");
      assertThat(control.say("RETR image.bin")).startsWith("425");
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @Test
  void aPassiveConnectionFromElsewhereIsClosedAndTheDevicesOwnIsTaken() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = ftp.publish(TestFtp.file("image.bin", image));
        RawControl control = RawControl.loggedIn(ftp.address())) {
      InetSocketAddress data = new InetSocketAddress(TestFtp.LOOPBACK, control.passive());
      try (Socket thief = new Socket();
          Socket own = new Socket()) {
        thief.bind(new InetSocketAddress(STRANGER, 0));
        thief.connect(data);
        own.connect(data);
        control.say("TYPE I");
        assertThat(control.say("RETR image.bin")).startsWith("150");

        assertThat(thief.getInputStream().readAllBytes()).isEmpty();
        assertThat(own.getInputStream().readAllBytes()).isEqualTo(image);
      }
      assertThat(control.reply()).startsWith("226");
      assertThat(publication.transfers()).hasSize(1);
    }
  }

  @Test
  void passivePortsStayInTheirRange() throws Exception {
    int free = FreePort.tcp();
    try (TestFtp ftp = TestFtp.start(server -> server.passivePorts(free, free));
        Publication publication = ftp.publish(TestFtp.file("image.bin", image));
        RawControl one = RawControl.loggedIn(ftp.address());
        RawControl two = RawControl.loggedIn(ftp.address())) {
      assertThat(one.passive()).isEqualTo(free);
      assertThat(two.say("EPSV")).startsWith("425");
      assertThat(one.say("QUIT")).startsWith("221");
      Awaitility.await().until(() -> two.say("PASV").startsWith("227"));
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @Test
  void theExternalAddressIsAnswered() throws Exception {
    InetAddress external = TestFtp.address("192.0.2.7");
    try (TestFtp ftp = TestFtp.start(server -> server.advertise(external));
        Publication publication = ftp.publish(TestFtp.file("image.bin", image));
        RawControl control = RawControl.loggedIn(ftp.address())) {
      assertThat(control.say("PASV")).contains("(192,0,2,7,");
      assertThat(ftp.server.addressFor(STRANGER)).isEqualTo(external);
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @Test
  void guessingEndsTheConnectionAndThenKeepsTheAddressOut() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = ftp.publish(TestFtp.file("image.bin", image))) {
      int wrong = 0;
      int connections = 0;
      for (String greeting = "220"; !greeting.equals("closed") && connections < 20; ) {
        try (RawControl control = new RawControl(TestFtp.LOOPBACK, ftp.address())) {
          greeting = control.reply();
          connections++;
          String reply = greeting;
          while (!reply.equals("closed")) {
            control.say("USER " + TestFtp.LOGIN.username());
            reply = control.say("PASS guess" + wrong);
            wrong += reply.startsWith("530") ? 1 : 0;
          }
        }
      }
      assertThat(wrong).isBetween(10, 12);
      assertThat(connections).isLessThanOrEqualTo(5);
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @Test
  void commandsBeforeTheLoginAreCounted() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = ftp.publish(TestFtp.file("image.bin", image));
        RawControl control = new RawControl(TestFtp.LOOPBACK, ftp.address())) {
      control.reply();
      for (int i = 0; i < 20; i++) {
        assertThat(control.say("NOOP")).startsWith("530");
      }
      assertThat(control.say("NOOP")).startsWith("421");
      assertThat(control.reply()).isEqualTo("closed");
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @Test
  void aFloodOfCommandsBehindATransferEndsTheConnection() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = ftp.publish(TestFtp.file("image.bin", image));
        RawControl control = RawControl.loggedIn(ftp.address())) {
      control.passive();
      assertThat(control.say("RETR image.bin")).startsWith("150");
      control.send("NOOP\r\n".repeat(1000));

      assertThat(control.reply()).isEqualTo("closed");
      Awaitility.await().until(() -> publication.transfers().get(0).result() == Result.FAILED);
    }
  }

  @Test
  void aLineThatIsTooLongEndsTheConnection() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = ftp.publish(TestFtp.file("image.bin", image));
        RawControl control = new RawControl(TestFtp.LOOPBACK, ftp.address())) {
      control.reply();
      control.send("USER " + "x".repeat(1100));

      assertThat(control.reply()).startsWith("500");
      assertThat(control.reply()).isEqualTo("closed");
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SITE HELP",
        "SITE WHO",
        "STAT",
        "AUTH TLS",
        "MD5 image.bin",
        "STOU",
        "LANG en",
        "MFMT 20200101000000 image.bin",
        "HELP",
        "MODE Z",
        "PROT P",
        "XYZ",
        "ACCT x",
        "REIN"
      })
  void nothingIsThereThatADeviceDoesNotNeed(String command) throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = ftp.publish(TestFtp.file("image.bin", image));
        RawControl control = RawControl.loggedIn(ftp.address())) {
      assertThat(control.say(command)).startsWith("50");
      assertThat(control.say("NOOP")).startsWith("200");
      assertThat(publication.transfers()).isEmpty();
    }
  }

  @Test
  void onePeerHasSoManyConnectionsAtMost() throws Exception {
    try (TestFtp ftp = TestFtp.start(server -> server.maxConnectionsPerPeer(2));
        Publication publication = ftp.publish(TestFtp.file("image.bin", image));
        RawControl one = RawControl.loggedIn(ftp.address());
        RawControl two = RawControl.loggedIn(ftp.address())) {
      try (RawControl three = new RawControl(TestFtp.LOOPBACK, ftp.address())) {
        assertThat(three.reply()).isEqualTo("closed");
      }
      one.say("QUIT");
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptions()
          .until(
              () -> {
                RawControl.loggedIn(ftp.address()).close();
                return true;
              });
      assertThat(two.say("NOOP")).startsWith("200");
      assertThat(publication.transfers()).isEmpty();
    }
  }
}
