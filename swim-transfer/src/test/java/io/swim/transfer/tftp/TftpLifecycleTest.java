package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.image.ImageContent;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord.Result;
import io.swim.transfer.tftp.TftpPacket.Data;
import io.swim.transfer.tftp.TftpPacket.Error;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TftpLifecycleTest {
  @Test
  void closingAPublicationEndsItsTransfersBeforeItReturns(@TempDir Path temp) throws Exception {
    Path file = Files.write(temp.resolve("image.bin"), TestServer.bytes(500_000));
    try (TestServer server = TestServer.start();
        RawPeer peer = new RawPeer()) {
      ImageContent content = ImageContent.of(file);
      Publication publication =
          server.server.publish(
              Offering.of(
                  new ServedFile.Outgoing("image.bin", content, bytes -> {}), TestServer.LOOPBACK));
      peer.read("image.bin", server.address());
      peer.receive(Data.class);
      peer.ack(1);
      peer.receive(Data.class);
      assertThat(publication.transfers()).extracting("result").containsExactly(Result.RUNNING);
      publication.close();
      content.close();
      assertThat(publication.transfers()).extracting("result").containsExactly(Result.CLOSED);
      assertThat(publication.transfers().get(0).bytes()).isEqualTo(512);
      assertThat(peer.receive(Error.class).message()).contains("withdrawn");
      assertThat(server.server.openSessions()).isZero();
      peer.read("image.bin", server.address());
      assertThat(peer.receive(Error.class).code()).isEqualTo(1);
    }
  }

  @Test
  void contentThatBreaksEndsTheTransferWithItsCause() throws IOException {
    ImageContent truncated =
        new ImageContent() {
          @Override
          public long sizeBytes() {
            return 10_000;
          }

          @Override
          public int read(java.nio.ByteBuffer into, long position) {
            return -1;
          }

          @Override
          public void close() {}
        };
    try (TestServer server = TestServer.start()) {
      server.server.publish(
          Offering.of(
              new ServedFile.Outgoing("image.bin", truncated, bytes -> {}), TestServer.LOOPBACK));
      assertThatThrownBy(() -> server.get(TftpClient.builder(), "image.bin"))
          .isInstanceOf(TftpException.class);
      Awaitility.await().until(() -> server.ended.size() == 1);
      assertThat(server.ended.get(0).result()).isEqualTo(Result.FAILED);
      assertThat(server.ended.get(0).detail()).contains("content of 10000 bytes ended at byte 0");
    }
  }

  @Test
  void progressIsToldInBytesThatWereAcknowledged() throws IOException {
    List<Long> progress = new CopyOnWriteArrayList<>();
    Instant noon = Instant.parse("2026-01-01T12:00:00Z");
    try (TestServer server = TestServer.start(b -> b.clock(Clock.fixed(noon, ZoneOffset.UTC)))) {
      server.server.publish(
          Offering.of(
              new ServedFile.Outgoing(
                  "image.bin", ImageContent.of(TestServer.bytes(2500)), progress::add),
              TestServer.LOOPBACK));
      server.get(TftpClient.builder().blockSize(1000), "image.bin");
      Awaitility.await().until(() -> server.ended.size() == 1);
      assertThat(progress).containsExactly(1000L, 2000L, 2500L);
      assertThat(server.server.transfers()).hasSize(1);
      assertThat(server.server.transfers().get(0).startedAt()).isEqualTo(noon);
      assertThat(server.server.transfers().get(0).options()).containsEntry("blksize", "1000");
    }
  }

  @Test
  void aClosedServerLeavesNoThreadAndNoSocket() throws IOException {
    long socketsBefore = openFiles();
    try (RawPeer peer = new RawPeer()) {
      TestServer server = TestServer.start();
      server.publish("image.bin", TestServer.bytes(5000));
      peer.read("image.bin", server.address());
      peer.receive(Data.class);
      InetSocketAddress session = peer.lastSender();
      server.close();
      server.close();
      assertThat(peer.await(Error.class).message()).contains("closed");
      assertThat(server.ended).extracting("result").containsExactly(Result.CLOSED);
      assertThat(Thread.getAllStackTraces().keySet())
          .noneMatch(thread -> thread.getName().startsWith("swim-tftp"));
      peer.socket.close();
      try (RawPeer again = new RawPeer()) {
        assertThat(again.address()).isNotEqualTo(session);
      }
    }
    Awaitility.await().until(() -> openFiles() <= socketsBefore);
  }

  @Test
  void aServerThatIsClosedByItsOwnListenerStops() throws IOException {
    TftpServer[] own = new TftpServer[1];
    own[0] =
        TftpServer.builder()
            .bind(new InetSocketAddress(TestServer.LOOPBACK, 0))
            .listener(record -> own[0].close())
            .build();
    own[0].start();
    InetSocketAddress address = own[0].addresses().get(0);
    own[0].publish(
        Offering.of(
            new ServedFile.Outgoing("a", ImageContent.of(new byte[3]), acknowledged -> {}),
            TestServer.LOOPBACK));
    TftpClient.builder().build().get(address, "a", java.io.OutputStream.nullOutputStream());
    Awaitility.await()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("swim-tftp")));
  }

  @Test
  void anAddressThatIsTakenIsNamed() throws IOException {
    try (RawPeer taken = new RawPeer();
        TftpServer server = TftpServer.builder().bind(taken.address()).build()) {
      assertThatThrownBy(server::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + taken.address().getPort());
    }
  }

  @Test
  void startTwiceIsStartOnceAndStartAfterCloseIsRefused() throws IOException {
    TestServer server = TestServer.start();
    InetSocketAddress address = server.address();
    server.server.start();
    assertThat(server.address()).isEqualTo(address);
    server.close();
    assertThatThrownBy(server.server::start).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theAdvertisedAddressIsToldWhenThereIsOne() throws IOException {
    try (TestServer server = TestServer.start(b -> b.advertise(TestServer.address("192.0.2.7")))) {
      assertThat(server.server.addressFor(TestServer.LOOPBACK))
          .isEqualTo(TestServer.address("192.0.2.7"));
    }
    try (TestServer server = TestServer.start()) {
      assertThat(server.server.addressFor(TestServer.LOOPBACK)).isEqualTo(TestServer.LOOPBACK);
    }
  }

  /** Sockets of this process, where the system tells. */
  private static long openFiles() throws IOException {
    Path own = Path.of("/proc/self/fd");
    if (!Files.isDirectory(own)) {
      return 0;
    }
    try (var files = Files.list(own)) {
      return files.filter(TftpLifecycleTest::isSocket).count();
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException e) {
      return false;
    }
  }
}
