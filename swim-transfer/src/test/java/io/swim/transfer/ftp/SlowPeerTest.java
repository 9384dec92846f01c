package io.swim.transfer.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.Publication;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The system takes no bytes for long, as its own and the peer's buffers are full. */
class SlowPeerTest {
  private static final Duration SILENCE = Duration.ofMillis(500);
  private static final byte[] IMAGE = TestFtp.bytes(24 << 20);
  private static final int PIECE = 4 << 20;

  private static TransferRecord only(Publication publication) {
    assertThat(publication.transfers()).hasSize(1);
    return publication.transfers().get(0);
  }

  private static void awaitSilence(Publication publication) {
    Duration before = only(publication).duration();
    Awaitility.await()
        .until(() -> only(publication).duration().minus(before).compareTo(SILENCE) > 0);
    Duration twice = only(publication).duration();
    Awaitility.await()
        .until(() -> only(publication).duration().minus(twice).compareTo(SILENCE) > 0);
  }

  @Test
  void downloadThatMovesSlowlyIsNotCut() throws Exception {
    try (TestFtp ftp = TestFtp.start(server -> server.progressTimeout(SILENCE));
        Publication publication = ftp.publish(TestFtp.file("image.bin", IMAGE));
        RawControl control = RawControl.loggedIn(ftp.address());
        Socket data = new Socket()) {
      data.setReceiveBufferSize(16 << 10);
      data.connect(new InetSocketAddress(TestFtp.LOOPBACK, control.passive()));
      control.say("TYPE I");
      assertThat(control.say("RETR image.bin")).startsWith("150");
      InputStream in = data.getInputStream();
      for (int i = 0; i < 2; i++) {
        assertThat(in.readNBytes(PIECE)).hasSize(PIECE);
        awaitSilence(publication);
        assertThat(only(publication).result()).isEqualTo(Result.RUNNING);
      }
      assertThat(in.readAllBytes()).hasSize(IMAGE.length - 2 * PIECE);
      data.shutdownOutput();

      assertThat(control.reply()).startsWith("226");
      assertThat(only(publication).result()).isEqualTo(Result.COMPLETE);
    }
  }
}
