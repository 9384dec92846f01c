package io.swim.transfer.ssh;

import static io.swim.transfer.serving.LongSilence.only;
import static io.swim.transfer.ssh.TestSshServer.DEVICE;
import static io.swim.transfer.ssh.TestSshServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.Publication;
import io.swim.spi.TransferRecord.Result;
import io.swim.transfer.serving.LongSilence;
import java.io.IOException;
import org.apache.sshd.client.session.ClientSession;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client's window is full for long. */
class SlowPeerTest {
  private static final int PIECE = 32 * 1024;
  private static final int PIECES = 256;
  private static final byte[] IMAGE = bytes(PIECES * PIECE);

  private final TestDevice device = TestDevice.start();

  @AfterEach
  void stop() {
    device.close();
  }

  private static void hear(RawChannel channel, int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      assertThat(channel.hear()).isNotNegative();
    }
  }

  @Test
  void scpThatMovesSlowlyIsNotCut() throws Exception {
    try (TestSshServer server = TestSshServer.start(b -> b.progressTimeout(LongSilence.BORNE));
        Publication publication = server.offer(DEVICE, "image.bin", IMAGE);
        ClientSession session = device.login(server);
        RawChannel scp = RawChannel.exec(session, "scp -f image.bin").say("\0")) {
      assertThat(scp.line()).startsWith("C0");
      scp.say("\0");
      for (int i = 0; i < 2; i++) {
        hear(scp, IMAGE.length / 4);
        LongSilence.await(publication);
      }
      hear(scp, IMAGE.length / 2);
      assertThat(scp.hear()).isZero();
      scp.say("\0").rest();

      assertThat(only(publication).result()).isEqualTo(Result.COMPLETE);
    }
  }

  @Test
  void sftpThatMovesSlowlyIsNotCut() throws Exception {
    try (TestSshServer server = TestSshServer.start(b -> b.progressTimeout(LongSilence.BORNE));
        Publication publication = server.offer(DEVICE, "image.bin", IMAGE);
        ClientSession session = device.login(server);
        RawChannel sftp = RawChannel.sftp(session)) {
      answer(sftp);
      sftp.say(RawChannel.packet(3, 1, "image.bin", 1, 0));
      // After the type and the number of the request: the handle, with its length.
      byte[] handle = new byte[4];
      byte[] opened = answer(sftp);
      assertThat(opened).hasSize(1 + 4 + 4 + handle.length);
      System.arraycopy(opened, 9, handle, 0, handle.length);
      for (int i = 0; i < PIECES; i++) {
        sftp.say(RawChannel.packet(5, i, handle, (long) i * PIECE, PIECE));
      }
      for (int i = 0; i < PIECES; i++) {
        assertThat(answer(sftp)).hasSize(1 + 4 + 4 + PIECE);
        if (i == PIECES / 4 || i == PIECES / 2) {
          LongSilence.await(publication);
        }
      }
      sftp.say(RawChannel.packet(4, PIECES, handle)).rest();

      assertThat(only(publication).result()).isEqualTo(Result.COMPLETE);
    }
  }

  private static byte[] answer(RawChannel sftp) throws IOException {
    int length = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      length = length << 8 | sftp.hear();
    }
    byte[] answer = new byte[length];
    for (int i = 0; i < length; i++) {
      answer[i] = (byte) sftp.hear();
    }
    return answer;
  }

  @Test
  void connectionThatBreaksIsSaidToHaveBroken() throws Exception {
    try (TestSshServer server = TestSshServer.start();
        Publication publication = server.offer(DEVICE, "image.bin", IMAGE);
        ClientSession session = device.login(server);
        RawChannel scp = RawChannel.exec(session, "scp -f image.bin").say("\0")) {
      assertThat(scp.line()).startsWith("C0");
      scp.say("\0");
      hear(scp, PIECE);

      // Bytes wait to be read here: the system answers the end with a reset.
      session.close(true);

      Awaitility.await().until(() -> only(publication).result() == Result.FAILED);
      assertThat(only(publication).detail()).matches("The device broke off|the connection broke.*");
    }
  }
}
