package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.TransferRecord.Result;
import io.swim.transfer.tftp.TftpPacket.Ack;
import io.swim.transfer.tftp.TftpPacket.Data;
import io.swim.transfer.tftp.TftpPacket.Error;
import io.swim.transfer.tftp.TftpPacket.OptionAck;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server does with lost, doubled and foreign packets, packet by packet. */
class TftpRetransmitTest {
  /** Long enough that within a test only an answer, never the timer, makes the server send. */
  private static final Duration NEVER = Duration.ofSeconds(60);

  private static final int SILENCE_MILLIS = 150;
  private TestServer server;
  private RawPeer peer;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(builder -> builder.timeout(NEVER));
    server.publish("image.bin", TestServer.bytes(50 * 512));
    peer = new RawPeer();
  }

  @AfterEach
  void stop() {
    peer.close();
    server.close();
  }

  @Test
  void aDoubledAcknowledgmentDoesNotDoubleTheData() throws IOException {
    startWindow(1);
    assertThat(blocks(1)).containsExactly(1);
    peer.ack(1);
    peer.ack(1);
    peer.ack(1);
    assertThat(peer.receive(Data.class).block()).isEqualTo(2);
    peer.ack(0);
    assertThat(peer.poll(SILENCE_MILLIS)).isEmpty();
  }

  @Test
  void anAcknowledgmentInsideTheWindowMakesTheServerGoOnRightAfterIt() throws IOException {
    startWindow(4);
    assertThat(blocks(4)).containsExactly(1, 2, 3, 4);
    peer.ack(2);
    assertThat(blocks(4)).containsExactly(3, 4, 5, 6);
    peer.ack(6);
    assertThat(blocks(4)).containsExactly(7, 8, 9, 10);
    assertThat(peer.poll(SILENCE_MILLIS)).isEmpty();
  }

  @Test
  void aRepeatedAcknowledgmentBeforeTheWindowRestartsItOnceAndNoMore() throws IOException {
    startWindow(4);
    blocks(4);
    peer.ack(4);
    assertThat(blocks(4)).containsExactly(5, 6, 7, 8);
    peer.ack(4);
    peer.ack(4);
    peer.ack(4);
    assertThat(blocks(4)).containsExactly(5, 6, 7, 8);
    assertThat(peer.poll(SILENCE_MILLIS)).isEmpty();
  }

  @Test
  void acknowledgmentsOfBlocksThatWereNeverSentAreIgnored() throws IOException {
    startWindow(4);
    blocks(4);
    peer.ack(5);
    peer.ack(30_000);
    peer.ack(65_535);
    assertThat(peer.poll(SILENCE_MILLIS)).isEmpty();
    peer.ack(4);
    assertThat(blocks(1)).containsExactly(5);
  }

  @Test
  void aStrangerIsToldAndTheTransferGoesOn() throws IOException {
    startWindow(1);
    blocks(1);
    try (RawPeer stranger = new RawPeer()) {
      stranger.send(new Ack(1), peer.lastSender());
      Error error = stranger.receive(Error.class);
      assertThat(error.code()).isEqualTo(TftpError.UNKNOWN_TRANSFER_ID.code());
      stranger.send(new Error(0, "so there"), peer.lastSender());
      assertThat(stranger.poll(SILENCE_MILLIS)).isEmpty();
    }
    peer.ack(1);
    assertThat(peer.receive(Data.class).block()).isEqualTo(2);
    assertThat(server.server.openSessions()).isEqualTo(1);
  }

  @Test
  void aRequestThatIsRepeatedFromTheSamePortIsNotASecondTransfer() throws IOException {
    for (int i = 0; i < 20; i++) {
      peer.read("image.bin", server.address());
    }
    assertThat(peer.receive(Data.class).block()).isEqualTo(1);
    assertThat(peer.poll(SILENCE_MILLIS)).isEmpty();
    assertThat(server.server.openSessions()).isEqualTo(1);
  }

  @Test
  void anotherRequestFromTheSamePortBeginsAnew() throws IOException {
    server.publish("second.bin", new byte[] {1, 2, 3});
    peer.read("image.bin", server.address());
    peer.receive(Data.class);
    peer.ack(1);
    peer.receive(Data.class);
    peer.read("second.bin", server.address());
    assertThat(peer.receive(Data.class).payload().remaining()).isEqualTo(3);
    peer.ack(1);
    Awaitility.await().until(() -> server.ended.size() == 2);
    assertThat(server.ended).extracting("result").containsExactly(Result.FAILED, Result.COMPLETE);
    assertThat(server.server.openSessions()).isZero();
  }

  @Test
  void anErrorOfThePeerEndsTheTransferAndIsNotAnswered() throws IOException {
    peer.read("image.bin", server.address());
    peer.receive(Data.class);
    peer.send(new Error(TftpError.DISK_FULL, "flash\nfull"), peer.lastSender());
    Awaitility.await().until(() -> server.ended.size() == 1);
    assertThat(server.ended.get(0).result()).isEqualTo(Result.FAILED);
    assertThat(server.ended.get(0).detail()).isEqualTo("the peer sent error 3: flash?full");
    assertThat(peer.poll(SILENCE_MILLIS)).isEmpty();
  }

  @Test
  void aSilentPeerIsGivenUpAfterPausesThatGetLonger() throws IOException {
    try (TestServer hasty =
        TestServer.start(b -> b.timeout(Duration.ofMillis(100)).maxRetries(3))) {
      hasty.publish("image.bin", TestServer.bytes(600));
      peer.read("image.bin", hasty.address());
      List<Long> arrivals = new ArrayList<>();
      TftpPacket packet = peer.receive();
      while (packet instanceof Data) {
        arrivals.add(System.nanoTime());
        packet = peer.receive();
      }
      assertThat(packet).isEqualTo(new Error(TftpError.NOT_DEFINED, "Timed out"));
      assertThat(arrivals).hasSizeBetween(4, 5);
      assertThat(Duration.ofNanos(arrivals.get(3) - arrivals.get(0)))
          .as("three pauses of 100 ms, doubled each time")
          .isGreaterThan(Duration.ofMillis(450));
      Awaitility.await().until(() -> hasty.ended.size() == 1);
      assertThat(hasty.ended.get(0).result()).isEqualTo(Result.TIMED_OUT);
      assertThat(hasty.server.openSessions()).isZero();
    }
  }

  private void startWindow(int size) throws IOException {
    // With a timeout that it was asked for, the server does not learn a shorter one on the way.
    peer.read(
        "image.bin",
        server.address(),
        "windowsize",
        Integer.toString(size),
        "timeout",
        Long.toString(NEVER.toSeconds()));
    peer.receive(OptionAck.class);
    peer.ack(0);
  }

  private List<Integer> blocks(int count) throws IOException {
    List<Integer> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blocks.add(peer.receive(Data.class).block());
    }
    return blocks;
  }
}
