package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.spi.Publication;
import io.swim.spi.TransferRecord.Result;
import io.swim.spi.UploadSink;
import io.swim.transfer.tftp.TftpPacket.Ack;
import io.swim.transfer.tftp.TftpPacket.Error;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TftpUploadTest {
  private final MemorySink sink = new MemorySink();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private TftpTransfer put(TftpClientBuilder client, byte[] bytes) throws IOException {
    return client
        .build()
        .put(server.address(), "config", new ByteArrayInputStream(bytes), bytes.length);
  }

  @ParameterizedTest
  @CsvSource({
    "0,512,1",
    "1,512,1",
    "511,512,1",
    "512,512,1",
    "513,512,1",
    "100000,1428,8",
    "530000,8,1",
    "530000,8,32",
    "200000,65464,2"
  })
  void aFileOfAnySizeIsTaken(int size, int blockSize, int windowSize) throws IOException {
    byte[] config = TestServer.bytes(size);
    server.announce("config", TestServer.LOOPBACK, size, sink);
    TftpTransfer transfer =
        put(
            TftpClient.builder().blockSize(blockSize).windowSize(windowSize).requestTransferSize(),
            config);
    assertThat(transfer.bytes()).isEqualTo(size);
    assertThat(sink.bytes()).isEqualTo(config);
    Awaitility.await().until(() -> sink.lastResult() == Result.COMPLETE);
    assertThat(sink.ended.get(0).bytes()).isEqualTo(size);
  }

  @Test
  void moreThanAnnouncedIsRefusedByItsAnnouncedSize() {
    server.announce("config", TestServer.LOOPBACK, 999, sink);
    assertThatThrownBy(() -> put(TftpClient.builder().requestTransferSize(), new byte[1000]))
        .isInstanceOfSatisfying(TftpException.class, e -> assertThat(e.errorCode()).hasValue(3));
    assertThat(sink.bytes()).isEmpty();
  }

  @Test
  void moreThanAnnouncedIsRefusedWhenItComes() {
    server.announce("config", TestServer.LOOPBACK, 999, sink);
    assertThatThrownBy(() -> put(TftpClient.builder(), new byte[1000]))
        .isInstanceOfSatisfying(
            TftpException.class,
            e -> {
              assertThat(e.errorCode()).hasValue(3);
              assertThat(e.bytes()).isEqualTo(512);
            });
    Awaitility.await().until(() -> sink.lastResult() == Result.FAILED);
    assertThat(sink.bytes()).hasSizeLessThanOrEqualTo(999);
  }

  @Test
  void whatWasNotAnnouncedIsRefused() {
    server.publish("config", new byte[3]);
    assertThatThrownBy(() -> put(TftpClient.builder(), new byte[10]))
        .isInstanceOfSatisfying(TftpException.class, e -> assertThat(e.errorCode()).hasValue(2));
  }

  @Test
  void aClosedUploadTakesNothingMore() throws Exception {
    Publication upload = server.announce("config", TestServer.LOOPBACK, 5000, sink);
    try (RawPeer peer = new RawPeer()) {
      peer.write("config", server.address());
      peer.receive(Ack.class);
      peer.data(1, new byte[512]);
      peer.receive(Ack.class);
      upload.close();
      assertThat(peer.receive(Error.class).code()).isZero();
      assertThat(upload.transfers()).extracting("result").containsExactly(Result.CLOSED);
      peer.write("config", server.address());
      assertThat(peer.receive(Error.class).code()).isEqualTo(TftpError.ACCESS_VIOLATION.code());
    }
  }

  @Test
  void aDeviceThatBeginsAgainFromAnotherPortEndsItsFirstTry() throws IOException {
    server.announce("config", TestServer.LOOPBACK, 5000, sink);
    try (RawPeer first = new RawPeer();
        RawPeer second = new RawPeer()) {
      first.write("config", server.address());
      first.receive(Ack.class);
      first.data(1, new byte[512]);
      first.receive(Ack.class);
      second.write("config", server.address());
      second.receive(Ack.class);
      first.receive(Error.class);
      second.data(1, new byte[] {7, 8});
      assertThat(second.receive(Ack.class).block()).isEqualTo(1);
    }
    assertThat(sink.bytes()).containsExactly(7, 8);
  }

  @Test
  void aLostLastAcknowledgmentIsGivenAgain() throws IOException {
    server.announce("config", TestServer.LOOPBACK, 5000, sink);
    try (RawPeer peer = new RawPeer()) {
      peer.write("config", server.address());
      assertThat(peer.receive(Ack.class).block()).isZero();
      peer.data(1, new byte[9]);
      assertThat(peer.receive(Ack.class).block()).isEqualTo(1);
      peer.data(1, new byte[9]);
      assertThat(peer.receive(Ack.class).block()).isEqualTo(1);
    }
    assertThat(sink.bytes()).hasSize(9);
    assertThat(sink.ended).hasSize(1);
  }

  @Test
  void aGapInTheWindowIsReportedOnce() throws IOException {
    server.announce("config", TestServer.LOOPBACK, 50_000, sink);
    try (RawPeer peer = new RawPeer()) {
      peer.write("config", server.address(), "windowsize", "5", "timeout", "60");
      peer.receive(TftpPacket.OptionAck.class);
      peer.data(1, new byte[512]);
      peer.data(3, new byte[512]);
      peer.data(4, new byte[512]);
      peer.data(5, new byte[512]);
      assertThat(peer.receive(Ack.class).block()).isEqualTo(1);
      assertThat(peer.poll(150)).isEmpty();
      for (int block = 2; block <= 6; block++) {
        peer.data(block, new byte[512]);
      }
      assertThat(peer.receive(Ack.class).block()).isEqualTo(6);
    }
  }

  @Test
  void theDeviceHearsOfItsLastBlockOnlyWhenTheSinkHasIt() {
    UploadSink broken =
        new UploadSink() {
          @Override
          public OutputStream begin(InetSocketAddress peer) {
            return new OutputStream() {
              @Override
              public void write(int b) {}

              @Override
              public void close() throws IOException {
                throw new IOException("no space");
              }
            };
          }

          @Override
          public void ended(io.swim.spi.TransferRecord transfer) {
            sink.ended(transfer);
          }
        };
    server.announce("config", TestServer.LOOPBACK, 5000, broken);
    assertThatThrownBy(() -> put(TftpClient.builder(), new byte[100]))
        .isInstanceOf(TftpException.class);
    Awaitility.await().until(() -> sink.lastResult() == Result.FAILED);
    assertThat(sink.ended.get(0).detail()).contains("no space");
  }
}
