package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.image.ImageContent;
import io.swim.spi.Offering;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TftpTransferTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 511, 512, 513, 1024, 100_000})
  void aFileOfAnySizeArrivesWithoutOptions(int size) throws IOException {
    byte[] image = TestServer.bytes(size);
    try (TestServer server = TestServer.start()) {
      server.publish("image.bin", image);
      assertThat(server.get(TftpClient.builder(), "image.bin")).isEqualTo(image);
      Awaitility.await().until(() -> server.ended.size() == 1);
      assertThat(server.ended.get(0).result()).isEqualTo(Result.COMPLETE);
      assertThat(server.ended.get(0).bytes()).isEqualTo(size);
      assertThat(server.ended.get(0).options()).isEmpty();
      assertThat(server.server.openSessions()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "8,1",
    "8,7",
    "512,1",
    "512,4",
    "1428,1",
    "1428,16",
    "1428,64",
    "8192,1",
    "8192,4",
    "8192,16",
    "8192,64",
    "65464,1",
    "65464,8",
    "512,65535",
    "65463,3"
  })
  void everyPairOfBlockSizeAndWindowSizeCarriesTheFile(int blockSize, int windowSize)
      throws IOException {
    byte[] image = TestServer.bytes(300_000);
    TftpClientBuilder client =
        TftpClient.builder().blockSize(blockSize).windowSize(windowSize).requestTransferSize();
    try (TestServer server = TestServer.start()) {
      server.publish("image.bin", image);
      assertThat(server.get(client, "image.bin")).isEqualTo(image);
    }
  }

  @ParameterizedTest
  @CsvSource({"524280,1", "524288,1", "524289,1", "1060000,1", "1060000,16"})
  void blockNumbersRollOver(int size, int windowSize) throws IOException {
    byte[] image = TestServer.bytes(size);
    try (TestServer server = TestServer.start()) {
      server.publish("image.bin", image);
      TftpClientBuilder client = TftpClient.builder().blockSize(8).windowSize(windowSize);
      assertThat(server.get(client, "image.bin")).isEqualTo(image);
    }
  }

  @Test
  void moreThanFourGibibytesAreCounted() throws IOException {
    long size = (4L << 30) + 12_345;
    ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 16).asReadOnlyBuffer();
    ImageContent huge =
        new ImageContent() {
          @Override
          public long sizeBytes() {
            return size;
          }

          @Override
          public int read(ByteBuffer into, long position) {
            int length = (int) Math.min(Math.min(into.remaining(), 1 << 16), size - position);
            into.put(zeros.duplicate().limit(length));
            return length;
          }

          @Override
          public void close() {}
        };
    AtomicLong progress = new AtomicLong();
    try (TestServer server = TestServer.start()) {
      server.server.publish(
          Offering.of(
              new ServedFile.Outgoing("huge.bin", huge, progress::set), TestServer.LOOPBACK));
      TftpTransfer transfer =
          TftpClient.builder()
              .blockSize(65464)
              .requestTransferSize()
              .build()
              .get(server.address(), "huge.bin", OutputStream.nullOutputStream());
      assertThat(transfer.bytes()).isEqualTo(size);
      assertThat(transfer.announcedSize()).hasValue(size);
      Awaitility.await().untilAsserted(() -> assertThat(progress).hasValue(size));
    }
  }

  @Test
  void aWindowThatWouldNotFitTheReceiverIsMadeSmaller() throws IOException {
    byte[] image = TestServer.bytes(4 << 20);
    try (TestServer server = TestServer.start()) {
      server.publish("image.bin", image);
      TftpTransfer transfer =
          TftpClient.builder()
              .blockSize(8192)
              .windowSize(16)
              .build()
              .get(server.address(), "image.bin", OutputStream.nullOutputStream());
      assertThat(transfer.windowSize() * transfer.blockSize()).isLessThanOrEqualTo(90 * 1024);
      assertThat(transfer.windowSize()).isGreaterThan(1);
      assertThat(transfer.repeats()).isZero();
    }
  }

  @Test
  void oneServerListensAtSeveralAddressesAndFamilies() throws IOException {
    byte[] image = TestServer.bytes(3000);
    InetSocketAddress v6 = new InetSocketAddress("::1", 0);
    InetSocketAddress other = new InetSocketAddress("127.0.0.9", 0);
    try (TestServer server = TestServer.start(builder -> builder.bind(other).bind(v6))) {
      server.publish("image.bin", image);
      server.publish("image.bin", image, v6.getAddress());
      assertThat(server.server.addresses()).hasSize(3);
      for (InetSocketAddress address : server.server.addresses()) {
        TftpTransfer transfer =
            TftpClient.builder().build().get(address, "image.bin", OutputStream.nullOutputStream());
        assertThat(transfer.bytes()).isEqualTo(3000);
      }
    }
  }

  @Test
  void theAnswerComesFromTheAddressThatWasAsked() throws IOException {
    InetSocketAddress ninth = new InetSocketAddress("127.0.0.9", 0);
    try (TestServer server = TestServer.start(builder -> builder.bind(ninth));
        RawPeer peer = new RawPeer()) {
      server.publish("image.bin", TestServer.bytes(10));
      peer.read("image.bin", server.server.addresses().get(1));
      peer.receive(TftpPacket.Data.class);
      assertThat(peer.lastSender().getAddress()).isEqualTo(ninth.getAddress());
      peer.ack(1);
    }
  }

  @Test
  void aWildcardListenerAnswersFromTheAddressTowardsThePeer() throws IOException {
    InetSocketAddress any = new InetSocketAddress("0.0.0.0", 0);
    try (TestServer server = TestServer.start(builder -> builder.bind(any))) {
      byte[] image = TestServer.bytes(5000);
      server.publish("image.bin", image);
      int port = server.server.addresses().get(1).getPort();
      TftpTransfer transfer =
          TftpClient.builder()
              .build()
              .get(
                  new InetSocketAddress("127.0.0.1", port),
                  "image.bin",
                  OutputStream.nullOutputStream());
      assertThat(transfer.bytes()).isEqualTo(5000);
      assertThat(server.server.addressFor(TestServer.LOOPBACK)).isEqualTo(TestServer.LOOPBACK);
    }
  }
}
