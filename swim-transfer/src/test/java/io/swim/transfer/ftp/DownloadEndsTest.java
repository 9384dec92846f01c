package io.swim.transfer.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.image.ImageContent;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A download is complete when the peer shows that it has it, and not before. */
class DownloadEndsTest {
  /** Small enough for the buffers of two sockets: the server is rid of it at once. */
  private static final byte[] SMALL = TestFtp.bytes(100_000);

  private final ServedFile image =
      new ServedFile.Outgoing("image.bin", ImageContent.of(SMALL), so -> {});

  private Publication once(TestFtp ftp) {
    return ftp.server.publish(
        Offering.of(image, TestFtp.LOOPBACK)
            .withLogin(TestFtp.LOGIN)
            .withUses(Offering.Uses.ONE_EACH));
  }

  /** A device that heard of the end and has read nothing, nor ended its side. */
  private static Socket told(RawControl control) throws IOException {
    Socket data = new Socket();
    data.connect(new InetSocketAddress(TestFtp.LOOPBACK, control.passive()));
    control.say("TYPE I");
    assertThat(control.say("RETR image.bin")).startsWith("150");
    assertThat(control.reply()).startsWith("226");
    return data;
  }

  private static void reset(Socket data) throws IOException {
    data.setSoLinger(true, 0);
    data.close();
  }

  private static Result end(Publication publication) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> publication.transfers().stream().noneMatch(e -> e.result() == Result.RUNNING));
    TransferRecord only = publication.transfers().get(0);
    assertThat(only.digest().isPresent()).isEqualTo(only.result() == Result.COMPLETE);
    return only.result();
  }

  @Test
  void oneThatIsResetAfterTheReplyHasFailedAndMayBeFetchedAgain() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = once(ftp)) {
      try (RawControl control = RawControl.loggedIn(ftp.address())) {
        reset(told(control));

        assertThat(end(publication)).isEqualTo(Result.FAILED);
        assertThat(control.say("PWD")).as("the next reply").startsWith("257");
      }
      try (RawControl again = RawControl.loggedIn(ftp.address())) {
        assertThat(again.say("SIZE image.bin")).isEqualTo("213 " + SMALL.length);
      }
    }
  }

  /** It gives up, resets and says goodbye at once: both are there when the server looks. */
  @Test
  void aNextCommandDoesNotHealAReset() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = once(ftp);
        RawControl control = RawControl.loggedIn(ftp.address())) {
      reset(told(control));

      assertThat(control.say("QUIT")).startsWith("221");

      assertThat(end(publication)).isEqualTo(Result.FAILED);
    }
  }

  @Test
  void aNextCommandConfirmsItWhereTheDeviceClosesNothing() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = once(ftp);
        RawControl control = RawControl.loggedIn(ftp.address());
        Socket data = told(control)) {
      assertThat(data.getInputStream().readNBytes(SMALL.length)).isEqualTo(SMALL);

      assertThat(control.say("QUIT")).startsWith("221");

      assertThat(end(publication)).isEqualTo(Result.COMPLETE);
    }
  }

  @Test
  void aCommandThatKeepsTheConnectionAliveConfirmsNothing() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = once(ftp);
        RawControl control = RawControl.loggedIn(ftp.address());
        Socket data = told(control)) {
      control.send("NOOP\r\n");

      reset(data);

      assertThat(end(publication)).isEqualTo(Result.FAILED);
      assertThat(control.reply()).startsWith("200");
    }
  }

  @Test
  void oneThatTheDeviceEndsOnlyAfterItsControlConnectionIsComplete() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = once(ftp);
        RawControl control = RawControl.loggedIn(ftp.address());
        Socket data = told(control)) {
      control.drop();

      assertThat(data.getInputStream().readAllBytes()).isEqualTo(SMALL);
      data.shutdownOutput();

      assertThat(end(publication)).isEqualTo(Result.COMPLETE);
    }
  }

  @Test
  void oneWhoseControlConnectionEndsAndNothingElseHasFailed() throws Exception {
    try (TestFtp ftp = TestFtp.start();
        Publication publication = once(ftp);
        RawControl control = RawControl.loggedIn(ftp.address());
        Socket data = told(control)) {
      control.drop();

      assertThat(end(publication)).isEqualTo(Result.FAILED);
      assertThat(data.isClosed()).isFalse();
    }
  }

  @Test
  void aDeviceThatFallsSilentAfterTheReplyTimesOut() throws Exception {
    try (TestFtp ftp = TestFtp.start(server -> server.progressTimeout(Duration.ofMillis(500)));
        Publication publication = once(ftp);
        RawControl control = RawControl.loggedIn(ftp.address());
        Socket data = told(control)) {
      assertThat(end(publication)).isEqualTo(Result.TIMED_OUT);
      assertThat(data.isClosed()).isFalse();
    }
  }
}
