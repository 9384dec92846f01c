package io.swim.transfer.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.image.ImageContent;
import io.swim.spi.Offering;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import io.swim.spi.UploadSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The host's code throws on the server's threads. */
class TftpCallbackTest {
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final PrintStream errorStream = System.err;

  /** The logger of the tests writes to the standard error stream. */
  @BeforeEach
  void readTheLog() {
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveTheLogBack() {
    System.setErr(errorStream);
  }

  @Test
  void progressThatThrowsIsLoggedOnceAndTheDeviceGetsItsFile() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    byte[] image = TestServer.bytes(20 * 512 + 1);
    try (TestServer server = TestServer.start()) {
      server.server.publish(
          Offering.of(
              new ServedFile.Outgoing(
                  "image.bin",
                  ImageContent.of(image),
                  acknowledged -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException("the host's table is full");
                  }),
              TestServer.LOOPBACK));
      assertThat(server.get(TftpClient.builder(), "image.bin")).isEqualTo(image);
      Awaitility.await().until(() -> server.ended.size() == 1);
      assertThat(server.ended.get(0).result()).isEqualTo(Result.COMPLETE);
      assertThat(server.ended.get(0).bytes()).isEqualTo(image.length);
    }
    assertThat(calls).as("told of every block all the same").hasValue(21);
    assertThat(logged.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("The progress callback for TFTP read of image.bin")
        .containsOnlyOnce("IllegalStateException: the host's table is full");
  }

  @Test
  void progressThatThrowsAnErrorHarmsNoOtherTransfer() throws IOException {
    byte[] image = TestServer.bytes(3 * 512);
    try (TestServer server = TestServer.start(builder -> builder.eventLoops(1))) {
      server.server.publish(
          Offering.of(
              new ServedFile.Outgoing(
                  "image.bin",
                  ImageContent.of(image),
                  acknowledged -> {
                    throw new NoClassDefFoundError("host/Progress");
                  }),
              TestServer.LOOPBACK));
      server.publish("other.bin", image);
      assertThat(server.get(TftpClient.builder(), "image.bin")).isEqualTo(image);
      assertThat(server.get(TftpClient.builder(), "other.bin")).isEqualTo(image);
    }
  }

  @Test
  void aListenerThatThrowsIsToldOfTheNextTransferToo() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    try (TestServer server =
        TestServer.start(
            builder ->
                builder.listener(
                    record -> {
                      calls.incrementAndGet();
                      throw new AssertionError("not what the host expected");
                    }))) {
      server.publish("image.bin", new byte[] {1, 2, 3});
      for (int round = 1; round <= 2; round++) {
        assertThat(server.get(TftpClient.builder(), "image.bin")).containsExactly(1, 2, 3);
      }
      Awaitility.await().until(() -> calls.get() == 2 && server.server.openSessions() == 0);
    }
  }

  @Test
  void aSinkThatThrowsAtTheEndCanTakeTheNextUpload() throws IOException {
    byte[] config = TestServer.bytes(700);
    AtomicInteger ends = new AtomicInteger();
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    UploadSink sink =
        new UploadSink() {
          @Override
          public OutputStream begin(InetSocketAddress peer) {
            taken.reset();
            return taken;
          }

          @Override
          public void ended(TransferRecord transfer) {
            ends.incrementAndGet();
            throw new IllegalStateException("nobody waits for it");
          }
        };
    try (TestServer server = TestServer.start()) {
      server.announce("config", TestServer.LOOPBACK, 1000, sink);
      for (int round = 1; round <= 2; round++) {
        TftpClient.builder()
            .build()
            .put(server.address(), "config", new ByteArrayInputStream(config), config.length);
        int expected = round;
        Awaitility.await().until(() -> server.ended.size() == expected);
        assertThat(taken.toByteArray()).isEqualTo(config);
      }
      assertThat(server.ended).extracting("result").containsOnly(Result.COMPLETE);
    }
    assertThat(ends).hasValue(2);
  }
}
