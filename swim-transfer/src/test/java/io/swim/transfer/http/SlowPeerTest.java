package io.swim.transfer.http;

import static io.swim.transfer.serving.LongSilence.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.Publication;
import io.swim.spi.TransferRecord.Result;
import io.swim.transfer.serving.LongSilence;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The system takes no bytes for long, as its own and the peer's buffers are full. */
class SlowPeerTest {
  private static final byte[] IMAGE = TestHttp.bytes(24 << 20);
  private static final int PIECE = 4 << 20;

  @Test
  void downloadThatMovesSlowlyIsNotCut() throws Exception {
    try (TestHttp test = TestHttp.start(builder -> builder.progressTimeout(LongSilence.BORNE));
        Publication publication = test.publish("image.bin", IMAGE)) {
      Socket slow = new Socket();
      slow.setReceiveBufferSize(16 << 10);
      try (RawHttp peer = RawHttp.over(slow, test.http(), TestHttp.LOOPBACK)) {
        InputStream in = slow.getInputStream();
        assertThat(peer.send("GET /image.bin HTTP/1.1\nHost: x\n\n").line()).contains("200");
        for (int i = 0; i < 2; i++) {
          assertThat(in.readNBytes(PIECE)).hasSize(PIECE);
          LongSilence.await(publication);
        }
        assertThat(in.readAllBytes().length).isGreaterThan(IMAGE.length - 2 * PIECE);
      }
      Awaitility.await().until(() -> only(publication).result() == Result.COMPLETE);
    }
  }

  @Test
  void peerThatTakesNothingMoreIsEndedByTheServerWhichSaysSo() throws Exception {
    try (TestHttp test =
            TestHttp.start(builder -> builder.progressTimeout(Duration.ofMillis(100)));
        Publication publication = test.publish("image.bin", IMAGE);
        RawHttp peer = RawHttp.connect(test.http())) {
      peer.send("GET /image.bin HTTP/1.1\nHost: x\n\n");

      Awaitility.await().until(() -> !test.ended.isEmpty());
      assertThat(only(publication).result()).isEqualTo(Result.TIMED_OUT);
      assertThat(only(publication).detail())
          .matches("no byte moved for \\d+\\.\\d s, so this server ended the connection");
      assertThat(only(publication).duration()).isGreaterThan(Duration.ofMillis(100));
    }
  }

  @Test
  void peerThatResetsTheConnectionIsNamedAsTheOneWhoEndedIt() throws Exception {
    try (TestHttp test = TestHttp.start();
        Publication publication = test.publish("image.bin", IMAGE)) {
      try (RawHttp peer = RawHttp.connect(test.http())) {
        peer.socket.setSoLinger(true, 0);
        assertThat(peer.send("GET /image.bin HTTP/1.1\nHost: x\n\n").line()).contains("200");
      }
      Awaitility.await().until(() -> !test.ended.isEmpty());
      assertThat(only(publication).result()).isEqualTo(Result.FAILED);
      assertThat(only(publication).detail()).startsWith("the peer broke the connection");
    }
  }
}
