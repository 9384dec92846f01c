package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.transfer.tftp.TftpPacket.Ack;
import io.swim.transfer.tftp.TftpPacket.Data;
import io.swim.transfer.tftp.TftpPacket.Error;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TftpFloodTest {
  private static final int SILENCE_MILLIS = 150;
  private static final InetAddress OTHER = TestServer.address("127.0.0.2");

  @Test
  void sessionsAreBoundedPerPeerAndInTotalAndEndByThemselves() throws IOException {
    List<RawPeer> peers = new ArrayList<>();
    try (TestServer server =
        TestServer.start(
            b ->
                b.timeout(Duration.ofMillis(50))
                    .maxRetries(2)
                    .maxTransfers(12)
                    .maxTransfersPerPeer(8))) {
      server.publish("a.bin", TestServer.bytes(5000));
      server.publish("a.bin", TestServer.bytes(5000), OTHER);
      for (int i = 0; i < 60; i++) {
        RawPeer peer = new RawPeer(i < 30 ? TestServer.LOOPBACK : OTHER);
        peers.add(peer);
        peer.read("a.bin", server.address());
        assertThat(server.server.openSessions()).isLessThanOrEqualTo(i < 30 ? 8 : 12);
      }
      Awaitility.await().until(() -> !server.ended.isEmpty());
      Awaitility.await().until(() -> server.server.openSessions() == 0);
      assertThat(server.ended).hasSizeLessThanOrEqualTo(12);
      assertThat(server.get(TftpClient.builder(), "a.bin")).hasSize(5000);
    } finally {
      peers.forEach(RawPeer::close);
    }
  }

  @Test
  void errorRepliesToOneAddressAreLimited() throws IOException {
    try (TestServer server = TestServer.start();
        RawPeer peer = new RawPeer()) {
      for (int i = 0; i < 500; i++) {
        peer.read("no-such-file", server.address());
      }
      int replies = 0;
      for (Optional<TftpPacket> reply = peer.poll(1000);
          reply.isPresent();
          reply = peer.poll(SILENCE_MILLIS)) {
        assertThat(reply.get()).isInstanceOf(Error.class);
        replies++;
      }
      assertThat(replies).isBetween(1, 60);
    }
  }

  @Test
  void anErrorIsNeverAnsweredWithAnError() throws IOException {
    try (TestServer server = TestServer.start();
        RawPeer peer = new RawPeer()) {
      peer.send(new Error(4, "no"), server.address());
      assertThat(peer.poll(SILENCE_MILLIS)).isEmpty();
    }
  }

  @Test
  void aBadPacketToTheWellKnownPortIsRefusedAndBadPacketsToASessionAreDropped() throws IOException {
    try (TestServer server = TestServer.start(b -> b.timeout(Duration.ofSeconds(60)));
        RawPeer peer = new RawPeer()) {
      server.publish("a.bin", TestServer.bytes(5000));
      peer.send(new byte[] {0, 9, 1, 2}, server.address());
      assertThat(peer.receive(Error.class).code()).isEqualTo(TftpError.ILLEGAL_OPERATION.code());
      peer.send(new Ack(3), server.address());
      assertThat(peer.receive(Error.class).code()).isEqualTo(TftpError.UNKNOWN_TRANSFER_ID.code());
      peer.read("a.bin", server.address());
      peer.receive(Data.class);
      peer.send(new byte[0], peer.lastSender());
      peer.send(new byte[] {0}, peer.lastSender());
      peer.send(new byte[] {0, 9, 1, 2}, peer.lastSender());
      peer.data(1, new byte[5]);
      peer.read("a.bin", peer.lastSender());
      peer.ack(1);
      assertThat(peer.receive(Data.class).block()).isEqualTo(2);
    }
  }
}
