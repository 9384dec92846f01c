package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.swim.transfer.tftp.TftpPacket.Ack;
import io.swim.transfer.tftp.TftpPacket.Data;
import io.swim.transfer.tftp.TftpPacket.Error;
import io.swim.transfer.tftp.TftpPacket.OptionAck;
import io.swim.transfer.tftp.TftpPacket.Request;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against servers that misbehave. */
class TftpClientTest {
  private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
  private RawPeer server;

  @BeforeEach
  void start() throws IOException {
    server = new RawPeer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private interface Script {
    void run() throws IOException;
  }

  private static CompletableFuture<Void> play(Script script) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            script.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void aServerThatGoesOnWithBlockOneAfter65535IsUnderstood() throws IOException {
    int blocks = 65535 + 10;
    CompletableFuture<Void> script =
        play(
            () -> {
              server.receive(Request.class);
              server.send(new OptionAck(Map.of("blksize", "8")), server.lastSender());
              assertThat(server.receive(Ack.class).block()).isZero();
              for (int i = 0; i < blocks; i++) {
                int wire = i % 65535 + 1;
                server.data(wire, new byte[i == blocks - 1 ? 3 : 8]);
                assertThat(server.receive(Ack.class).block()).isEqualTo(wire);
              }
            });
    TftpClient.builder().blockSize(8).build().get(server.address(), "f", arrived);
    script.join();
    assertThat(arrived.size()).isEqualTo(8 * (blocks - 1) + 3);
  }

  @Test
  void aServerThatIgnoresOptionsIsServedWithout() throws IOException {
    CompletableFuture<Void> script =
        play(
            () -> {
              assertThat(server.receive(Request.class).options())
                  .containsKeys("blksize", "windowsize", "tsize");
              server.data(1, new byte[512]);
              assertThat(server.receive(Ack.class).block()).isEqualTo(1);
              server.data(2, new byte[5]);
              server.receive(Ack.class);
            });
    TftpTransfer transfer =
        TftpClient.builder()
            .blockSize(1428)
            .windowSize(8)
            .requestTransferSize()
            .build()
            .get(server.address(), "f", arrived);
    script.join();
    assertThat(transfer.bytes()).isEqualTo(517);
    assertThat(transfer.blockSize()).isEqualTo(512);
    assertThat(transfer.windowSize()).isEqualTo(1);
  }

  @Test
  void anOptionThatWasNotAskedIsRefused() {
    CompletableFuture<Void> script =
        play(
            () -> {
              server.receive(Request.class);
              server.send(new OptionAck(Map.of("blksize", "9000")), server.lastSender());
              assertThat(server.receive(Error.class).code())
                  .isEqualTo(TftpError.OPTION_REFUSED.code());
            });
    assertThatThrownBy(
            () -> TftpClient.builder().blockSize(1428).build().get(server.address(), "f", arrived))
        .isInstanceOf(TftpException.class)
        .hasMessageContaining("blksize=9000");
    script.join();
  }

  @Test
  void theServersErrorIsHandedOnWithItsWords() {
    CompletableFuture<Void> script =
        play(
            () -> {
              server.receive(Request.class);
              server.data(1, new byte[512]);
              server.receive(Ack.class);
              server.send(new Error(3, "quota\u0007 gone"), server.lastSender());
            });
    Throwable thrown =
        catchThrowable(() -> TftpClient.builder().build().get(server.address(), "f", arrived));
    script.join();
    assertThat(thrown)
        .isInstanceOfSatisfying(
            TftpException.class,
            e -> {
              assertThat(e.errorCode()).hasValue(3);
              assertThat(e.serverMessage()).isEqualTo("quota? gone");
              assertThat(e.bytes()).isEqualTo(512);
            })
        .hasMessageContaining("127.0.0.1:" + server.address().getPort());
  }

  @Test
  void aSilentServerIsGivenUp() {
    TftpClient hasty = TftpClient.builder().timeout(Duration.ofMillis(10)).retries(2).build();
    assertThatThrownBy(() -> hasty.get(server.address(), "f", arrived))
        .isInstanceOf(TftpException.class)
        .hasMessageContaining("no answer");
  }

  @Test
  void aFileThatIsShorterThanAnnouncedIsNotWhole() {
    play(
        () -> {
          server.receive(Request.class);
          server.send(new OptionAck(Map.of("tsize", "1000")), server.lastSender());
          server.receive(Ack.class);
          server.data(1, new byte[100]);
        });
    TftpClient client = TftpClient.builder().requestTransferSize().build();
    assertThatThrownBy(() -> client.get(server.address(), "f", arrived))
        .isInstanceOf(TftpException.class)
        .hasMessageContaining("announced were 1000 bytes")
        .hasMessageContaining("100 bytes");
  }

  @Test
  void packetsFromAnotherPortAreNotTaken() throws IOException {
    CompletableFuture<Void> script =
        play(
            () -> {
              server.receive(Request.class);
              server.data(1, new byte[512]);
              server.receive(Ack.class);
              try (RawPeer stranger = new RawPeer()) {
                stranger.send(new Data(2, ByteBuffer.wrap("evil".getBytes())), server.lastSender());
              }
              server.data(2, new byte[] {1});
              server.receive(Ack.class);
            });
    TftpClient.builder().build().get(server.address(), "f", arrived);
    script.join();
    assertThat(arrived.size()).isEqualTo(513);
  }

  @Test
  void anInterruptEndsTheCall() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              thrown.set(
                  catchThrowable(
                      () -> TftpClient.builder().build().get(server.address(), "f", arrived)));
              if (!Thread.currentThread().isInterrupted()) {
                thrown.set(new AssertionError("the interrupt was lost"));
              }
            });
    thread.start();
    server.receive(Request.class);
    thread.interrupt();
    thread.join();
    assertThat(thrown.get()).isInstanceOf(InterruptedIOException.class);
  }

  @Test
  void aReaderThatFailsTellsTheServer() {
    CompletableFuture<Void> script =
        play(
            () -> {
              server.receive(Request.class);
              server.data(1, new byte[512]);
              assertThat(server.receive(Error.class).code()).isEqualTo(3);
            });
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("flash full");
          }
        };
    assertThatThrownBy(() -> TftpClient.builder().build().get(server.address(), "f", full))
        .isInstanceOf(IOException.class)
        .hasMessage("flash full");
    script.join();
  }

  @Test
  void aLostAcknowledgmentOfAWriteIsWaitedForAndTheBlockRepeated() throws IOException {
    CompletableFuture<Void> script =
        play(
            () -> {
              server.receive(Request.class);
              server.ack(0);
              assertThat(server.receive(Data.class).block()).isEqualTo(1);
              assertThat(server.receive(Data.class).block()).isEqualTo(1);
              server.ack(1);
            });
    TftpTransfer transfer =
        TftpClient.builder()
            .timeout(Duration.ofMillis(50))
            .build()
            .put(server.address(), "f", new ByteArrayInputStream(new byte[9]), 9);
    script.join();
    assertThat(transfer.bytes()).isEqualTo(9);
    assertThat(transfer.repeats()).isEqualTo(1);
  }
}
