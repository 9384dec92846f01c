package io.swim.transfer.ftp;

import static io.swim.transfer.serving.LongSilence.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.Publication;
import io.swim.spi.TransferRecord.Result;
import io.swim.transfer.serving.LongSilence;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** The system takes no bytes for long, as its own and the peer's buffers are full. */
class SlowPeerTest {
  private static final byte[] IMAGE = TestFtp.bytes(24 << 20);
  private static final int PIECE = 4 << 20;

  @Test
  void downloadThatMovesSlowlyIsNotCut() throws Exception {
    try (TestFtp ftp = TestFtp.start(server -> server.progressTimeout(LongSilence.BORNE));
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
        LongSilence.await(publication);
      }
      assertThat(in.readAllBytes()).hasSize(IMAGE.length - 2 * PIECE);
      data.shutdownOutput();

      assertThat(control.reply()).startsWith("226");
      assertThat(only(publication).result()).isEqualTo(Result.COMPLETE);
    }
  }
}
